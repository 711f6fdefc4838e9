"""What is brought forward when only changed facts are posted: without what a change of meaning did to it.

Row by row: what was carried forward, and by how much the facts moved it (as known now, less computed anew).
"""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from steelyard.engine import tables as layouts

KEY = ("plan", "person", "item", "dataset", "fact_id", "since")
NUMBERS = ("amount_minor", "left_minor")
Rows = dict[tuple[Any, ...], dict[str, Any]]


def facts_only(*, sealed: Path, anew: Path, now: Path) -> pa.Table:
    """Return balances that moved as the facts moved them, in the columns of `balances`."""
    were, again, are = (_rows(path) for path in (sealed, anew, now))
    made = []
    for key in sorted({*were, *again, *are}, key=repr):
        numbers = {
            name: _number(were, key, name) + _number(are, key, name) - _number(again, key, name)
            for name in NUMBERS
        }
        if any(numbers.values()):
            made.append(dict(zip(KEY, key, strict=True)) | numbers)
    return pa.Table.from_pylist(made, schema=layouts.BALANCES.schema)


def _rows(path: Path) -> Rows:
    return {tuple(row[name] for name in KEY): row for row in pq.read_table(path).to_pylist()}


def _number(rows: Rows, key: tuple[Any, ...], name: str) -> int:
    return int(rows[key][name]) if key in rows else 0
