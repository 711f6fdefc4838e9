"""Scores, ranks and grades in plain Python, for the ORM contender."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from bench.company.people import MONTHS, YEAR
from bench.company.terms import (
    BANDS,
    FOCUS,
    INDICATORS,
    LESS,
    LINES,
    PERCENT,
    SHARES,
    TARGETS,
    versions,
)

MICRO = 1_000_000
PLANS = {version.code: version for version in versions()}
Slot = tuple[int, str, str]  # month, plan, person
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

    def answer(self, slot: Slot) -> int | None:
        """Average what customers answered."""
        if slot not in self._points:
            return None
        points, answers = self._points[slot]
        return half_up(points * MICRO, answers)

    def plans_in(self, person: str, month: int, places: Any) -> Iterator[str]:
        """Name the plans a person is on for some day of a month."""
        first, following = FIRSTS[month - 1], FIRSTS[month]
        return (plan for since, until, plan, _ in places if since < following and until >= first)


def half_up(numerator: int, denominator: int) -> int:
    """Divide what is not negative by what is positive."""
    return (2 * numerator + denominator) // (2 * denominator)


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
    values = _values(sums, before, facts.answer(slot))
    attained = half_up(sums.revenue * MICRO, facts.targets[person, month])
    scores = {name: _score(name, values[name], attained) for name in INDICATORS}
    weights = {
        name: weight if scores[name] is not None else 0
        for name, weight in zip(INDICATORS, PLANS[plan].weights, strict=True)
    }
    whole = sum(weights.values())
    raw = sum(half_up((scores[name] or 0) * weights[name], whole) for name in INDICATORS)
    row: dict[str, Any] = {"month": month, "plan": plan, "person": person}
    row |= {f"value_{n}": values[name] for n, name in enumerate(INDICATORS, start=1)}
    row |= {f"score_{n}": scores[name] for n, name in enumerate(INDICATORS, start=1)}
    return row | {"total_micro": half_up(raw, 10_000) * 10_000}


def _values(sums: Sums, before: int, answer: int | None) -> dict[str, int | None]:
    moved = sums.revenue - before
    growth = half_up(abs(moved) * MICRO, before) if before > 0 else None
    return {
        "revenue": sums.revenue,
        "deals": sums.deals,
        "focus": half_up(sums.focus * MICRO, sums.revenue) if sums.revenue > 0 else None,
        "size": half_up(sums.revenue, sums.deals) if sums.deals else None,
        "customers": len(sums.customers),
        "growth": -growth if growth is not None and moved < 0 else growth,
        "satisfaction": answer,
        "cancelled": half_up(sums.cancelled * MICRO, sums.everything) if sums.everything else None,
    }


def _score(name: str, value: int | None, attained: int) -> int | None:
    if value is None:
        return None
    if name == "revenue":
        x = attained
    elif name == "growth":
        x = value  # it aims at 100 %
    else:
        x = half_up(value * MICRO, TARGETS[name])
    x = 2 * MICRO - x if name in LESS else x
    if name in BANDS:
        return max((points * MICRO for edge, points in BANDS[name] if x >= edge * PERCENT), default=0)
    (low, _), (high, most) = LINES[name]
    if x <= low * PERCENT or x > high * PERCENT:
        return 0 if x <= low * PERCENT else most * MICRO
    return half_up((x - low * PERCENT) * most * MICRO, (high - low) * PERCENT)


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
