"""Payout curve: a factor read off a curve, along an attainment, a value, a score or the total score.

Any curve that gives points gives a factor: 100 points are 100 %, and what lies below 0 is 0 %. A score or
total is read as a share of 100 points: `at: 85 %` is 85 points. Looked-at missing: left out,
the factor is 100 %; zero, it is 0 %; block, pay waits.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.curves.axis import ATTAINMENT, Axis
from steelyard.engine.curves.registry import AnyCurve
from steelyard.engine.exact import NEAR, Exact, held
from steelyard.engine.figures import Unit, percent_text
from steelyard.engine.incentives.factors.factor import Factor
from steelyard.engine.incentives.look import TOTAL, By, Look, LookBand
from steelyard.engine.incentives.seen import Need, Seen
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Code

HUNDRED = 100  # points that stand for 100 %
SAYS = Words(
    "That is multiplied by a factor along {of}, 100 points being 100 %. {curve}",
    "再乘以按{of}沿曲线得出的系数，100 分即 100 %。{curve}",
    "再乘以按{of}沿曲線得出的係數，100 分即 100 %。{curve}",
)
TOLD = Words(
    "Along the curve the factor is {factor}: {found}.",
    "按曲线得出的系数为 {factor}：{found}。",
    "按曲線得出的係數為 {factor}：{found}。",
)


class AlongCurve(Factor):
    """kind: curve."""

    kind: Literal["curve"]
    of: Code | Literal["total score"] = Field(description="The indicator, or the total score.")
    by: By | None = Field(None, description="Its attainment, value or score; attainment when left out.")
    curve: AnyCurve = Field(description="The curve; 100 points are a factor of 100 %.")

    @property
    def look(self) -> Look:
        """What is looked at."""
        return Look.model_construct(of=self.of, by=self.by, bands=(LookBand(),))

    @property
    def of_points(self) -> bool:
        """Tell whether it is read along points."""
        return self.look.way in (TOTAL, "score")

    def axis(self, unit: Unit, currency: str, better: Any = "more") -> Axis:
        """Tell what the curve is read along, for an indicator of a unit."""
        if self.curve.looks_at == "attainment":
            return ATTAINMENT
        return Axis("value", "points") if self.of_points else Axis("value", unit, currency, better)

    def _axis_in(self, indicators: Mapping[str, Any], currency: str) -> Axis:
        indicator = indicators.get(self.of)
        if indicator is None:
            return self.axis("points", currency)
        return self.axis(indicator.unit, currency, indicator.better)

    def needs(self) -> Iterator[Need]:
        """What is looked at."""
        yield from self.look.needs()

    def bends(self) -> Iterator[int]:
        """At the curve's corners, along an attainment."""
        if self.look.way == "attainment":
            yield from (x for x, _ in self.curve.corners(ATTAINMENT))

    def ppm(self, seen: Seen) -> Any:
        """Follow the curve; where nothing is found, what its rule says."""
        found = self.look.held(seen)
        x = found
        if self.of_points and self.curve.looks_at == "attainment":
            x = held(Exact(found.fine, number.wide(HUNDRED * number.FINE), near=NEAR)).each(seen.aside)
        points = self.curve.score(x, self._axis_in(seen.indicators, seen.currency)).each(seen.aside)
        above = ibis.greatest(points.fine, number.wide(0))
        factor = number.divide(above, number.wide(HUNDRED * number.FINE))
        return found.figure.isnull().ifelse(self.look.absent(seen), factor)

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield what is not there to be looked at, and curves that read something else."""
        found = list(self.look.flaws(draft))
        yield from found
        if found:
            return
        if self.curve.needs_others or self.curve.vetoes:
            yield Flaw("curve_no_factor", ("curve", "kind"), {"kind": self.curve.kind})
            return
        wanted = "value" if self.look.way == "value" else "attainment"
        if not self.of_points and self.curve.looks_at != wanted:
            yield Flaw("curve_reads", ("curve", "kind"), {"kind": self.curve.kind, "by": self.look.way})
            return
        indicator = _Points() if self.of_points else draft.indicators.get(self.of)
        yield from (flaw.below("curve") for flaw in self.curve.flaws(draft, indicator))

    def says(self, plan: Any) -> Phrase:
        """Say the curve."""
        axis = self._axis_in(plan.indicators, plan.currency)
        return SAYS(of=self.look.words(plan), curve=self.curve.says(axis))

    def told(self, rows: Any, known: Mapping[str, int | None], ppm: int) -> Phrase:
        """Tell what was found, and the factor there."""
        return TOLD(factor=percent_text(ppm), found=self.look.told(rows))


class _Points:
    """Points, as curves that read a value ask about an indicator."""

    better = "more"

    def natural_unit(self, amounts: Any) -> Unit:
        """Points."""
        return "points"
