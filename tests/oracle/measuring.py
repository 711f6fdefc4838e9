"""What one person's indicator comes to, and how much of its target is reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.oracle.agreement import Agreement, Part
from tests.oracle.amounts import MILLION, half_up, minor_units
from tests.oracle.facts import Facts, looked_at

Row = dict[str, Any]


@dataclass(frozen=True)
class Measure:
    """One indicator of one person, in whole units; a ratio's facts are counted where it divides by them."""

    value: int | None
    target: int | None
    attainment_ppm: int | None
    fact_count: int
    empty_cells: int
    missing: str | None
    rule: str
    looked_at: Sequence[Row]
    counted: Sequence[Row]


def measure(plan: Agreement, code: str, credited: Sequence[Row], personal: int | None) -> Measure:
    """Measure an indicator over one person's credits; `personal` is their target, if they have one."""
    indicator = plan.indicators[code]
    sides = _sides(plan, indicator, credited)
    exact = _exact(plan, indicator, sides)
    value = None if exact is None else half_up(exact * (MILLION if plan.scale(code) == MILLION else 1))
    wanted = indicator.get("target")
    target = personal if wanted == "personal" else None if wanted is None else int(plan.level(code, wanted))
    missing = _missing(value, wanted, target)
    attainment = None
    if missing is None and value is not None and target is not None:
        attainment = half_up(reached(value, target, indicator.get("better", "more")) * MILLION)
    return Measure(
        value=value,
        target=target,
        attainment_ppm=attainment,
        fact_count=len({(row["dataset"], row["fact_id"]) for row in sides[-1].passed}),
        empty_cells=sum(side.empty_cells for side in sides),
        missing=missing,
        rule=indicator.get("if_missing", "block"),
        looked_at=[row for side in sides for row in side.passed],
        counted=[row for side in sides for row in side.rows],
    )


def reached(value: int, target: int, better: str) -> Fraction:
    """Compare with the target; where less is better, 200 % less what was used of it."""
    part = Fraction(value, target)
    return part if better == "more" else 2 - part


def _missing(value: int | None, wanted: str | None, target: int | None) -> str | None:
    if value is None:
        return "no_facts"
    if wanted is not None and target is None:
        return "no_target"
    return "target_zero" if target == 0 else None


def _sides(plan: Agreement, indicator: Part, credited: Sequence[Row]) -> list[Facts]:
    if indicator["kind"] != "ratio":
        where = indicator.get("where")
        return [looked_at(plan, credited, indicator["from"], indicator.get("of"), where)]
    return [
        looked_at(plan, credited, side.get("from", indicator["from"]), side.get("of"), side.get("where"))
        for side in (indicator["numerator"], indicator["denominator"])
    ]


def _exact(plan: Agreement, indicator: Part, sides: list[Facts]) -> Fraction | None:
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
            return None if first.total is None else first.total / first.count
        case "latest":
            return first.newest
        case "ratio":
            top, bottom = (_side(plan, side) for side in sides)
            return top / bottom if bottom > 0 else None
    raise AssertionError(indicator["kind"])


def _side(plan: Agreement, side: Facts) -> Fraction:
    """Count facts or sum a column, money in whole yuan, so that any two can be compared."""
    if side.of is None:
        return Fraction(side.count)
    total = side.total or Fraction(0)
    return total / minor_units(plan.currency) if plan.is_money(side.dataset, side.of) else total
