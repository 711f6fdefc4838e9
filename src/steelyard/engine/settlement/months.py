"""Whole months between two days, as agreements count them: 31 January and one month is 28 February."""

import datetime as dt
from typing import Any

import ibis

from steelyard.engine import number

_YEAR = 12


def whole_months(since: Any, until: Any) -> Any:
    """Give the largest number of months after `since` that does not pass `until`; never below 0.

    Both are date expressions. A month's end is clipped: from the 31st, one month is over on the 28th of
    February; missing when a day is.
    """
    before = until.day() < since.day()
    last = (until + ibis.interval(days=1)).day() == number.whole(1)
    months = _index(until) - _index(since) - (before & ~last).ifelse(number.whole(1), number.whole(0))
    return (months < number.whole(0)).ifelse(number.whole(0), months)


def _index(day: Any) -> Any:
    return day.year().cast("int64") * number.whole(_YEAR) + day.month().cast("int64")


def plain_months(since: dt.date, until: dt.date) -> int:
    """`whole_months`, for plain days."""
    last = (until + dt.timedelta(days=1)).day == 1
    months = (until.year - since.year) * _YEAR + until.month - since.month
    return max(0, months - (until.day < since.day and not last))
