"""What stands in a scorecard: parts with a weight, and extras that add or take off points within limits."""

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from steelyard.engine.curves.axis import Axis
from steelyard.engine.curves.by_value import axis_of
from steelyard.engine.curves.deduction import ends
from steelyard.engine.curves.registry import AnyCurve
from steelyard.engine.figures import Figure
from steelyard.engine.problems import Flaw
from steelyard.engine.shape import Shape
from steelyard.engine.written import Percent, Points


class Scored(Shape):
    """An indicator's points by its curve."""

    curve: AnyCurve = Field(description="How its attainment or value gives points.")

    @property
    def needs_others(self) -> bool:
        """Its curve may."""
        return self.curve.needs_others

    def axis(self, indicator: Any, currency: str) -> Axis:
        """Tell what the curve reads, for the indicator that stands here."""
        return axis_of(self.curve.looks_at, indicator, currency)

    def flaws(self, draft: Any, indicator: Any = None) -> Iterator[Flaw]:
        """Yield what is wrong with the curve, or between it and the indicator's levels."""
        for flaw in self.curve.flaws(draft, indicator):
            yield flaw.below("curve")
        if indicator is None:
            return
        if self.curve.looks_at == "value" and (indicator.floor, indicator.cap) != (None, None):
            yield Flaw("levels_without_attainment", ("curve",), {"kind": self.curve.kind})


class ScorecardPart(Scored):
    """One indicator's place in the total."""

    weight: Percent = Field(description="Its share of the total, or of its group.")

    def flaws(self, draft: Any, indicator: Any = None) -> Iterator[Flaw]:
        """Yield a weight that is none, and what is wrong with the curve."""
        if self.weight <= 0:
            yield Flaw("weight_not_positive", ("weight",), {"written": Figure(self.weight, "ratio")})
        yield from super().flaws(draft, indicator)


class Extra(Scored):
    """Bonus or penalty points beside the weights, held within limits."""

    at_least: Points = Field(0, description="The fewest points it gives; below 0 it may take points off.")
    at_most: Points = Field(0, description="The most points it gives.")

    def flaws(self, draft: Any, indicator: Any = None) -> Iterator[Flaw]:
        """Yield limits that let nothing through, and what is wrong with the curve."""
        if self.at_least > self.at_most or (self.at_least == self.at_most and not self.curve.vetoes):
            yield Flaw("ends_upside_down", ("at_most",), ends(self.at_least, self.at_most))
        yield from super().flaws(draft, indicator)
