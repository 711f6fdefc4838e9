"""Currency cells: three letters, or the name that people use."""

from steelyard.runtime.columns.currencies import CODES, NAMES
from steelyard.runtime.columns.faults import Fault
from steelyard.runtime.columns.typing_cells import Reader, one_cell


def currency_reader() -> Reader:
    """Return a reader of currencies into their three letters."""

    def read(text: str) -> str | Fault:
        code = NAMES.get(text.upper(), text.upper())
        return code if code in CODES else Fault("unknown_currency")

    return one_cell(read)
