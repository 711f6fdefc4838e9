"""Tables on disk, the same bytes for the same rows."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

ROWS_A_GROUP = 122_880


def write(table: pa.Table, path: Path, *, plain: tuple[str, ...] = ()) -> None:
    """Write a table; columns named plain hold too many different values for a dictionary."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(
        table,
        path,
        compression="zstd",
        compression_level=1,
        row_group_size=ROWS_A_GROUP,
        use_dictionary=[name for name in table.column_names if name not in plain],
        store_schema=False,
    )
