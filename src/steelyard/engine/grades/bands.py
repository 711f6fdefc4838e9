"""Bands: each range of the total has its grade."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import ibis
from pydantic import Field

from steelyard.engine.bands import Band, band_flaws
from steelyard.engine.figures import Figure
from steelyard.engine.problems import Flaw
from steelyard.engine.shape import Shape
from steelyard.engine.words import Words
from steelyard.engine.written import Points

EXPLAINED = Words(
    "The total's band gives the grade; equal totals share a rank among all on the plan.",
    "总分所在区间决定等级；同一方案内总分相同者名次并列。",
    "總分所在區間決定等級；同一方案內總分相同者名次並列。",
)


class GradeBand(Band):
    """One range of the total and its grade."""

    grade: str = Field(description="What the total is called.", min_length=1, max_length=20)
    from_: Points | None = Field(None, alias="from", description="Lowest total that belongs.")
    above: Points | None = Field(None, description="Total just under the band.")
    below: Points | None = Field(None, description="Total just over the band.")
    up_to: Points | None = Field(None, description="Highest total that belongs.")


class GradeBands(Shape):
    """kind: bands."""

    kind: Literal["bands"] = "bands"
    bands: Annotated[tuple[GradeBand, ...], Field(min_length=1, description="The bands, from low to high.")]

    def grade(self, total_micro: Any) -> Any:
        """Find the band's grade; missing without a total."""
        cases = [(band.holds(total_micro), ibis.literal(band.grade)) for band in self.bands]
        return ibis.cases(*cases, else_=ibis.null("string"))

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield gaps, overlaps, ends that leave totals out, and names used twice."""
        yield from (flaw.below("bands") for flaw in band_flaws(self.bands, "points"))
        if self.bands[0].low is not None:
            yield Flaw("bands_leave_low", ("bands", 0), {"edge": Figure(self.bands[0].low, "points")})
        if self.bands[-1].high is not None:
            last = len(self.bands) - 1
            yield Flaw("bands_leave_high", ("bands", last), {"edge": Figure(self.bands[-1].high, "points")})
        for grade, times in Counter(band.grade for band in self.bands).items():
            if times > 1:
                yield Flaw("grade_twice", ("bands",), {"name": grade})
