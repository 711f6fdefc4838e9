"""Number cells: integers, decimals and exchange rates, exact."""

from decimal import Decimal

from steelyard.runtime.columns.digits import Style
from steelyard.runtime.columns.faults import Fault
from steelyard.runtime.columns.numbers import read_number
from steelyard.runtime.columns.typing_cells import Reader, one_cell

MICRO = 6
PICO = 12  # digits of an exchange rate: one rial is some 0.000000952381 dollars
LARGEST = 2**63 - 1
SEPARATOR = "\x1f"  # between what two columns say of one figure, which are read together


def integer_reader(style: Style = "", *, least: int | None = None, most: int | None = None) -> Reader:
    """Return a reader of whole numbers between two bounds."""

    def read(text: str) -> int | Fault:
        value = read_number(text, style)
        if isinstance(value, Fault):
            return value
        if value != value.to_integral_value():
            return Fault("not_whole")
        if (least is not None and value < least) or (most is not None and value > most):
            return Fault("out_of_range", {"least": least, "most": most})
        return within(value)

    return one_cell(read)


def decimal_reader(style: Style = "") -> Reader:
    """Return a reader of decimals, in millionths."""
    return one_cell(lambda text: scaled(read_number(text, style), digits=MICRO))


def rate_reader(style: Style = "") -> Reader:
    """Return a reader of `units SEPARATOR rate`: what so many units are worth, as one's worth in 10^-12.

    Without units it is the worth of one; a rate is above 0.
    """

    def read(pair: str) -> int | Fault | None:
        units, _, cell = pair.partition(SEPARATOR)
        value = one_cell(lambda text: read_number(text, style))(cell)
        if value is None or isinstance(value, Fault):
            return value
        if value <= 0:
            return Fault("rate_not_positive")
        per = Decimal(units or 1)
        if per <= 0 or per.normalize().as_tuple().digits != (1,):
            return Fault("rate_per_odd")
        return scaled(value.scaleb(-per.adjusted()), digits=PICO)

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
