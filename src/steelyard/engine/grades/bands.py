"""Bands: each range of the total has its grade."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

import ibis
from pydantic import Field

from steelyard.engine.bands import Band, band_flaws
from steelyard.engine.figures import Figure
from steelyard.engine.grades.grades import Grades, Row
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Phrase, Sayable, Words
from steelyard.engine.written import Points

EXPLAINED = Words(
    "The total's band gives the grade; equal totals share a rank among all on the plan.",
    "总分所在区间决定等级；同一方案内总分相同者名次并列。",
    "總分所在區間決定等級；同一方案內總分相同者名次並列。",
)
TOLD = Words(
    "The grade is {grade}: a total of {total} lies in the band {band}.",
    "等级为 {grade}：总分 {total} 落在区间（{band}）。",
    "等級為 {grade}：總分 {total} 落在區間（{band}）。",
)


class GradeBand(Band):
    """One range of the total and its grade."""

    grade: str = Field(description="What the total is called.", min_length=1, max_length=20)
    from_: Points | None = Field(None, alias="from", description="Lowest total that belongs.")
    above: Points | None = Field(None, description="Total just under the band.")
    below: Points | None = Field(None, description="Total just over the band.")
    up_to: Points | None = Field(None, description="Highest total that belongs.")


Bands = Annotated[tuple[GradeBand, ...], Field(min_length=1, description="The bands, from low to high.")]


class GradeBands(Grades):
    """kind: bands."""

    kind: Literal["bands"] = "bands"
    bands: Bands

    @property
    def names(self) -> tuple[str, ...]:
        """The bands' grades, from high to low."""
        return tuple(band.grade for band in reversed(self.bands))

    def grade(self, at: Any) -> Any:
        """Find the band's grade; missing without a total."""
        return grade_in(self.bands, at)

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield gaps, overlaps, ends that leave totals out, and names used twice."""
        yield from (flaw.below("bands") for flaw in grade_flaws(self.bands))

    def says(self) -> Phrase:
        """Say how a total leads to a grade."""
        return EXPLAINED()

    def rows(self) -> tuple[tuple[Sayable | str, Sayable], ...]:
        """List the bands."""
        return tuple((band.grade, band.words("points")) for band in self.bands)

    def told(self, graded: Row) -> Phrase | None:
        """Name the band."""
        return band_told(self.bands, graded)


def grade_in(bands: Sequence[GradeBand], at: Any) -> Any:
    """Find the grade of a total's notch in bands."""
    cases = [(band.holds(at), ibis.literal(band.grade)) for band in bands]
    return ibis.cases(*cases, else_=ibis.null("string"))


def band_told(bands: Sequence[GradeBand], graded: Row) -> Phrase | None:
    """Say in which band a total lies."""
    total, rest = graded["total_micro"], graded["total_rest"]
    band = next((band for band in bands if total is not None and band.has(total, rest)), None)
    if band is None:
        return None
    return TOLD(grade=band.grade, total=total_figure(graded), band=band.words("points"))


def total_figure(graded: Row) -> Figure:
    """Show a total."""
    return Figure(graded["total_micro"], "points", rest=graded["total_rest"])


def grade_flaws(bands: Sequence[GradeBand]) -> Iterator[Flaw]:
    """Yield what keeps bands from grading every total once."""
    yield from band_flaws(bands, "points")
    if bands[0].low is not None:
        yield Flaw("bands_leave_low", (0,), {"edge": Figure(bands[0].low, "points")})
    if bands[-1].high is not None:
        yield Flaw("bands_leave_high", (len(bands) - 1,), {"edge": Figure(bands[-1].high, "points")})
    for grade, times in Counter(band.grade for band in bands).items():
        if times > 1:
            yield Flaw("grade_twice", (), {"name": grade})
