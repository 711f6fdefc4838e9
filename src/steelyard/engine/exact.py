"""Exact figures: one whole number over another, compared as they are and rounded only to be kept and shown.

A figure is kept rounded half up, and beside it its *rest*: what the exact one has beyond, in billionths of
the last digit kept, rounded away from zero. So a rest is 0 only where the kept figure is exact, and its sign
alone decides an edge: edges are whole numbers of the same unit (one cent short is short).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.figures import ROUND

# What is made of figures that have rests themselves is known to some billionths only: what lies nearer to a
# whole number than these is that number. Formulas and pools are known to so many; what follows a curve, to as
# many as the curve is steep (Curve.known_to).
NEAR = 10_000


@dataclass(frozen=True)
class Exact:
    """`over` by `under`, both whole numbers, widened; `under` is above 0, or missing as the figure is."""

    over: Any
    under: Any = None  # none is 1
    near: int = 0  # to how many billionths it is known; 0 is exactly

    @property
    def divisor(self) -> Any:
        """Give `under`, where none is 1."""
        return number.wide(1) if self.under is None else self.under

    def between(self, lowest: int, highest: int) -> "Exact":
        """Hold `over` between two numbers; missing stays missing."""
        least, most = number.wide(lowest), number.wide(highest)
        over = ibis.cases((self.over < least, least), (self.over > most, most), else_=self.over)
        return replace(self, over=over)

    def rounded(self) -> Any:
        """Round half up, to 64 bits."""
        if self.under is None:
            return self.over.cast("int64")
        return number.divide(self.over, self.under)

    def rest(self, rounded: Any) -> Any:
        """Give what the figure has beyond `rounded`, in billionths, away from zero."""
        beyond = self._beyond(rounded)
        near = beyond.abs() <= number.whole(self.near)
        return near.ifelse(number.whole(0), beyond) if self.near else beyond

    def _beyond(self, rounded: Any) -> Any:
        if self.under is None:
            return none_beyond(rounded)
        under = number.wide(self.under)
        beyond = number.wide(self.over) - number.wide(rounded) * under
        size = number.quotient(beyond.abs() * number.wide(number.FINE) + under - number.wide(1), under)
        return (beyond < number.wide(0)).ifelse(-size, size)


def none_beyond(figure: Any) -> Any:
    """Make the rest of a whole figure: 0, missing as the figure is."""
    return figure.isnull().ifelse(number.nothing(), number.whole(0))


def figured(value: Any) -> Exact:
    """Take a plain 64-bit integer, or what is a quotient already."""
    return value if isinstance(value, Exact) else Exact(number.wide(value))


@dataclass(frozen=True)
class Held:
    """A figure as stages hand it on: rounded, and its rest. Both are expressions."""

    figure: Any
    rest: Any

    @property
    def notch(self) -> Any:
        """Say where it stands among whole numbers: 2 × n on n, 2 × n + 1 between n and n + 1."""
        none, one = number.whole(0), number.whole(1)
        side = ibis.cases((self.rest > none, one), (self.rest < none, -one), else_=none)
        return self.figure * number.whole(2) + side

    @property
    def fine(self) -> Any:
        """Join both: counted in billionths of the last digit, widened."""
        return number.wide(self.figure) * number.wide(number.FINE) + number.wide(self.rest)

    def each(self, make: Callable[[Any], Any]) -> "Held":
        """Make something of both."""
        return Held(make(self.figure), make(self.rest))

    def settled(self, aside: Callable[[Any], Any], near: int = NEAR) -> "Held":
        """Round anew what was added up, half up; what is `near` a whole or a half digit is that.

        `aside` gives what is used often a column of its own.
        """
        half, one = number.wide(number.FINE // 2), number.wide(number.FINE)
        fine = aside(self.fine)
        halves = aside(number.wide(number.divide(fine, half)) * half)
        fine = aside(((fine - halves).abs() <= number.wide(near)).ifelse(halves, fine))
        figure = aside(number.divide(fine, one))
        return Held(figure, (fine - number.wide(figure) * one).cast("int64"))


def held(value: Exact) -> Held:
    """Round a figure, and keep its rest."""
    figure = value.rounded()
    return Held(figure, value.rest(figure))


def whole(figure: Any) -> Held:
    """Hold a figure that is whole."""
    return Held(figure, none_beyond(figure))


def edge(at: int) -> Any:
    """Make the notch of an edge."""
    return number.whole(2 * at)


def plain_notch(figure: int, rest: int | None) -> int:
    """`Held.notch`, for plain numbers."""
    rest = rest or 0
    return 2 * figure + (rest > 0) - (rest < 0)


def plain_held(over: int, under: int) -> tuple[int, int]:
    """`held`, for plain numbers: the figure and its rest."""
    figure = number.plain_scale(over, 1, under)
    beyond = over - figure * under
    size = -(-abs(beyond) * number.FINE // under)
    return figure, size if beyond >= 0 else -size


def shown(figure: int | None, rest: int | None) -> int | None:
    """Give a plain figure as it may be shown: never a round number that it only was rounded to."""
    if figure is None or not rest or figure % ROUND:
        return figure
    return figure + (1 if rest > 0 else -1)
