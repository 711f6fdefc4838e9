"""Demands that several datasets make on a row, as column functions."""

from collections.abc import Callable, Collection
from typing import TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

Broken: TypeAlias = Callable[[pa.Table], pa.ChunkedArray]


def empty_when(column: str, *, other: str, among: Collection[str]) -> Broken:
    """Break where `column` is empty although `other` is one of these values."""

    def broken(table: pa.Table) -> pa.ChunkedArray:
        asked = pc.is_in(table[other], value_set=pa.array(list(among), pa.string()))
        return pc.and_(asked, pc.is_null(table[column]))

    return broken


def above_zero(column: str, *, other: str, among: Collection[str]) -> Broken:
    """Break where `column` is above zero although `other` is one of these values."""

    def broken(table: pa.Table) -> pa.ChunkedArray:
        asked = pc.is_in(table[other], value_set=pa.array(list(among), pa.string()))
        return pc.and_(asked, pc.fill_null(pc.greater(table[column], 0), fill_value=False))

    return broken


def earlier_than(column: str, *, other: str) -> Broken:
    """Break where the date in `column` lies before the one in `other`; an empty date breaks nothing."""

    def broken(table: pa.Table) -> pa.ChunkedArray:
        return pc.fill_null(pc.less(table[column], table[other]), fill_value=False)

    return broken
