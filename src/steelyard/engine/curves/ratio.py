"""Ratio (比率法): points in proportion to attainment, between a lowest and a highest score."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from steelyard.engine import number
from steelyard.engine.curves.axis import Axis
from steelyard.engine.curves.curve import Corner, Curve
from steelyard.engine.exact import Exact, Held, held
from steelyard.engine.figures import Figure
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Points

SAYS = Words(
    "Points in proportion: 100 % gives {full}, never less than {lowest} nor more than {highest}.",
    "按比率计分：达成 100 % 得 {full} 分，最低 {lowest} 分，最高 {highest} 分。",
    "按比率計分：達成 100 % 得 {full} 分，最低 {lowest} 分，最高 {highest} 分。",
)
HUNDRED = 100 * number.MICRO


class RatioCurve(Curve):
    """kind: ratio."""

    kind: Literal["ratio"]
    full: Points = Field(HUNDRED, description="The points that 100 % gives.")
    lowest: Points = Field(0, description="The fewest points.")
    highest: Points = Field(HUNDRED, description="The most points.")

    def score(self, x: Held, axis: Axis) -> Held:
        """Scale, then hold between the ends."""
        unit = number.MICRO * number.FINE
        score = Exact(x.fine * number.wide(self.full), number.wide(unit), near=self.known_to(axis))
        return held(score.between(self.lowest * unit, self.highest * unit))

    def corners(self, axis: Axis) -> list[Corner]:
        """Where it leaves the lowest and reaches the highest score."""
        return [(value * number.MICRO // self.full, value) for value in (self.lowest, self.highest)]

    def flaws(self, draft: Any, indicator: Any = None) -> Iterator[Flaw]:
        """Yield ends that are upside down."""
        if self.full <= 0 or self.lowest >= self.highest:
            yield Flaw("curve_ends", ("highest",))

    def says(self, axis: Axis) -> Phrase:
        """Say how points follow from attainment."""
        return SAYS(
            full=Figure(self.full, "points"),
            lowest=Figure(self.lowest, "points"),
            highest=Figure(self.highest, "points"),
        )

    def formula(self, x: Figure, score: Figure, axis: Axis) -> str:
        """Show the product, and the end that held it."""
        full = Figure(self.full, "points").text()
        sign = " → " if score.value in (self.lowest, self.highest) else " = "
        return f"{x.text()} × {full}{sign}{score.text()}"
