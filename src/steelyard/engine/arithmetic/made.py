"""A term's value on its way: exact, as one whole number over another.

Products of several figures outgrow 38 digits. So what is made of more than two figures is first brought to a
plain number with twelve decimals, which a further product can carry; a value made so is known to some
billionths of a millionth, and one that lies so near to a whole millionth is that millionth.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.exact import NEAR, Exact

Column = Callable[[ibis.Table], Any]
MOST = 2  # figures multiplied with each other
DECIMALS = 10**12


class Workings:
    """A table on which intermediate results can be set aside, so that no expression is written twice."""

    def __init__(self, table: ibis.Table) -> None:
        self.table = table
        self.taken = 0

    def set_aside(self, column: Column) -> Column:
        """Give an expression a column of its own."""
        name = f"step_{self.taken}"
        self.taken += 1
        self.table = self.table.mutate(**{name: column(self.table)})
        return lambda table: table[name]

    def aside(self, expression: Any) -> Any:
        """Set aside what is written over this table, or over what it was before."""
        return self.set_aside(lambda _: expression)(self.table)


@dataclass(frozen=True)
class Made:
    """`over` by `under` by `scale`; `size` tells how many figures are multiplied in the longer of both."""

    over: Column
    under: Column | None = None  # none is 1; it is above 0, or missing as the value is
    scale: int = 1
    size: int = 1
    near: bool = False  # whether anything in it was brought to decimals

    def scaled(self, scale: int) -> "Made":
        """Count it in another number of parts of one, a multiple of its own."""
        times = scale // self.scale
        if times == 1:
            return self
        return replace(self, over=lambda table: self.over(table) * number.wide(times), scale=scale)

    def exact(self, table: ibis.Table, unit: int) -> Exact:
        """Give it counted in a unit's integers."""
        alike = math.gcd(unit, self.scale)
        times, by = unit // alike, self.scale // alike
        over = self.over(table) * number.wide(times)
        if self.under is None:
            return Exact(over, number.wide(by), near=self.near and NEAR)
        return Exact(over, self.under(table) * number.wide(by), near=self.near and NEAR)


def kept(made: Made, workings: Workings) -> Made:
    """Set it aside."""
    under = None if made.under is None else workings.set_aside(made.under)
    return replace(made, over=workings.set_aside(made.over), under=under)


def added(left: Made, right: Made, workings: Workings, sign: int) -> Made:
    """Add or subtract."""
    left, right = alike(left, right, workings)
    return replace(
        left,
        over=lambda table: left.over(table) + right.over(table) * number.wide(sign),
        near=left.near or right.near,
    )


def alike(left: Made, right: Made, workings: Workings) -> tuple[Made, Made]:
    """Bring both over the same number, so that they can be added and compared."""
    if left.under is not None or right.under is not None:
        left, right = _small(left, right, workings)
    scale = math.lcm(left.scale, right.scale)
    left, right = left.scaled(scale), right.scaled(scale)
    if left.under is None and right.under is None:
        size = max(left.size, right.size)
        return replace(left, size=size), replace(right, size=size)
    unders = [under for under in (left.under, right.under) if under is not None]
    common = workings.set_aside(unders[0] if len(unders) == 1 else _times(*unders))
    size = left.size + right.size
    return (
        replace(left, over=_times(left.over, right.under), under=common, size=size),
        replace(right, over=_times(right.over, left.under), under=common, size=size),
    )


def multiplied(left: Made, right: Made, workings: Workings) -> Made:
    """Multiply."""
    left, right = _small(left, right, workings)
    unders = [under for under in (left.under, right.under) if under is not None]
    under = (_times(*unders) if len(unders) > 1 else unders[0]) if unders else None
    return _product(left, right, _times(left.over, right.over), under, workings)


def divided(left: Made, right: Made, workings: Workings) -> Made:
    """Divide with sign; by 0 there is no value."""
    left, right = _small(left, right, workings)
    below = workings.set_aside(right.over)

    def over(table: ibis.Table) -> Any:
        negative = below(table) < number.wide(0)
        value = _times(left.over, right.under)(table) * number.wide(right.scale)
        return negative.ifelse(-value, value)

    def under(table: ibis.Table) -> Any:
        size = below(table).abs()
        return _times(lambda _: size.nullif(number.wide(0)), left.under)(table)

    made = _product(left, right, over, under, workings)
    return replace(made, scale=left.scale)


def negative(made: Made) -> Made:
    """Turn the sign."""
    return replace(made, over=lambda table: -made.over(table))


def _product(left: Made, right: Made, over: Column, under: Column | None, workings: Workings) -> Made:
    scale, size = left.scale * right.scale, left.size + right.size
    near = left.near or right.near
    return kept(Made(over, under, scale, MOST if scale > DECIMALS else min(size, MOST), near), workings)


def _small(left: Made, right: Made, workings: Workings) -> tuple[Made, Made]:
    """Bring to decimals what would outgrow its width, the longer one first."""
    if left.size + right.size > MOST and left.size >= right.size:
        left = _decimal(left, workings)
    if left.size + right.size > MOST:
        right = _decimal(right, workings)
    if left.size + right.size > MOST:
        left = _decimal(left, workings)
    return left, right


def _decimal(made: Made, workings: Workings) -> Made:
    """Bring it to a plain number with twelve decimals: six at a time, as a quotient has 64 bits."""
    if made.under is None and made.scale <= DECIMALS:
        return replace(made, size=1)
    held = kept(made, workings)
    micro = workings.set_aside(lambda table: held.exact(table, number.MICRO).rounded())

    def over(table: ibis.Table) -> Any:
        exact = held.exact(table, number.MICRO)
        rest = exact.over - number.wide(micro(table)) * exact.under
        finer = number.divide(rest * number.wide(number.MICRO), exact.under)
        return number.wide(micro(table)) * number.wide(number.MICRO) + number.wide(finer)

    return Made(workings.set_aside(over), None, DECIMALS, near=True)


def _times(left: Column, right: Column | None) -> Column:
    if right is None:
        return left
    return lambda table: left(table) * right(table)
