"""Targets: agreed for the period or the same for all, by days, for part of it, and while new."""

from fractions import Fraction
from typing import Any

from tests.oracle.agreement import Agreement
from tests.oracle.amounts import half_up, number
from tests.oracle.books import Books
from tests.oracle.periods import Closing, Days, whole_months
from tests.oracle.places import Member

Row = dict[str, Any]


def target_of(plan: Agreement, code: str, member: Member, books: Books, closing: Closing) -> int | None:
    """Give a person's target for the period: as agreed, then for their days, then while they are new."""
    indicator = plan.indicators[code]
    found = agreed(plan, code, member, books, closing)
    if found is None:
        return None
    if indicator.get("prorate") == "days":
        found = half_up(Fraction(found * member.days, closing.count))
    if "ramp" in indicator:
        found = half_up(found * ramp(indicator["ramp"], member, closing))
    return found


def agreed(plan: Agreement, code: str, member: Member, books: Books, days: Days) -> int | None:
    """Give the target that was agreed for these days."""
    indicator = plan.indicators[code]
    wanted = indicator.get("target")
    if wanted != "personal":
        return None if wanted is None else int(plan.level(code, wanted))
    rows = books.targets(member.person, code)
    return for_days(rows, days, by_days=indicator.get("target_by") == "days")


def for_days(rows: list[Row], days: Days, *, by_days: bool) -> int | None:
    """Find the target for just these days; else, where agreed, add up what others give by the days shared."""
    for row in rows:
        if (row["starts_on"], row["ends_on"]) == (days.first, days.last):
            return int(row["value"])
    if not by_days:
        return None
    parts = [
        Fraction(row["value"] * shared, Days(row["starts_on"], row["ends_on"]).count)
        for row in rows
        if (shared := days.shared(row["starts_on"], row["ends_on"]))
    ]
    return sum(map(half_up, parts)) if parts else None


def ramp(shares: list[str], member: Member, closing: Closing) -> Fraction:
    """Give the share of somebody's month since they joined; all of it afterwards, and where nobody knows."""
    if member.joined_on is None:
        return Fraction(1)
    month = whole_months(member.joined_on, closing.first) if member.joined_on < closing.first else 0
    return number(shares[month]) if month < len(shares) else Fraction(1)
