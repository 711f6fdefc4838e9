"""Step (階梯): bands of attainment, each with its points."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.bands import Band, band_flaws
from steelyard.engine.curves.axis import Axis
from steelyard.engine.curves.curve import Corner, Curve
from steelyard.engine.exact import Held, whole
from steelyard.engine.figures import Figure
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Listed, Phrase, Words
from steelyard.engine.written import Percent, Points

SAYS = Words("Points by band: {bands}.", "阶梯计分：{bands}。", "階梯計分：{bands}。")
BAND = Words("{band}: {points}", "{band}：{points} 分", "{band}：{points} 分")


class Step(Band):
    """One band of attainment and its points. The first has no lower edge, the last no upper."""

    from_: Percent | None = Field(None, alias="from", description="Lowest attainment that belongs.")
    above: Percent | None = Field(None, description="Attainment just under the band.")
    below: Percent | None = Field(None, description="Attainment just over the band.")
    up_to: Percent | None = Field(None, description="Highest attainment that belongs.")
    points: Points = Field(description="The points it gives.")


class StepCurve(Curve):
    """kind: step."""

    kind: Literal["step"]
    bands: Annotated[tuple[Step, ...], Field(min_length=1, description="The bands, from low to high.")]

    def score(self, x: Held, axis: Axis) -> Held:
        """Find the band."""
        cases = [(band.holds(x.notch), number.whole(band.points)) for band in self.bands]
        return whole(ibis.cases(*cases, else_=number.nothing()))

    def corners(self, axis: Axis) -> list[Corner]:
        """Two points at each edge: where a band ends and where the next begins."""
        found: list[Corner] = []
        for lower, upper in zip(self.bands, self.bands[1:], strict=False):
            edge = upper.low or 0
            found += [(edge, lower.points), (edge, upper.points)]
        return found or [(0, self.bands[0].points)]

    def flaws(self, draft: Any, indicator: Any = None) -> Iterator[Flaw]:
        """Yield gaps, overlaps, and ends that leave numbers out."""
        for flaw in band_flaws(self.bands, "ratio"):
            yield flaw.below("bands")
        if self.bands[0].low is not None:
            yield Flaw("bands_leave_low", ("bands", 0), {"edge": Figure(self.bands[0].low, "ratio")})
        if self.bands[-1].high is not None:
            yield Flaw(
                "bands_leave_high",
                ("bands", len(self.bands) - 1),
                {"edge": Figure(self.bands[-1].high, "ratio")},
            )

    def says(self, axis: Axis) -> Phrase:
        """Say how points follow from attainment."""
        return SAYS(
            bands=Listed(
                tuple(BAND(band=b.words("ratio"), points=Figure(b.points, "points")) for b in self.bands)
            )
        )
