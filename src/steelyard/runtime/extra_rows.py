"""Rows that somebody imagines beside a table's own: what if this deal came?"""

import pyarrow as pa


def like(rows: pa.Table, schema: pa.Schema, name: str) -> pa.Table:
    """Lay rows out as the table `name` is; columns they lack are empty.

    Raises:
        ValueError: They have a column that the table has not.
    """
    unknown = [column for column in rows.column_names if column not in schema.names]
    if unknown:
        msg = f"{name} has no column {', '.join(unknown)}"
        raise ValueError(msg)
    filled = {
        field.name: rows[field.name].cast(field.type)
        if field.name in rows.column_names
        else pa.nulls(rows.num_rows, field.type)
        for field in schema
    }
    return pa.table(filled, schema=schema)
