"""Scores, ranks and grades in plain Python, for the ORM contender."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate
from typing import Any

from bench.company.people import MONTHS, YEAR
from bench.company.terms import (
    BANDS,
    FOCUS,
    GOALS,
    INDICATORS,
    LESS,
    LINES,
    MILLIONTHS,
    PERCENT,
    SHARES,
    SLOPES,
    versions,
)

MICRO = 1_000_000
PLANS = {version.code: version for version in versions()}
Slot = tuple[int, str, str]  # month, plan, person
Quotient = tuple[int, int]  # whole numbers, not divided yet
Places = Mapping[str, list[tuple[dt.date, dt.date, str, str | None]]]
FIRSTS = [dt.date(YEAR, month, 1) for month in range(1, MONTHS + 1)] + [dt.date(YEAR + 1, 1, 1)]


@dataclass
class Sums:
    """What one person's deals on one plan come to in a month."""

    revenue: int = 0
    deals: int = 0
    focus: int = 0
    everything: int = 0
    cancelled: int = 0
    paid: int = 0
    customers: set[str] = field(default_factory=set)

    def add(self, amount: int, deal: Any) -> None:
        """Count one credited deal."""
        self.everything += 1
        if deal.status in ("won", "invoiced"):
            self.revenue += amount
            self.deals += 1
            self.focus += amount if deal.product in FOCUS else 0
            self.customers.add(deal.customer)
        elif deal.status == "cancelled":
            self.cancelled += 1


class Facts:
    """What results hang on, beside deals."""

    def __init__(
        self, places: Places, targets: Mapping[tuple[str, int], int], surveys: Iterable[Any]
    ) -> None:
        self.places, self.targets = places, targets
        self._points: dict[Slot, list[int]] = defaultdict(lambda: [0, 0])
        for survey in surveys:
            day = survey.answered_on
            plan = next(plan for since, until, plan, _ in places[survey.owner] if since <= day <= until)
            found = self._points[day.month, plan, survey.owner]
            found[0] += survey.score
            found[1] += 1

    def answer(self, slot: Slot) -> Quotient | None:
        """Average what customers answered: points by answers."""
        points, answers = self._points.get(slot, (0, 0))
        return (points, answers) if answers else None

    def plans_in(self, person: str, month: int, places: Any) -> Iterator[str]:
        """Name the plans a person is on for some day of a month."""
        first, following = FIRSTS[month - 1], FIRSTS[month]
        return (plan for since, until, plan, _ in places if since < following and until >= first)


def half_up(numerator: int, denominator: int) -> int:
    """Divide by what is positive, rounding half up, away from zero."""
    size = (2 * abs(numerator) + denominator) // (2 * denominator)
    return size if numerator >= 0 else -size


def results(sums: Mapping[Slot, Sums], facts: Facts) -> list[dict[str, Any]]:
    """Score everyone, then rank and grade within plans and months."""
    revenue: dict[tuple[str, int], int] = defaultdict(int)
    for (month, _, person), found in sums.items():
        revenue[person, month] += found.revenue
    groups: dict[tuple[int, str], list[dict[str, Any]]] = defaultdict(list)
    for person, places in facts.places.items():
        for month in range(1, MONTHS + 1):
            for plan in facts.plans_in(person, month, places):
                if plan != "lead":
                    slot = (month, plan, person)
                    before = revenue.get((person, month - 1), 0)
                    groups[month, plan].append(_result(slot, sums.get(slot, Sums()), before, facts))
    return [row for group in groups.values() for row in _graded(group)]


def _result(slot: Slot, sums: Sums, before: int, facts: Facts) -> dict[str, Any]:
    month, plan, person = slot
    row: dict[str, Any] = {"month": month, "plan": plan, "person": person}
    values = _values(sums, before, facts.answer(slot))
    over, under, whole = 0, 1, 0  # the total, exactly: whole numbers have no end here
    for n, (name, weight) in enumerate(zip(INDICATORS, PLANS[plan].weights, strict=True), start=1):
        value, row[f"value_{n}"], row[f"score_{n}"] = values[name], None, None
        if value is not None:
            goal = facts.targets[person, month] if name == "revenue" else GOALS[name]
            points, by = _score(name, value, goal)
            row[f"value_{n}"] = half_up(value[0] * (MICRO if name in MILLIONTHS else 1), value[1])
            row[f"score_{n}"] = half_up(points, by)
            over, under, whole = over * by + points * weight * under, under * by, whole + weight
    return row | {"total_micro": half_up(over, under * whole * 10_000) * 10_000}


def _values(sums: Sums, before: int, answer: Quotient | None) -> dict[str, Quotient | None]:
    return {
        "revenue": (sums.revenue, 1),
        "deals": (sums.deals, 1),
        "focus": (sums.focus, sums.revenue) if sums.revenue > 0 else None,
        "size": (sums.revenue, sums.deals) if sums.deals else None,
        "customers": (len(sums.customers), 1),
        "growth": (sums.revenue - before, before) if before > 0 else None,
        "satisfaction": answer,
        "cancelled": (sums.cancelled, sums.everything) if sums.everything else None,
    }


def _score(name: str, value: Quotient, goal: int | Fraction) -> Quotient:
    """Follow the curve, in millionths of a point; not divided yet, so that edges are met exactly."""
    over, under = value[0] * goal.denominator, value[1] * goal.numerator
    over = 2 * under - over if name in LESS else over
    if name in BANDS:
        reached = (points * MICRO for edge, points in BANDS[name] if 100 * over >= edge * under)
        return max(reached, default=0), 1
    (low, _), (_, most) = LINES[name]
    rise = (100 * over - low * under) * SLOPES[name].numerator
    by = under * SLOPES[name].denominator
    return min(max(rise, 0), most * MICRO * by), by


def _graded(group: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rank, and distribute by largest remainder, better grades first."""
    shares = [share // PERCENT for share in SHARES.values()]
    counts = [len(group) * share // 100 for share in shares]
    rest = sorted(range(len(shares)), key=lambda place: (-(len(group) * shares[place] % 100), place))
    for place in rest[: len(group) - sum(counts)]:
        counts[place] += 1
    ends = list(accumulate(counts))
    group.sort(key=lambda row: (-row["total_micro"], row["person"]))
    rank = 0
    for place, row in enumerate(group, start=1):
        if place == 1 or row["total_micro"] != group[place - 2]["total_micro"]:
            rank = place
        row["rank"] = rank
        row["grade"] = next(grade for grade, end in zip(SHARES, ends, strict=True) if rank <= end)
    return group
