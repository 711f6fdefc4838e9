"""Range (區間法): bands of the value itself, each with its points. No target is needed."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.bands import Band, band_flaws
from steelyard.engine.curves.axis import Axis, Reads
from steelyard.engine.curves.by_value import axis_in, too_fine
from steelyard.engine.curves.curve import Corner, Curve
from steelyard.engine.exact import Held, whole
from steelyard.engine.figures import Figure
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Listed, Phrase, Words
from steelyard.engine.written import Level, Points

SAYS = Words("Points by the value: {bands}.", "按实际值区间计分：{bands}。", "按實際值區間計分：{bands}。")
BAND = Words("{band}: {points}", "{band}：{points} 分", "{band}：{points} 分")


class Stretch(Band):
    """One band of values and its points. The first has no lower edge, the last no upper."""

    from_: Level | None = Field(None, alias="from", description="Lowest value that belongs.")
    above: Level | None = Field(None, description="Value just under the band.")
    below: Level | None = Field(None, description="Value just over the band.")
    up_to: Level | None = Field(None, description="Highest value that belongs.")
    points: Points = Field(description="The points it gives.")

    @property
    def edges(self) -> dict[str, Decimal]:
        """Name the edges that are set."""
        found = {name: getattr(self, name) for name in ("from_", "above", "below", "up_to")}
        return {name: edge for name, edge in found.items() if edge is not None}


class RangeCurve(Curve):
    """kind: range."""

    kind: Literal["range"]
    bands: Annotated[tuple[Stretch, ...], Field(min_length=1, description="The bands, from low to high.")]

    @property
    def looks_at(self) -> Reads:
        """The value."""
        return "value"

    def placed(self, axis: Axis) -> list[Stretch]:
        """Give the bands with their edges as integers of the axis."""
        return [
            band.model_copy(update={name: axis.place(edge) for name, edge in band.edges.items()})
            for band in self.bands
        ]

    def score(self, x: Held, axis: Axis) -> Held:
        """Find the band."""
        cases = [(band.holds(x.notch), number.whole(band.points)) for band in self.placed(axis)]
        return whole(ibis.cases(*cases, else_=number.nothing()))

    def corners(self, axis: Axis) -> list[Corner]:
        """Two points at each edge: where a band ends and where the next begins."""
        found: list[Corner] = []
        bands = self.placed(axis)
        for lower, upper in pairwise(bands):
            edge = upper.low or 0
            found += [(edge, lower.points), (edge, upper.points)]
        return found or [(0, bands[0].points)]

    def flaws(self, draft: Any, indicator: Any = None) -> Iterator[Flaw]:
        """Yield gaps, overlaps, ends that leave numbers out, and edges finer than the unit."""
        axis = axis_in(draft, indicator)
        fine = [edge for band in self.bands for edge in band.edges.values() if not axis.fits(edge)]
        if fine:
            yield too_fine(fine[0], axis, ("bands",))
            return
        bands = self.placed(axis)
        for flaw in band_flaws(bands, axis.unit, axis.currency):
            yield flaw.below("bands")
        if bands[0].low is not None:
            yield Flaw("bands_leave_low", ("bands", 0), {"edge": axis.figure(bands[0].low)})
        if bands[-1].high is not None:
            last = len(bands) - 1
            yield Flaw("bands_leave_high", ("bands", last), {"edge": axis.figure(bands[-1].high)})

    def says(self, axis: Axis) -> Phrase:
        """Say how points follow from the value."""
        said = (
            BAND(band=band.words(axis.unit, axis.currency), points=Figure(band.points, "points"))
            for band in self.placed(axis)
        )
        return SAYS(bands=Listed(tuple(said)))
