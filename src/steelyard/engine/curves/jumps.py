"""Jumps: two corners at one place. Which of them the place itself gives must be said (`belongs: yes`)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from steelyard.engine.figures import Figure
from steelyard.engine.problems import Flaw, Value
from steelyard.engine.words import Listed, Words

GIVES = Words("{at} gives {points}", "达成 {at} 得 {points} 分", "達成 {at} 得 {points} 分")
JUST_BELOW = Words(
    "just below {at} gives {points}", "略低于 {at} 得 {points} 分", "略低於 {at} 得 {points} 分"
)
JUST_ABOVE = Words(
    "just above {at} gives {points}", "略高于 {at} 得 {points} 分", "略高於 {at} 得 {points} 分"
)


def far_sides(points: Sequence[Any]) -> frozenset[int]:
    """List the places of jumps that give what lies beyond them."""
    return frozenset(other.at for one, other in pairwise(points) if one.at == other.at and other.belongs)


def jump_flaws(points: Sequence[Any], field: str) -> Iterator[Flaw]:
    """Yield corners that go back, more than two at a place, and jumps that do not say which belongs."""
    for place, (one, other) in enumerate(pairwise(points), start=1):
        at: dict[str, Value] = {"at": Figure(other.at, "ratio")}
        third = place > 1 and points[place - 2].at == other.at
        if other.at < one.at or third:
            yield Flaw("corners_out_of_order", (field, place), at)
        elif other.at == one.at and bool(one.belongs) == bool(other.belongs):
            yield Flaw("jump_side", (field, place), at)
    for place, point in enumerate(points):
        if point.belongs is not None and sum(other.at == point.at for other in points) == 1:
            yield Flaw("belongs_idle", (field, place, "belongs"))


def jump_words(points: Sequence[Any]) -> Listed:
    """Say every corner, and of a jump which side the place itself is on."""
    far = far_sides(points)
    said = []
    for place, point in enumerate(points):
        first = place + 1 < len(points) and points[place + 1].at == point.at
        second = place > 0 and points[place - 1].at == point.at
        words = JUST_BELOW if first and point.at in far else GIVES
        words = JUST_ABOVE if second and point.at not in far else words
        said.append(words(at=Figure(point.at, "ratio"), points=Figure(point.points, "points")))
    return Listed(tuple(said))
