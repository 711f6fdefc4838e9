"""Payout curves: a factor of as many hundredths as a curve gives points."""

from fractions import Fraction

from tests.oracle.agreement import Part
from tests.oracle.amounts import millionths
from tests.oracle.paying.known import Known
from tests.oracle.scoring.curves import of_attainment, of_value


def factor_along(known: Known, factor: Part, person: str) -> int | None:
    """Give the factor in millionths; None where what the curve is read along is missing."""
    of = factor["of"]
    by = factor.get("by", "score" if of == "total score" else "attainment")
    found = known.looked_at(person, of, by)
    if found is None:
        return None
    if by == "value":
        points = of_value(known.plan, of, factor["curve"], found)
    else:
        reached = Fraction(found) / 100 if by == "score" else Fraction(found)  # 100 points are 100 %
        points = of_attainment(factor["curve"], reached)
    return millionths(max(points, Fraction(0)) / 100)
