"""Weights: each indicator's points count by its weight; weights total 100 %. A gate may hold the total down.

A part that is left out gives its weight to the others, in proportion. The total is the sum of the parts'
contributions, held down by gates, then rounded as declared.
"""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from steelyard.engine.figures import Figure
from steelyard.engine.kinds import AnyCurve
from steelyard.engine.names import suggestion
from steelyard.engine.number import MICRO
from steelyard.engine.problems import Flaw
from steelyard.engine.shape import Shape
from steelyard.engine.threshold import Threshold
from steelyard.engine.words import Words
from steelyard.engine.written import Code, Percent, Points

GATE = Words(
    "Unless {threshold}, the total is at most {most}.",
    "除非{threshold}，总分不超过 {most} 分。",
    "除非{threshold}，總分不超過 {most} 分。",
)
ROUNDED = Words(
    "The total is the sum of points times weight, rounded half up to {step}.",
    "总分为各项得分乘权重之和，四舍五入至 {step} 分。",
    "總分為各項得分乘權重之和，四捨五入至 {step} 分。",
)
STEPS = frozenset(10**digits for digits in range(9))


class ScorecardPart(Shape):
    """One indicator's place in the total."""

    weight: Percent = Field(description="Its share of the total.")
    curve: AnyCurve = Field(description="How its attainment gives points.")

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield a weight that is none, and what is wrong with the curve."""
        if self.weight <= 0:
            yield Flaw("weight_not_positive", ("weight",), {"written": Figure(self.weight, "ratio")})
        for flaw in self.curve.flaws(draft):
            yield flaw.below("curve")


class Gate(Threshold):
    """A threshold that holds the total down while it is not kept."""

    otherwise_at_most: Points = Field(description="The highest total while the threshold is not kept.")


class Weights(Shape):
    """kind: weights."""

    kind: Literal["weights"] = "weights"
    parts: dict[Code, ScorecardPart] = Field(description="The indicators that count.", min_length=1)
    gates: tuple[Gate, ...] = Field((), description="What holds the total down.")
    rounded_to: Points = Field(10_000, description="The step the total is rounded to, at the end.")

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield weights that do not total 100 %, unknown indicators, and what is wrong inside."""
        whole = sum(part.weight for part in self.parts.values())
        if whole != MICRO:
            yield Flaw("weights_not_whole", ("parts",), {"total": Figure(whole, "ratio")})
        for code, part in self.parts.items():
            if code not in draft.names("indicators"):
                known = suggestion(code, draft.names("indicators"))
                yield Flaw("unknown_indicator", ("parts", code), {"name": code, "known": known})
            indicator = draft.indicators.get(code)
            if indicator is not None and indicator.target is None:
                yield Flaw("nothing_to_attain", ("parts", code), {"name": code})
            yield from (flaw.below("parts", code) for flaw in part.flaws(draft))
        for place, gate in enumerate(self.gates):
            yield from (flaw.below("gates", place) for flaw in gate.flaws(draft))
        if self.rounded_to not in STEPS:
            yield Flaw("rounding_step", ("rounded_to",), {"written": Figure(self.rounded_to, "points")})
