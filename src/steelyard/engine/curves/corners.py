"""Corners, and straight lines between them: what curves given by points share."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.curves.curve import Corner
from steelyard.engine.figures import Figure
from steelyard.engine.problems import Flaw
from steelyard.engine.shape import Shape
from steelyard.engine.words import Listed, Words
from steelyard.engine.written import Percent, Points

POINT = Words("{at} gives {points}", "达成 {at} 得 {points} 分", "達成 {at} 得 {points} 分")


class CurvePoint(Shape):
    """One corner: at which attainment how many points."""

    at: Percent = Field(description="The attainment.")
    points: Points = Field(description="The points there.")
    belongs: bool | None = Field(
        None,
        description="Of two corners at one place: `yes` for the one whose points the place itself gives.",
    )


def along(corners: Sequence[Corner], value: Any, far: frozenset[int] = frozenset()) -> Any:
    """Interpolate between corners, rounding half up once; level outside them.

    At a jump, two corners at one place, the place gives the first of them; the second, if it is in `far`.
    """

    def up_to(x: int) -> Any:
        return value < number.whole(x) if x in far else value <= number.whole(x)

    cases = [(up_to(corners[0][0]), number.whole(corners[0][1]))]
    for (x0, y0), (x1, y1) in pairwise(corners):
        if x0 == x1:
            continue
        rise = number.wide(value - number.whole(x0)) * number.wide(y1 - y0)
        exact = number.wide(y0) * number.wide(x1 - x0) + rise
        cases.append((up_to(x1), number.divide(exact, number.whole(x1 - x0))))
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
