"""Share cells: those of one fact are read together, since 1 and 99 are per cent and 0.4 and 0.6 parts."""

import pyarrow as pa

from steelyard.runtime.columns.digits import Style
from steelyard.runtime.columns.faults import Fault
from steelyard.runtime.columns.shares import read_share, shares_in_ppm
from steelyard.runtime.columns.typing_cells import TypedColumn, one_cell


def type_shares(cells: pa.Array, wholes: pa.Array, style: Style) -> TypedColumn:
    """Read shares in millionths; `wholes` names for each row what it is a share of."""
    read = one_cell(lambda text: read_share(text, style))
    each = {cell: read(cell) for cell in cells.unique().to_pylist()}
    values = shares_in_ppm([each[cell] for cell in cells.to_pylist()], wholes.to_pylist())
    faults = [value for value in values if isinstance(value, Fault)]
    numbers = iter(range(len(faults)))
    return TypedColumn(
        values=pa.array([None if isinstance(value, Fault) else value for value in values], pa.int64()),
        fault_at=pa.array([next(numbers) if isinstance(v, Fault) else None for v in values], pa.int32()),
        faults=tuple(faults),
    )
