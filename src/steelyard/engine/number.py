"""The only maker of numeric literals and the only rounding.

Money, counts and scores are 64-bit integers between stages. A product is widened to 38 digits before it is
divided, and the quotient is rounded half up, away from zero. What does not fit is an error of the machine,
never a wrong number. Division, and sums brought back to 64 bits, are five functions each machine supplies
exactly (runtime/duckdb/shims.py): Ibis' own `//` and `/` pass through floating point.
"""

from collections.abc import Sequence
from typing import Any

import ibis
import ibis.expr.datatypes as dt

MICRO = 1_000_000  # ratios, points and averages are counted in millionths
PICO = 10**12  # exchange rates in so many parts of one: a rial is 0.000000952381 dollars
PICO_DIGITS = 12
FINE_DIGITS = 9
FINE: int = 10**FINE_DIGITS  # rests are counted in billionths of the last digit kept (exact.py)
BEYOND = 2**62  # further than any amount reaches
SMALL = 2**31
WIDE = dt.Decimal(38, 0)


@ibis.udf.scalar.builtin(name="steelyard_divide", signature=((WIDE, WIDE), dt.int64))  # type: ignore[untyped-decorator]  # Ibis says no types
def _divide(n: Any, d: Any) -> Any: ...


@ibis.udf.scalar.builtin(name="steelyard_quotient", signature=((WIDE, WIDE), dt.int64))  # type: ignore[untyped-decorator]  # Ibis says no types
def _quotient(n: Any, d: Any) -> Any: ...


@ibis.udf.scalar.builtin(name="steelyard_remainder", signature=((WIDE, WIDE), dt.int64))  # type: ignore[untyped-decorator]  # Ibis says no types
def _remainder(n: Any, d: Any) -> Any: ...


@ibis.udf.scalar.builtin(name="steelyard_root", signature=((WIDE, WIDE), dt.int64))  # type: ignore[untyped-decorator]  # Ibis says no types
def _root(n: Any, d: Any) -> Any: ...


@ibis.udf.scalar.builtin(name="steelyard_int64", signature=((dt.int64,), dt.int64))  # type: ignore[untyped-decorator]  # Ibis says no types
def _int64(n: Any) -> Any: ...


def whole(n: int) -> ibis.Value:
    """Make a 64-bit integer literal. A small one is cast, or machines would take it for 32 bits."""
    return ibis.literal(n, "int32").cast("int64") if abs(n) < SMALL else ibis.literal(n, "int64")


def nothing() -> ibis.Value:
    """Make a missing 64-bit integer."""
    return ibis.null("int64")


def wide(value: Any) -> Any:
    """Widen an integer, so that a product of two fits; a plain one may be longer than 64 bits."""
    if not isinstance(value, int):
        return value.cast(WIDE)
    if abs(value) <= BEYOND:
        return whole(value).cast(WIDE)
    high, low = divmod(value, BEYOND)
    return wide(high) * wide(BEYOND) + wide(low)


def divide(numerator: Any, denominator: Any) -> Any:
    """Divide by a positive number, rounding half up (away from zero); missing when dividing by 0."""
    return _divide(wide(numerator), wide(denominator))


def divide_up(numerator: Any, denominator: Any) -> Any:
    """Divide by a positive number; whatever rest there is counts as a whole one, away from zero."""
    size = numerator.abs()
    more = (remainder(size, denominator) > whole(0)).ifelse(whole(1), whole(0))
    return (quotient(size, denominator) + more) * sign(numerator)


def divide_down(numerator: Any, denominator: Any) -> Any:
    """Divide by a positive number and drop the rest, towards zero."""
    return quotient(numerator.abs(), denominator) * sign(numerator)


def rest(numerator: Any, denominator: Any, rounded: Any) -> Any:
    """Give what rounding left aside, in parts of the denominator: 64 bits, as it is less than that."""
    return (wide(numerator) - wide(rounded) * wide(denominator)).cast("int64")


def scale(value: Any, factor: Any, unit: int = MICRO) -> Any:
    """Multiply by a factor counted in `unit` parts of one, rounding half up."""
    return divide(wide(value) * wide(factor), whole(unit))


def quotient(numerator: Any, denominator: Any) -> Any:
    """Divide numbers that are not negative and drop the rest."""
    return _quotient(wide(numerator), wide(denominator))


def remainder(numerator: Any, denominator: Any) -> Any:
    """Give the rest that `quotient` drops."""
    return _remainder(wide(numerator), wide(denominator))


def root(numerator: Any, denominator: Any) -> Any:
    """Divide what is not negative, rounding half up, and give the whole square root of that."""
    return _root(wide(numerator), wide(denominator))


def total(values: Any, where: Any = None) -> Any:
    """Sum in 64 bits; missing when there is nothing to sum."""
    return _int64(values.sum(where=where))


def running(values: Any, window: Any) -> Any:
    """Sum over a window, in 64 bits."""
    return _int64(values.sum().over(window))


def micro(column: Any) -> Any:
    """Read an integer or decimal column as millionths."""
    if column.type().is_integer():
        return column.cast("int64") * whole(MICRO)
    return (column.cast(dt.Decimal(28, 6)) * ibis.literal(MICRO, dt.Decimal(7, 0))).cast("int64")


def one_of(numbers: Sequence[int | None], place: Any) -> Any:
    """Take one of several plain numbers by its place, from 0."""
    return ibis.literal(list(numbers), "array<int64>")[place.cast("int32")].cast("int64")


def sign(value: Any) -> Any:
    """Give 1 for a number that is not negative, -1 for one that is."""
    return (value < whole(0)).ifelse(whole(-1), whole(1))


def plain_scale(value: int, factor: int, unit: int = MICRO) -> int:
    """`scale`, for plain integers: half up, away from zero."""
    product = value * factor
    rounded = (2 * abs(product) + unit) // (2 * unit)
    return -rounded if product < 0 else rounded


def from_micro(column: Any) -> Any:
    """Read millionths as a decimal number."""
    return column.cast(dt.Decimal(19, 0)) * ibis.literal("0.000001", dt.Decimal(7, 6))
