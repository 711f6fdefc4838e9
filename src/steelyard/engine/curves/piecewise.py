"""Piecewise: straight lines between given points, level beyond the ends; two points at a place are a jump."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field

from steelyard.engine.curves.axis import Axis
from steelyard.engine.curves.corners import CurvePoint, along
from steelyard.engine.curves.curve import Corner, Curve
from steelyard.engine.curves.jumps import far_sides, jump_flaws, jump_words
from steelyard.engine.exact import Held
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Phrase, Words

SAYS = Words(
    "Points along straight lines: {points}; level beyond.",
    "分段线性计分：{points}；两端之外持平。",
    "分段線性計分：{points}；兩端之外持平。",
)


class Piecewise(Curve):
    """kind: piecewise."""

    kind: Literal["piecewise"]
    through: Annotated[tuple[CurvePoint, ...], Field(min_length=2, description="The corners, in order.")]

    def score(self, x: Held, axis: Axis) -> Held:
        """Find the stretch, then the point on its line."""
        return along(self.corners(axis), x, self.known_to(axis), far_sides(self.through))

    def corners(self, axis: Axis) -> list[Corner]:
        """As given."""
        return [(point.at, point.points) for point in self.through]

    def flaws(self, draft: Any, indicator: Any = None) -> Iterator[Flaw]:
        """Yield corners out of order."""
        yield from jump_flaws(self.through, "through")

    def says(self, axis: Axis) -> Phrase:
        """Say how points follow from attainment."""
        return SAYS(points=jump_words(self.through))
