"""Indicators over credited facts: total, count, distinct, average, latest, ratio, survey."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from tests.oracle.agreement import Agreement, Part
from tests.oracle.amounts import MILLION, minor_units, number
from tests.oracle.facts import Facts, looked_at
from tests.oracle.indicators.found import Found

Row = dict[str, Any]
KINDS = frozenset({"total", "count", "distinct", "average", "latest", "ratio", "survey"})


def found_in(plan: Agreement, code: str, credited: Sequence[Row]) -> Found:
    """Measure an indicator over one person's credits."""
    indicator = plan.indicators[code]
    sides = _sides(plan, indicator, credited)
    exact = _exact(plan, indicator, sides)
    one = MILLION if plan.scale(code) == MILLION else 1
    return Found(
        exact=None if exact is None else exact * one,
        why=None if exact is not None else _why(indicator),
        fact_count=sides[-1].fact_count,
        empty_cells=sum(side.empty_cells for side in sides),
        looked_at=[row for side in sides for row in side.passed],
        counted=[row for side in sides for row in side.rows],
    )


def _why(indicator: Part) -> str:
    return "too_few" if indicator["kind"] == "survey" else "no_facts"


def _sides(plan: Agreement, indicator: Part, credited: Sequence[Row]) -> list[Facts]:
    if indicator["kind"] != "ratio":
        where = indicator.get("where")
        return [looked_at(plan, credited, indicator["from"], indicator.get("of"), where)]
    return [
        looked_at(plan, credited, side.get("from", indicator["from"]), side.get("of"), side.get("where"))
        for side in (indicator["numerator"], indicator["denominator"])
    ]


def _exact(  # noqa: PLR0911 - a case a kind
    plan: Agreement, indicator: Part, sides: list[Facts]
) -> Fraction | None:
    """Give the exact value: minor units where it is money, else as it is."""
    first = sides[0]
    match indicator["kind"]:
        case "total":
            return first.total or Fraction(0)
        case "count":
            return Fraction(first.count)
        case "distinct":
            return Fraction(first.different)
        case "average":
            return (first.total or Fraction(0)) / first.count if first.count else None
        case "latest":
            return first.newest
        case "ratio":
            top, bottom = (_side(plan, side) for side in sides)
            return top / bottom if bottom > 0 else None
        case "survey":
            return _answered(indicator, first)
    raise AssertionError(indicator["kind"])


def _side(plan: Agreement, side: Facts) -> Fraction:
    """Count facts or sum a column, money in whole yuan, so that any two can be compared."""
    if side.of is None:
        return Fraction(side.count)
    total = side.total or Fraction(0)
    return total / minor_units(plan.currency) if plan.is_money(side.dataset, side.of) else total


def _answered(indicator: Part, answers: Facts) -> Fraction | None:
    """Read the answers of a survey: their mean, the part at the top, or promoters less detractors."""
    given = [answers.adds(row) for row in answers.standing]
    if len(given) < int(indicator.get("at_least", "1")):
        return None
    promoters = sum(answer >= number(indicator.get("top", "9")) for answer in given)
    if indicator["method"] == "mean":
        return sum(given, Fraction(0)) / len(given)
    if indicator["method"] == "top box":
        return Fraction(promoters, len(given))
    detractors = sum(answer <= number(indicator.get("bottom", "6")) for answer in given)
    return Fraction(100 * (promoters - detractors), len(given))
