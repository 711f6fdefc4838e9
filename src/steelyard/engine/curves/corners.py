"""Corners, and straight lines between them: what curves given by points share."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.curves.curve import Corner
from steelyard.engine.exact import Exact, Held, edge, held
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


def along(corners: Sequence[Corner], x: Held, known_to: int, far: frozenset[int] = frozenset()) -> Held:
    """Interpolate between corners; level outside them. The points are `known_to` so many billionths.

    At a jump, two corners at one place, the place gives the first of them; the second, if it is in `far`.
    """
    at, fine = x.notch, x.fine

    def up_to(place: int) -> Any:
        return at < edge(place) if place in far else at <= edge(place)

    over = [(up_to(corners[0][0]), number.wide(corners[0][1]))]
    under = [(up_to(corners[0][0]), number.wide(1))]
    for (x0, y0), (x1, y1) in pairwise(corners):
        if x0 == x1:
            continue
        rise = (fine - number.wide(x0 * number.FINE)) * number.wide(y1 - y0)
        width = number.wide((x1 - x0) * number.FINE)
        over.append((up_to(x1), number.wide(y0) * width + rise))
        under.append((up_to(x1), width))
    missing = (x.figure.isnull(), number.wide(number.nothing()))
    exact = ibis.cases(missing, *over, else_=number.wide(corners[-1][1]))
    return held(Exact(exact, ibis.cases(*under, else_=number.wide(1)), near=known_to))


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
