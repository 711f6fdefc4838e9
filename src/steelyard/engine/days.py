"""Counting days and months in expressions."""

from typing import Any

import ibis

from steelyard.engine.number import whole

_YEAR = 12


def days_between(first: Any, last: Any) -> Any:
    """Count the days from one to another, both counted."""
    return last.delta(first, unit="day").cast("int64") + whole(1)


def whole_months(since: Any, until: Any) -> Any:
    """Count the whole months from a day to a later one; 0 where there is none, missing without a day.

    From 31 January to the last day of February is one: the shorter month is full.
    """
    years = until.year().cast("int64") - since.year().cast("int64")
    passed = years * whole(_YEAR) + until.month().cast("int64") - since.month().cast("int64")
    month_goes_on = (until + ibis.interval(days=1)).month() == until.month()
    short = (since.day() > until.day()) & month_goes_on
    counted = passed - short.ifelse(whole(1), whole(0))
    return (counted < whole(0)).ifelse(whole(0), counted)
