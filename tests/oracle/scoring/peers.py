"""Points by comparison with peers: by place, exactly; by distance from the mean, in millionths.

The distance is counted in spreads, and a spread is a square root, which no fraction is: so what a z-score
sets side by side (own figure, mean, spread) are the figures as they are shown, and can be followed by hand.
"""

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


def looked_at(plan: Agreement, code: str, curve: Part, measure: Measure) -> Fraction | None:
    """Give what peers are compared by; the better the larger."""
    exact = _exact(plan, code, curve, measure)
    return exact if exact is None or curve["kind"] == "rank" else Fraction(half_up(exact))


def _exact(plan: Agreement, code: str, curve: Part, measure: Measure) -> Fraction | None:
    if curve.get("reads") == "value":
        if measure.exact is None:
            return None
        if _in_millionths(plan, code, curve):  # of a count, the mean is not whole
            value = Fraction(half_up(measure.exact) * MILLION)
        else:
            value = Fraction(measure.exact)
        return -value if measure.better == "less" else value
    attainment = measure.attainment
    if attainment is not None and "cap" in plan.indicators[code]:
        attainment = min(attainment, number(plan.indicators[code]["cap"]))
    return None if attainment is None else attainment * MILLION


def _in_millionths(plan: Agreement, code: str, curve: Part) -> bool:
    return curve["kind"] == "z_score" and plan.unit(code) == "count"


def about(curve: Part, others: Sequence[Fraction], measure: Measure) -> Row:
    """Tell of a group what points come from; the mean as the values themselves are written."""
    if curve["kind"] == "rank" or not others:
        return {"peers": len(others)}
    mean, spread = _spread(others)
    if curve.get("reads") == "value" and measure.better == "less":
        mean = -mean
    return {"peers": len(others), "mean": mean, "spread": spread}


def _spread(others: Sequence[Fraction]) -> tuple[int, int]:
    count = len(others)
    mean = half_up(sum(others, Fraction(0)) / count)
    return mean, isqrt(rounded(sum(((other - mean) ** 2 for other in others), Fraction(0)) / count))


def compared(curve: Part, own: Fraction, others: Sequence[Fraction]) -> tuple[Fraction, int]:
    """Give points among peers (oneself among them), and the place."""
    count = len(others)
    place = 1 + sum(other > own for other in others)
    if curve["kind"] == "rank":
        low, high = number(curve.get("low", "0")), number(curve.get("high", "100"))
        return high if count == 1 else low + (high - low) * (count - place) / (count - 1), place
    mean, spread = _spread(others)
    away = half_up((own - mean) * MILLION / spread) if spread else 0
    points = number(curve["middle"]) + Fraction(half_up(number(curve["step"]) * away), MILLION)
    return min(max(points, number(curve["at_least"])), number(curve["at_most"])), place
