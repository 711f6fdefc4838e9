"""What is brought forward, moved by one cause alone: by a new meaning of plans, or by changed facts.

Row by row and exact: what there is, and by how much two outcomes of the same period differ in what they carry
forward.
"""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from steelyard.engine import tables as layouts

KEY = ("plan", "person", "item", "dataset", "fact_id", "since")
NUMBERS = ("amount_minor", "left_minor")
Rows = dict[tuple[Any, ...], dict[str, Any]]


def moved_balances(start: Path | None, *, before: Path, after: Path) -> pa.Table:
    """Return the balances of `start` with what `after` has beyond `before`, in the columns of `balances`."""
    rows, were, are = (_rows(path) for path in (start, before, after))
    made = []
    for key in sorted({*rows, *were, *are}, key=repr):
        numbers = {
            name: _number(rows, key, name) + _number(are, key, name) - _number(were, key, name)
            for name in NUMBERS
        }
        if any(numbers.values()):
            made.append(dict(zip(KEY, key, strict=True)) | numbers)
    return pa.Table.from_pylist(made, schema=layouts.BALANCES.schema)


def same_balances(one: Path, other: Path) -> bool:
    """Tell whether two outcomes carry the same forward."""
    return _rows(one) == _rows(other)


def _rows(path: Path | None) -> Rows:
    if path is None:
        return {}
    return {tuple(row[name] for name in KEY): row for row in pq.read_table(path).to_pylist()}


def _number(rows: Rows, key: tuple[Any, ...], name: str) -> int:
    return int(rows[key][name]) if key in rows else 0
