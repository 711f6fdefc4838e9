"""Date cells: the company's days."""

from datetime import tzinfo

from steelyard.runtime.columns.dates import Order, read_date
from steelyard.runtime.columns.typing_cells import Reader, one_cell


def date_reader(order: Order = "", zone: tzinfo | None = None) -> Reader:
    """Return a reader of dates; `order` says what 7/1/2026 means, `zone` is the company's."""
    return one_cell(lambda text: read_date(text, order=order, zone=zone))
