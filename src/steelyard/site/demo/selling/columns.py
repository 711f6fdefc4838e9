"""From numbers to columns: places become codes and names, day numbers become dates."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from steelyard.site.demo.days import Calendar
from steelyard.site.demo.draw import Ints
from steelyard.site.demo.selling.deals import NO_DAY


def labels(values: Sequence[str], places: Ints) -> pa.Array:
    """Give the value at each place."""
    return pa.DictionaryArray.from_arrays(pa.array(places, pa.int32()), pa.array(values, pa.string())).cast(
        pa.string()
    )


def dates(days: Ints) -> pa.Array:
    """Give day numbers as dates; NO_DAY is an empty cell."""
    return pa.array(days.astype(np.int32), mask=days == NO_DAY).cast(pa.date32())


def numbered(prefix: str, numbers: Ints, width: int = 8) -> pa.Array:
    """OP00000042 and the like."""
    digits = pc.utf8_lpad(pa.array(numbers).cast(pa.string()), width, "0")
    return pc.binary_join_element_wise(prefix, digits, "")


def joined(left: pa.Array, mark: str, right: Ints) -> pa.Array:
    """Join a number to a code."""
    return pc.binary_join_element_wise(left, pa.array(right).cast(pa.string()), mark)


def month_number(calendar: Calendar, month: int) -> int:
    """A number for each month of opening, so that codes of different months can't meet."""
    first = np.int64(calendar.first).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    year, within = divmod(int(first) + month, 12)
    return (year + 1970) % 100 * 100 + within + 1
