"""Linear: a straight line between two points, level beyond them."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from steelyard.engine.curves.axis import ATTAINMENT, Axis
from steelyard.engine.curves.corners import CurvePoint, along, corner_flaws, corner_words
from steelyard.engine.curves.curve import Corner, Curve
from steelyard.engine.exact import Held
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Phrase, Words

SAYS = Words(
    "Points along a straight line: {points}; level beyond.",
    "线性计分：{points}；两端之外持平。",
    "線性計分：{points}；兩端之外持平。",
)


class Linear(Curve):
    """kind: linear."""

    kind: Literal["linear"]
    from_: CurvePoint = Field(alias="from", description="Where the line begins.")
    to: CurvePoint = Field(description="Where it ends.")

    def score(self, x: Held, axis: Axis) -> Held:
        """Find the point on the line."""
        return along(self.corners(axis), x, self.known_to(axis))

    def corners(self, axis: Axis) -> list[Corner]:
        """The two ends."""
        return [(self.from_.at, self.from_.points), (self.to.at, self.to.points)]

    def flaws(self, draft: Any, indicator: Any = None) -> Iterator[Flaw]:
        """Yield ends out of order."""
        yield from (
            Flaw(flaw.code, ("to",), flaw.params) for flaw in corner_flaws(self.corners(ATTAINMENT), "to")
        )
        for name, point in (("from", self.from_), ("to", self.to)):
            if point.belongs is not None:
                yield Flaw("belongs_idle", (name, "belongs"))

    def says(self, axis: Axis) -> Phrase:
        """Say how points follow from attainment."""
        return SAYS(points=corner_words(self.corners(axis)))
