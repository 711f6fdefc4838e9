"""Text cells: kept as they are, but for spaces around."""

import pyarrow as pa
import pyarrow.compute as pc

from steelyard.foundation.facts.cells.typing_cells import Fault, TypedColumn

# A spreadsheet turns long numbers into 1.23E+15, and their last digits are lost.
SHORTENED = r"^\d(\.\d+)?[eE]\+\d+$"


def type_texts(cells: pa.Array, *, is_key: bool) -> TypedColumn:
    """Trim; an empty text is null. In a key, a number that a spreadsheet has shortened is a fault."""
    trimmed = pc.utf8_trim_whitespace(cells)
    empty = pc.equal(trimmed, "")
    values = pc.if_else(empty, pa.scalar(None, pa.string()), trimmed)
    nowhere = pa.nulls(len(cells), pa.int32())
    if not is_key:
        return TypedColumn(values, nowhere)
    shortened = pc.fill_null(pc.match_substring_regex(values, SHORTENED), fill_value=False)
    return TypedColumn(
        values=pc.if_else(shortened, pa.scalar(None, pa.string()), values),
        fault_at=pc.if_else(shortened, pa.scalar(0, pa.int32()), nowhere),
        faults=(Fault("shortened_number"),),
    )
