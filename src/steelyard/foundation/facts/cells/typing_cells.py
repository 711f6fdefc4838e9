"""Turn a column of cells as read (text) into typed values and faults.

A cell is read by a plain function from its text to a value or a `Fault`. It is called once for each
*different* text of the column, so a million rows cost as many readings as there are different cells,
and every rule can be written, and tested, as one small function.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc


@dataclass(frozen=True)
class Fault:
    """Why a cell cannot be used: a code, and what its words mention."""

    code: str
    more: Mapping[str, Any] = field(default_factory=dict)


Value: TypeAlias = Any  # what Arrow can hold
Reader: TypeAlias = Callable[[str], "Value | Fault | None"]


@dataclass(frozen=True)
class TypedColumn:
    """A column's values, null where empty or faulty, and where each faulty row's fault is in `faults`."""

    values: pa.Array
    fault_at: pa.Array  # int32, null where there is no fault
    faults: tuple[Fault, ...] = ()


def type_cells(cells: pa.Array, read: Reader, stored_type: pa.DataType) -> TypedColumn:
    """Read each different cell once; None from the reader means that the cell is empty."""
    encoded = cells.dictionary_encode()
    values: list[Value] = []
    fault_at: list[int | None] = []
    faults: list[Fault] = []
    for cell in encoded.dictionary.to_pylist():
        got = read(cell)
        if isinstance(got, Fault):
            values.append(None)
            fault_at.append(len(faults))
            faults.append(got)
        else:
            values.append(got)
            fault_at.append(None)
    places = encoded.indices
    return TypedColumn(
        values=pa.array(values, stored_type).take(places),
        fault_at=pa.array(fault_at, pa.int32()).take(places),
        faults=tuple(faults),
    )


def refuse_empty(column: TypedColumn) -> TypedColumn:
    """Make each empty cell a fault, for columns that no row may leave empty."""
    empty = pc.and_(pc.is_null(column.values), pc.is_null(column.fault_at))
    if not pc.any(empty).as_py():
        return column
    number = pa.scalar(len(column.faults), pa.int32())
    return TypedColumn(
        values=column.values,
        fault_at=pc.if_else(empty, number, column.fault_at),
        faults=(*column.faults, Fault("missing")),
    )
