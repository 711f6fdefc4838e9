"""Deduction (扣分): full points, less some for each step of the value above what is free.

No target is needed.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.curves.axis import Axis, Reads
from steelyard.engine.curves.by_value import axis_in, too_fine
from steelyard.engine.curves.curve import Corner, Curve
from steelyard.engine.exact import Exact, Held, held, whole
from steelyard.engine.figures import Figure
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Level, Points

SAYS = {
    "whole": Words(
        "Begins at {start} points and loses {points} for each full {per} above {free}, never below {least}.",
        "起始 {start} 分，超出 {free} 的部分每满 {per} 扣 {points} 分，最低 {least} 分。",
        "起始 {start} 分，超出 {free} 的部分每滿 {per} 扣 {points} 分，最低 {least} 分。",
    ),
    "parts": Words(
        "Begins at {start} points and loses {points} for each {per} above {free}, parts of it in proportion, "
        "never below {least}.",
        "起始 {start} 分，超出 {free} 的部分每 {per} 扣 {points} 分，不足部分按比例，最低 {least} 分。",
        "起始 {start} 分，超出 {free} 的部分每 {per} 扣 {points} 分，不足部分按比例，最低 {least} 分。",
    ),
}
HUNDRED = 100 * number.MICRO
MOST_STEPS = 40  # that a picture shows one by one


class Deduction(Curve):
    """kind: deduction."""

    kind: Literal["deduction"]
    start: Points = Field(HUNDRED, description="The points with nothing to deduct.")
    points: Points = Field(description="What each step costs.")
    per: Level = Field(Decimal(1), description="How large a step is, in the indicator's unit.")
    free: Level = Field(Decimal(0), description="The value that costs nothing yet.")
    not_below: Points = Field(0, description="The fewest points.")
    count: Literal["whole", "parts"] = Field(
        "whole", description="`whole`: only full steps cost; `parts`: parts of a step in proportion."
    )

    @property
    def looks_at(self) -> Reads:
        """The value."""
        return "value"

    @property
    def most_steps(self) -> int:
        """Tell after how many steps the fewest points are reached."""
        return -((self.not_below - self.start) // self.points)

    def score(self, x: Held, axis: Axis) -> Held:
        """Count the steps, at most so many as make a difference, and take their points off."""
        per = axis.place(self.per) * number.FINE
        beyond = Exact(x.fine - number.wide(axis.place(self.free) * number.FINE))
        over = beyond.between(0, per * self.most_steps).over
        if self.count == "whole":
            steps = number.quotient(over, number.wide(per))
            left = number.whole(self.start) - steps * number.whole(self.points)
            return whole(ibis.greatest(left, number.whole(self.not_below)))
        exact = number.wide(self.start) * number.wide(per) - over * number.wide(self.points)
        score = Exact(exact, number.wide(per), near=self.known_to(axis))
        return held(score.between(self.not_below * per, self.start * per))

    def corners(self, axis: Axis) -> list[Corner]:
        """A stair, or a straight line where there are parts or too many steps to see."""
        free, per, most = axis.place(self.free), axis.place(self.per), self.most_steps
        if self.count == "parts" or most > MOST_STEPS:
            end = free + (per * (self.start - self.not_below)) // self.points
            return [(free, self.start), (max(end, free + 1), self.not_below)]
        found: list[Corner] = []
        for step in range(1, most + 1):
            before = max(self.start - self.points * (step - 1), self.not_below)
            after = max(self.start - self.points * step, self.not_below)
            found += [(free + per * step, before), (free + per * step, after)]
        return found

    def flaws(self, draft: Any, indicator: Any = None) -> Iterator[Flaw]:
        """Yield steps that are none, ends upside down, and numbers finer than the unit."""
        if self.points <= 0 or self.per <= 0:
            yield Flaw("step_not_positive", ("points" if self.points <= 0 else "per",))
        if self.not_below >= self.start:
            yield Flaw("ends_upside_down", ("not_below",), ends(self.not_below, self.start))
        axis = axis_in(draft, indicator)
        for name in ("per", "free"):
            if not axis.fits(getattr(self, name)):
                yield too_fine(getattr(self, name), axis, (name,))

    def says(self, axis: Axis) -> Phrase:
        """Say what costs how much."""
        return SAYS[self.count](
            start=Figure(self.start, "points"),
            points=Figure(self.points, "points"),
            per=axis.figure(axis.place(self.per)),
            free=axis.figure(axis.place(self.free)),
            least=Figure(self.not_below, "points"),
        )

    def formula(self, x: Figure, score: Figure, axis: Axis) -> str:
        """Show the steps and their price: 100 − 5 × 3 = 85."""
        over = max(0, (x.value or 0) - axis.place(self.free))
        start, cost = Figure(self.start, "points").text(), Figure(self.points, "points").text()
        if self.count == "whole":
            # A value rounded up onto a step has not reached it.
            reached = over - 1 if over and (x.rest or 0) < 0 else over
            steps = Figure(reached // axis.place(self.per), "count").text()
        else:
            steps = f"{axis.figure(over).bare()} ÷ {axis.figure(axis.place(self.per)).bare()}"
        sign = " → " if score.value == self.not_below else " = "
        return f"{start} − {cost} × {steps}{sign}{score.text()}"


def ends(low: int, high: int) -> dict[str, Any]:
    """Name the ends of a range of points for a problem."""
    return {"low": Figure(low, "points"), "high": Figure(high, "points")}
