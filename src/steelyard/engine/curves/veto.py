"""Veto (一票否決): a limit that must be kept; otherwise the part gives 0 and the whole total is 0."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from steelyard.engine import number
from steelyard.engine.curves.axis import Axis, Reads
from steelyard.engine.curves.by_value import axis_in, too_fine
from steelyard.engine.curves.curve import Corner, Curve
from steelyard.engine.curves.deduction import ends
from steelyard.engine.exact import Held, edge, plain_notch, whole
from steelyard.engine.figures import Figure
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Level, Percent, Points

LIMITS = ("at_least", "at_most", "attainment_at_least")
SAYS = {
    "at_least": Words(
        "A value of at least {limit} gives {points} points; below it the whole total is 0.",
        "实际值不低于 {limit} 得 {points} 分，否则总分为 0（一票否决）。",
        "實際值不低於 {limit} 得 {points} 分，否則總分為 0（一票否決）。",
    ),
    "at_most": Words(
        "A value of at most {limit} gives {points} points; above it the whole total is 0.",
        "实际值不高于 {limit} 得 {points} 分，否则总分为 0（一票否决）。",
        "實際值不高於 {limit} 得 {points} 分，否則總分為 0（一票否決）。",
    ),
    "attainment_at_least": Words(
        "An attainment of at least {limit} gives {points} points; below it the whole total is 0.",
        "达成率不低于 {limit} 得 {points} 分，否则总分为 0（一票否决）。",
        "達成率不低於 {limit} 得 {points} 分，否則總分為 0（一票否決）。",
    ),
}
HUNDRED = 100 * number.MICRO


class Veto(Curve):
    """kind: veto."""

    kind: Literal["veto"]
    at_least: Level | None = Field(None, description="The value must be this or more.")
    at_most: Level | None = Field(None, description="The value must be this or less.")
    attainment_at_least: Percent | None = Field(None, description="The attainment must be this or more.")
    points: Points = Field(HUNDRED, description="The points while the limit is kept.")

    @model_validator(mode="after")
    def _one_limit(self) -> "Veto":
        if sum(getattr(self, limit) is not None for limit in LIMITS) != 1:
            raise PydanticCustomError("one_limit", "", {"limits": ", ".join(LIMITS)})
        return self

    @property
    def looks_at(self) -> Reads:
        """The value, unless the limit is an attainment."""
        return "attainment" if self.attainment_at_least is not None else "value"

    @property
    def vetoes(self) -> bool:
        """It can."""
        return True

    @property
    def limit(self) -> str:
        """Name the limit that is set."""
        return next(limit for limit in LIMITS if getattr(self, limit) is not None)

    def limit_at(self, axis: Axis) -> int:
        """Give the limit as an integer of the axis."""
        written = getattr(self, self.limit)
        return axis.place(written) if isinstance(written, Decimal) else int(written)

    def kept(self, x: Held, axis: Axis) -> Any:
        """Make the condition that the limit is kept; missing when what it reads is."""
        limit = edge(self.limit_at(axis))
        return x.notch <= limit if self.limit == "at_most" else x.notch >= limit

    def score(self, x: Held, axis: Axis) -> Held:
        """All or nothing."""
        return whole(self.kept(x, axis).ifelse(number.whole(self.points), number.whole(0)))

    def corners(self, axis: Axis) -> list[Corner]:
        """A jump at the limit."""
        limit = self.limit_at(axis)
        jump = [(limit, 0), (limit, self.points)]
        return jump[::-1] if self.limit == "at_most" else jump

    def usual(self, axis: Axis, target: int | None) -> int:
        """The points: a plan is shown with its limits kept."""
        return self.points

    def flaws(self, draft: Any, indicator: Any = None) -> Iterator[Flaw]:
        """Yield points below 0, and a limit finer than the unit."""
        if self.points < 0:
            yield Flaw("ends_upside_down", ("points",), ends(0, self.points))
        axis, written = axis_in(draft, indicator), getattr(self, self.limit)
        if isinstance(written, Decimal) and not axis.fits(written):
            yield too_fine(written, axis, (self.limit,))

    def says(self, axis: Axis) -> Phrase:
        """Say what must be kept."""
        return SAYS[self.limit](limit=axis.figure(self.limit_at(axis)), points=Figure(self.points, "points"))

    def formula(self, x: Figure, score: Figure, axis: Axis) -> str:
        """Show the comparison: 2 > 0 → 0."""
        limit, at_most = self.limit_at(axis), self.limit == "at_most"
        at = plain_notch(x.value or 0, x.rest)
        holds = at <= 2 * limit if at_most else at >= 2 * limit
        sign = ("≤" if holds else ">") if at_most else ("≥" if holds else "<")
        return f"{x.text()} {sign} {axis.figure(limit).text()} → {score.text()}"
