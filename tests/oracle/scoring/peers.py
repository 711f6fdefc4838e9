"""Points by comparison with peers: by place, and by distance from the mean."""

from collections.abc import Sequence
from fractions import Fraction
from math import isqrt
from typing import Any

from tests.oracle.agreement import Agreement, Part
from tests.oracle.amounts import MILLION, half_up, number, rounded
from tests.oracle.indicators.found import Measure
from tests.oracle.places import Member

Row = dict[str, Any]


def group_of(member: Member, within: str) -> str | None:
    """Name whom somebody is compared with; those without a team are peers of each other."""
    return None if within == "plan" else str(getattr(member, within) or "")


def looked_at(plan: Agreement, code: str, curve: Part, measure: Measure) -> int | None:
    """Give what peers are compared by; the better the larger."""
    if curve.get("reads") == "value":
        if measure.value is None:
            return None
        value = measure.value * (MILLION if _in_millionths(plan, code, curve) else 1)
        return -value if measure.better == "less" else value
    attainment = measure.attainment_ppm
    if attainment is None or "cap" not in plan.indicators[code]:
        return attainment
    return min(attainment, int(number(plan.indicators[code]["cap"]) * MILLION))


def _in_millionths(plan: Agreement, code: str, curve: Part) -> bool:
    return curve["kind"] == "z_score" and plan.unit(code) == "count"


def about(curve: Part, others: Sequence[int], measure: Measure) -> Row:
    """Tell of a group what points come from; the mean as the values themselves are written."""
    if curve["kind"] == "rank" or not others:
        return {"peers": len(others)}
    mean, spread = _spread(others)
    if curve.get("reads") == "value" and measure.better == "less":
        mean = -mean
    return {"peers": len(others), "mean": mean, "spread": spread}


def _spread(others: Sequence[int]) -> tuple[int, int]:
    count = len(others)
    mean = half_up(Fraction(sum(others), count))
    return mean, isqrt(rounded(Fraction(sum((other - mean) ** 2 for other in others), count)))


def compared(curve: Part, own: int, others: Sequence[int]) -> tuple[int, int]:
    """Give points, in millionths, among peers (oneself among them), and the place."""
    count = len(others)
    place = 1 + sum(other > own for other in others)
    if curve["kind"] == "rank":
        low, high = (
            half_up(number(curve.get(end, whole)) * MILLION) for end, whole in (("low", "0"), ("high", "100"))
        )
        points = high if count == 1 else low + half_up(Fraction((high - low) * (count - place), count - 1))
        return points, place
    mean, spread = _spread(others)
    away = half_up(Fraction((own - mean) * MILLION, spread)) if spread else 0
    middle, step = (half_up(number(curve[name]) * MILLION) for name in ("middle", "step"))
    points = middle + half_up(Fraction(step * away, MILLION))
    return min(max(points, _points(curve["at_least"])), _points(curve["at_most"])), place


def _points(written: str) -> int:
    return half_up(number(written) * MILLION)
