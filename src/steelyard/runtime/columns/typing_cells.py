"""Turn a column of cells as read (text) into typed values and faults.

A cell is read by a plain function from its text to a value or a `Fault`. It is called once for each
*different* text of the column, so a million rows cost as many readings as there are different cells,
and every rule can be written, and tested, as one small function.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from steelyard.runtime.columns import Fault
from steelyard.runtime.columns.plain import is_error, is_nothing, plain

Value: TypeAlias = Any  # what Arrow can hold
Reader: TypeAlias = Callable[[str], "Value | Fault | None"]
AtOnce: TypeAlias = Callable[[pa.Array], pa.Array]  # texts in; values out, null where a reader must look


@dataclass(frozen=True)
class TypedColumn:
    """A column's values, null where empty or faulty, and where each faulty row's fault is in `faults`."""

    values: pa.Array
    fault_at: pa.Array  # int32, null where there is no fault
    faults: tuple[Fault, ...] = ()


def type_cells(
    cells: pa.Array, read: Reader, stored_type: pa.DataType, *, at_once: AtOnce | None = None
) -> TypedColumn:
    """Read each different cell once; None from the reader means that the cell is empty.

    `at_once` may read the plainest cells all together, for columns where most cells differ; what it
    leaves null is given to `read`.
    """
    encoded = cells.dictionary_encode()
    different = encoded.dictionary
    values = at_once(different) if at_once else pa.nulls(len(different), stored_type)
    left = pc.indices_nonzero(pc.is_null(values))
    read_values: list[Value] = []
    fault_at: list[int | None] = []
    faults: list[Fault] = []
    for cell in different.take(left).to_pylist():
        got = read(cell)
        fault = got if isinstance(got, Fault) else None
        read_values.append(None if fault else got)
        fault_at.append(len(faults) if fault else None)
        faults += [fault] if fault else []
    missing = pc.is_null(values)
    values = pc.replace_with_mask(values, missing, pa.array(read_values, stored_type))
    places = pc.replace_with_mask(
        pa.nulls(len(different), pa.int32()), missing, pa.array(fault_at, pa.int32())
    )
    return TypedColumn(
        values=values.take(encoded.indices),
        fault_at=places.take(encoded.indices),
        faults=tuple(faults),
    )


def one_cell(read: Callable[[str], Value | Fault]) -> Reader:
    """Make a reader that is only asked about cells that say something: not nothing, and no error."""

    def read_cell(cell: str) -> Value | Fault | None:
        text = plain(cell)
        if is_nothing(text):
            return None
        return Fault("spreadsheet_error") if is_error(text) else read(text)

    return read_cell


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
