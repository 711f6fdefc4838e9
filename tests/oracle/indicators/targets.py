"""Targets: agreed for the period or the same for all, of a longer stretch, for part of it, and while new."""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from tests.oracle.agreement import Agreement
from tests.oracle.amounts import half_up, number
from tests.oracle.books import Books
from tests.oracle.periods import DAY, Closing, Days, whole_months
from tests.oracle.places import Member
from tests.oracle.spreading import part_there, weight

Row = dict[str, Any]


def target_of(plan: Agreement, code: str, member: Member, books: Books, closing: Closing) -> int | None:
    """Give a person's target for the period: as agreed, then for their days, then while they are new."""
    indicator = plan.indicators[code]
    found = agreed(plan, code, member, books, closing)
    if found is None:
        return None
    if "prorate" in indicator:
        found = half_up(found * part_there(indicator["prorate"], closing, member.stays))
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
    return for_days(rows, days, by=indicator.get("target_by", "period"))


def for_days(rows: Sequence[Row], days: Days, *, by: Any) -> int | None:
    """Find the target for just these days; else, where agreed, what those of other stretches give to them."""
    for row in rows:
        if (row["starts_on"], row["ends_on"]) == (days.first, days.last):
            return int(row["value"])
    return None if by == "period" else spread(by, rows, days)


def spread(by: Any, rows: Sequence[Row], days: Days) -> int | None:
    """Sum what targets of other stretches give to these days: up to the last, less up to the day before."""
    found = None
    for row in rows:
        if days.shared(row["starts_on"], row["ends_on"]):
            found = (found or 0) + _up_to(by, row, days.last) - _up_to(by, row, days.first - DAY)
    return found


def _up_to(by: Any, row: Row, day: dt.date) -> int:
    """Tell what a target gives from its first day to a day."""
    if day < row["starts_on"]:
        return 0
    whole = Days(row["starts_on"], row["ends_on"])
    so_far = Days(whole.first, min(day, whole.last))
    return half_up(row["value"] * weight(by, so_far) / weight(by, whole))


def quota(plan: Agreement, code: str, member: Member, books: Books, closing: Closing) -> int | None:
    """Give the whole year's target: agreed for the year, else what others come to; no period left out."""
    year = Days(closing.year.first, closing.year.first.replace(month=12, day=31))
    indicator = plan.indicators[code]
    if indicator.get("target") != "personal":
        found = agreed(plan, code, member, books, closing)
        return None if found is None else found * (12 // closing.months)
    rows = books.targets(member.person, code)
    for row in rows:
        if (row["starts_on"], row["ends_on"]) == (year.first, year.last):
            return int(row["value"])
    by, stay = indicator.get("target_by", "period"), Days(member.first_on, member.left_on or dt.date.max)
    for period in closing.of_the_whole_year:
        asked = any(period.shared(row["starts_on"], row["ends_on"]) for row in rows)
        if period.shared(stay.first, stay.last) and not asked:
            return None
    return spread("days" if by == "period" else by, rows, year)


def ramp(shares: list[str], member: Member, closing: Closing) -> Fraction:
    """Give the share of somebody's month since they joined; all of it afterwards, and where nobody knows."""
    if member.joined_on is None:
        return Fraction(1)
    month = whole_months(member.joined_on, closing.first) if member.joined_on < closing.first else 0
    return number(shares[month]) if month < len(shares) else Fraction(1)
