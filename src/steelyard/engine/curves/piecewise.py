"""Piecewise: straight lines between given points, level beyond the first and the last."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Annotated, Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.curves.axis import ATTAINMENT, Axis
from steelyard.engine.curves.curve import Corner, Curve
from steelyard.engine.figures import Figure
from steelyard.engine.problems import Flaw
from steelyard.engine.shape import Shape
from steelyard.engine.words import Listed, Phrase, Words
from steelyard.engine.written import Percent, Points

SAYS = Words(
    "Points along straight lines: {points}; level beyond.",
    "分段线性计分：{points}；两端之外持平。",
    "分段線性計分：{points}；兩端之外持平。",
)
POINT = Words("{at} gives {points}", "达成 {at} 得 {points} 分", "達成 {at} 得 {points} 分")


class CurvePoint(Shape):
    """One corner: at which attainment how many points."""

    at: Percent = Field(description="The attainment.")
    points: Points = Field(description="The points there.")


class Piecewise(Curve):
    """kind: piecewise."""

    kind: Literal["piecewise"]
    through: Annotated[tuple[CurvePoint, ...], Field(min_length=2, description="The corners, in order.")]

    def score(self, x: Any, axis: Axis) -> Any:
        """Find the stretch, then the point on its line."""
        return along(self.corners(axis), x)

    def corners(self, axis: Axis) -> list[Corner]:
        """As given."""
        return [(point.at, point.points) for point in self.through]

    def flaws(self, draft: Any, indicator: Any = None) -> Iterator[Flaw]:
        """Yield corners out of order."""
        yield from corner_flaws(self.corners(ATTAINMENT), "through")

    def says(self, axis: Axis) -> Phrase:
        """Say how points follow from attainment."""
        return SAYS(points=corner_words(self.corners(axis)))


def along(corners: Sequence[Corner], value: Any) -> Any:
    """Interpolate between corners, rounding half up once; level outside them."""
    cases = [(value <= number.whole(corners[0][0]), number.whole(corners[0][1]))]
    for (x0, y0), (x1, y1) in pairwise(corners):
        rise = number.wide(value - number.whole(x0)) * number.wide(y1 - y0)
        exact = number.wide(y0) * number.wide(x1 - x0) + rise
        cases.append((value <= number.whole(x1), number.divide(exact, number.whole(x1 - x0))))
    return ibis.cases((value.isnull(), number.nothing()), *cases, else_=number.whole(corners[-1][1]))


def corner_flaws(corners: Sequence[Corner], field: str) -> Iterator[Flaw]:
    """Yield corners that do not go to the right."""
    for place, (one, other) in enumerate(pairwise(corners), start=1):
        if other[0] <= one[0]:
            yield Flaw("corners_out_of_order", (field, place), {"at": Figure(other[0], "ratio")})


def corner_words(corners: Sequence[Corner]) -> Listed:
    """Say every corner."""
    return Listed(
        tuple(POINT(at=Figure(at, "ratio"), points=Figure(points, "points")) for at, points in corners)
    )
