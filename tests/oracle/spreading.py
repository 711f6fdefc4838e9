"""Time by which targets, guarantees and pay are divided: days, months, months begun, a season's weights."""

import calendar
import datetime as dt
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from tests.oracle.amounts import number
from tests.oracle.periods import Days, later


def months_over(days: Days) -> Iterator[Days]:
    """Cut a stretch where months of the calendar begin."""
    first = days.first
    while first <= days.last:
        after = later(first.replace(day=1), 1)
        yield Days(first, min(days.last, after - dt.timedelta(1)))
        first = after


def weight(by: Any, days: Days) -> Fraction:
    """Tell what a stretch weighs: a month 1, or what the season gives it, each of its days alike."""
    if by == "days":
        return Fraction(days.count)
    found = Fraction(0)
    for part in months_over(days):
        length = calendar.monthrange(part.first.year, part.first.month)[1]
        of_month = number(by["season"][part.first.month - 1]) if isinstance(by, dict) else Fraction(1)
        found += of_month * part.count / length
    return found


def part_there(by: Any, period: Days, stays: Sequence[Days]) -> Fraction:
    """Tell for which part of a period somebody was there, on the days of some stays."""
    mine = Fraction(0)
    for month in months_over(period):
        there = [Days(max(stay.first, month.first), min(stay.last, month.last)) for stay in stays]
        days = sum(stay.count for stay in there)
        if by == "months":
            mine += weight(by, month) if days == month.count else 0
        elif by == "begun months":
            mine += weight(by, month) if days else 0
        else:
            mine += sum((weight(by, stay) for stay in there if stay.count), Fraction(0))
    return mine / weight(by, period)
