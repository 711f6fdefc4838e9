"""Compare admitted rows with those that stand: what is new, what has changed, what is the same."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from steelyard.foundation.facts.datasets import LINEAGE, Dataset

SQL_TYPES = {pa.string(): "varchar", pa.int64(): "bigint", pa.date32(): "date"}
CHANGES_SHOWN = 20


@dataclass(frozen=True)
class Comparison:
    """The dataset's rows as they stand after the import, and how many of the admitted made a difference."""

    table: pa.Table  # all rows, ordered by the date that counts, then id
    new: int
    changed: int
    unchanged: int
    changes: list[dict[str, Any]]  # the first changed rows: {"id", "row", "was": {column: value}, "now": {…}}


def standing_rows(head: Path | None, dataset: Dataset) -> str:
    """Write the query of the rows that stand; columns declared since are empty in an older snapshot."""
    known = set(pq.read_schema(head).names) if head else set()
    source = f"from read_parquet('{str(head).replace(chr(39), chr(39) * 2)}')" if head else "limit 0"
    columns = (
        f'"{field.name}"' if field.name in known else f'null::{SQL_TYPES[field.type]} as "{field.name}"'
        for field in dataset.schema
    )
    return f"select {', '.join(columns)} {source}"


def compare(good: pa.Table, *, head: Path | None, dataset: Dataset, said: Collection[str]) -> Comparison:
    """Lay admitted rows over the head snapshot.

    A column that the file lacks keeps what it says in the head. A row that says nothing new keeps its
    old origin, so importing a file twice leaves every byte as it was. Rows that the file does not
    mention stay.
    """
    with duckdb.connect() as database:
        database.register("incoming", good)
        database.execute(f"create temp table standing as {standing_rows(head, dataset)}")
        database.execute(f"create temp table laid as {LAID.format(**pieces(good, dataset, said))}")
        counts = dict(database.execute("select what, count(*) from laid group by what").fetchall())
        changes = first_changes(database, pieces(good, dataset, said)["compared"])
        table = database.sql(
            f"""
            select * exclude (what) from laid where what <> 'same'
            union all by name
            select * from standing where id not in (select id from laid where what <> 'same')
            order by {order_of(dataset)}
            """  # noqa: S608 - declared columns
        ).to_arrow_table()
    return Comparison(
        table=table.cast(dataset.schema),
        new=counts.get("new", 0),
        changed=counts.get("changed", 0),
        unchanged=counts.get("same", 0),
        changes=changes,
    )


def first_changes(database: duckdb.DuckDBPyConnection, compared: Sequence[str]) -> list[dict[str, Any]]:
    """Return the first changed rows of the file, each with what differs: as it stands, and as it would be."""
    now = ", ".join(f'laid."{name}" as "now_{name}"' for name in compared)
    was = ", ".join(f'standing."{name}" as "was_{name}"' for name in compared)
    rows = database.sql(
        f"""
        select laid.id, laid.source_row as source_row {", " + now + ", " + was if compared else ""}
        from laid join standing on standing.id = laid.id
        where what = 'changed' order by laid.source_row limit {CHANGES_SHOWN}
        """  # noqa: S608 - declared columns
    ).to_arrow_table()
    return [
        {
            "id": row["id"],
            "row": row["source_row"],
            "was": {name: row[f"was_{name}"] for name in compared},
            "now": {name: row[f"now_{name}"] for name in compared},
        }
        for row in rows.to_pylist()
    ]


LAID = """
    select {columns},
        case when standing.id is null then 'new' when {differs} then 'changed' else 'same' end as what
    from incoming left join standing on standing.id = incoming.id
"""


def pieces(good: pa.Table, dataset: Dataset, said: Collection[str]) -> dict[str, Any]:
    """Return the parts of the query that depend on the columns."""
    read = {dataset.column(name).stored_name for name in said} | {"id", *LINEAGE.names}
    if dataset.currency and any(dataset.column(name).kind == "money" for name in said):
        read.add(dataset.currency)  # an amount without its currency says nothing
    compared = sorted(read - {"id", *LINEAGE.names})
    return {
        "compared": compared,
        "columns": ", ".join(
            f'incoming."{name}"'
            if name in read
            else f'coalesce(standing."{name}", incoming."{name}") as "{name}"'
            for name in good.column_names
        ),
        "differs": " or ".join(f'incoming."{n}" is distinct from standing."{n}"' for n in compared) or "1=0",
    }


def order_of(dataset: Dataset) -> str:
    """Return the order of a snapshot's rows: it must not depend on the order of imports."""
    date = f'"{dataset.counted_on}" nulls first, ' if dataset.counted_on else ""
    return f"{date}id"
