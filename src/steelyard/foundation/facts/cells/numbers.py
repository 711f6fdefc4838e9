"""Number cells: integers, decimals and shares, exact."""

import re
from decimal import Decimal

from steelyard.foundation.facts.cells.plain import is_nothing, plain
from steelyard.foundation.facts.cells.typing_cells import Fault, Reader

MICRO = 6
LARGEST = 2**63 - 1
MINUS_SIGNS = str.maketrans({"\N{MINUS SIGN}": "-", "\N{FIGURE DASH}": "-", "\N{EN DASH}": "-"})
GROUPED = re.compile(r"\d{1,3}(?:[, '’\u202f]\d{3})+(\.\d*)?$")
UNGROUPED = re.compile(r"(?:\d+(\.\d*)?|\.\d+)$")
SHORTENED = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+$")


def number_in(text: str) -> Decimal | Fault:
    """Read digits with thousands commas or none, a minus before or after, or brackets for a minus."""
    text = text.translate(MINUS_SIGNS).strip()
    negative = False
    if text.startswith("(") and text.endswith(")"):
        negative, text = True, text[1:-1].strip()
    if text.startswith(("-", "+")):
        negative, text = negative ^ (text[0] == "-"), text[1:].strip()
    elif text.endswith("-"):
        negative, text = not negative, text[:-1].strip()
    if GROUPED.match(text):
        text = re.sub(r"[, '’\u202f]", "", text)
    elif not UNGROUPED.match(text):
        return Fault("shortened_number") if SHORTENED.match(text) else Fault("not_a_number")
    value = Decimal(text)
    return -value if negative else value


def integer_reader(*, least: int | None = None, most: int | None = None) -> Reader:
    """Return a reader of whole numbers between two bounds."""

    def read(cell: str) -> int | Fault | None:
        text = plain(cell)
        if is_nothing(text):
            return None
        value = number_in(text)
        if isinstance(value, Fault):
            return value
        if value != value.to_integral_value():
            return Fault("not_whole")
        if (least is not None and value < least) or (most is not None and value > most):
            return Fault("out_of_range", {"least": least, "most": most})
        return within(value)

    return read


def decimal_reader() -> Reader:
    """Return a reader of decimals, in millionths."""

    def read(cell: str) -> int | Fault | None:
        text = plain(cell)
        return None if is_nothing(text) else scaled(number_in(text), digits=MICRO)

    return read


def share_reader() -> Reader:
    """Return a reader of shares in millionths of the whole: 60, 60 % and 0.6 are all 600 000."""

    def read(cell: str) -> int | Fault | None:
        text = plain(cell)
        if is_nothing(text):
            return None
        is_percent = text.endswith("%")
        value = number_in(text.removesuffix("%"))
        if isinstance(value, Fault):
            return value
        if is_percent or value > 1:  # a workbook keeps 60 % as 0.6
            value /= 100
        if not 0 <= value <= 1:
            return Fault("not_a_share")
        return scaled(value, digits=MICRO)

    return read


def scaled(value: Decimal | Fault, *, digits: int) -> int | Fault:
    """Move the point; a number with more digits than are kept is a fault, never rounded in silence."""
    if isinstance(value, Fault):
        return value
    moved = value.scaleb(digits)
    if moved != moved.to_integral_value():
        return Fault("too_precise", {"digits": digits})
    return within(moved)


def within(value: Decimal) -> int | Fault:
    """Return the integer if 64 bits hold it."""
    return int(value) if abs(value) <= LARGEST else Fault("too_large")
