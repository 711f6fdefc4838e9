"""Text cells: kept as they are, but for spaces around and what spreadsheets put before them."""

import pyarrow as pa
import pyarrow.compute as pc

from steelyard.runtime.columns.faults import Fault
from steelyard.runtime.columns.plain import ERRORS
from steelyard.runtime.columns.typing_cells import TypedColumn

# A spreadsheet turns long numbers into 1.23E+15, and their last digits are lost.
SHORTENED = r"^\d([.,]\d+)?[eE]\+\d+$"
HELD = r"^'([\d=+@-].*)$"  # '00123
WRAPPED = r'^="(.*)"$'  # ="00123"


def type_texts(cells: pa.Array, *, is_key: bool) -> TypedColumn:
    """Trim; an empty text is null, an error of a spreadsheet a fault; so is, in a key, a shortened number."""
    values = written(cells)
    values = pc.if_else(pc.equal(values, ""), pa.scalar(None, pa.string()), values)
    errors = pc.is_in(pc.utf8_lower(values), value_set=pa.array(sorted(ERRORS), pa.string()))
    shortened = pc.fill_null(pc.match_substring_regex(values, SHORTENED), fill_value=False)
    shortened = shortened if is_key else pa.array([False] * len(cells), pa.bool_())
    fault_at = pc.if_else(errors, 0, pc.if_else(shortened, 1, pa.scalar(None, pa.int32())))
    return TypedColumn(
        values=pc.if_else(pc.or_(errors, shortened), pa.scalar(None, pa.string()), values),
        fault_at=pc.cast(fault_at, pa.int32()),
        faults=(Fault("spreadsheet_error"), Fault("shortened_number")),
    )


def written(cells: pa.Array) -> pa.Array:
    """Return texts without spaces around, and without what keeps a spreadsheet from counting them."""
    trimmed = pc.utf8_trim_whitespace(cells)
    return pc.replace_substring_regex(pc.replace_substring_regex(trimmed, WRAPPED, r"\1"), HELD, r"\1")
