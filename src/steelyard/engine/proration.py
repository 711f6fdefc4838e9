"""Parts of a stretch of time, in expressions: one idea for targets, pay, guarantees and draws.

Within a month days weigh alike; months weigh alike, or as a season says. A weight is a whole number: that of
a month is divided by its days without a rest, for PER_MONTH is a multiple of every number of days it has.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from math import lcm
from typing import Any, NamedTuple

import ibis

from steelyard.engine import number
from steelyard.engine.calendars import DAY, WEEK, YEAR, Calendar, Days
from steelyard.engine.days import days_between
from steelyard.engine.period import Period
from steelyard.engine.season import By, Season

PER_MONTH = lcm(28, 29, 30, 31, 35, 42)  # days of a month, of the calendar or of whole weeks
YEARS_AROUND = 2  # how far from the period's year a target's months are weighed
ORIGIN = dt.date(2000, 1, 1)  # days are counted from here; any day would do
DAYS_IN = "days_in_"  # the roster's columns: days on the plan in each month of the period


class Portion(NamedTuple):
    """The part of a month that lies in a period."""

    turn: int  # the month's place in the fiscal year, from 0
    days: Days
    month: Days

    @property
    def length(self) -> int:
        """Count its days."""
        return count(self.days)


def count(days: Days) -> int:
    """Count the days."""
    return (days.last - days.first).days + 1


def portions(period: Period) -> list[Portion]:
    """Cut a period into months."""
    return [
        Portion(turn, Days(max(month.first, period.starts_on), min(month.last, period.ends_on)), month)
        for turn, month in period.calendar.months(period.days)
    ]


def day_weight(by: By, turn: int, month: Days) -> int:
    """Tell what one day of a month weighs."""
    weight = by.season[turn] if isinstance(by, Season) else 1
    return weight * PER_MONTH // count(month)


def part_on_plan(by: By, period: Period, rows: Any) -> tuple[Any, Any]:
    """Give how much of the period somebody is on the plan, and how much there is, for rows of the roster."""
    if by == "days":
        return rows.days, days_between(period.first_day, period.last_day)
    mine, every = number.whole(0), 0
    for turn, portion in enumerate(portions(period)):
        days, weight = rows[f"{DAYS_IN}{turn}"], day_weight(by, portion.turn, portion.month)
        whole = weight * portion.length
        if isinstance(by, Season):
            mine = mine + days * number.whole(weight)
        else:
            counts = days >= number.whole(portion.length if by == "months" else 1)
            mine = mine + counts.ifelse(number.whole(whole), number.whole(0))
        every += whole
    return mine, number.whole(every)


def part_of(value: Any, by: By, period: Period, rows: Any) -> Any:
    """Take that part of an integer, rounded half up."""
    mine, every = part_on_plan(by, period, rows)
    return number.divide(number.wide(value) * number.wide(mine), every)


def by_months(bys: Sequence[By | None]) -> bool:
    """Tell whether any of them looks at months."""
    return any(by not in (None, "period", "days") for by in bys)


def month_columns(period: Period, first: Any, last: Any) -> dict[str, Any]:
    """Count the days that a stretch shares with each month of the period."""
    none = number.whole(0)
    return {
        f"{DAYS_IN}{turn}": ibis.greatest(
            days_between(
                ibis.greatest(first, ibis.literal(portion.days.first)),
                ibis.least(last, ibis.literal(portion.days.last)),
            ),
            none,
        )
        for turn, portion in enumerate(portions(period))
    }


Passed = Callable[[Any, int], Any]


def passed(by: By, period: Period) -> Passed:
    """Make the weight of all days before a day (0), or before the day after it (1), counted from one origin.

    By months it holds for the days of `weighed_days` alone.
    """
    if by == "days":
        return lambda day, more: _days_since(ORIGIN, day) + number.whole(more)
    days, calendar = weighed_days(period), period.calendar
    starts, weights = _weighed(by, calendar, days)

    def weigh(day: Any, more: int) -> Any:
        if calendar.by_weeks("month"):
            since = ibis.greatest(_days_since(days.first, day), number.whole(0))
            cell, within = (
                number.quotient(since, number.whole(WEEK)),
                number.remainder(since, number.whole(WEEK)),
            )
        else:
            first = number.whole(days.first.year * YEAR + days.first.month)
            cell = day.year().cast("int64") * number.whole(YEAR) + day.month().cast("int64") - first
            within = day.day().cast("int64") - number.whole(1)
        cell = ibis.least(ibis.greatest(cell, number.whole(0)), number.whole(len(starts) - 1))
        return number.one_of(starts, cell) + number.one_of(weights, cell) * (within + number.whole(more))

    return weigh


def weighed_days(period: Period) -> Days:
    """Give the days over which targets are weighed by months: two fiscal years to either side."""
    calendar = period.calendar
    by_weeks = calendar.by_weeks("month")
    here = calendar.year_of(period.starts_on, by_weeks=by_weeks)
    first = calendar.year_starts(here - YEARS_AROUND, by_weeks=by_weeks)
    return Days(first, calendar.year_starts(here + YEARS_AROUND + 1, by_weeks=by_weeks) - DAY)


def _days_since(origin: dt.date, day: Any) -> Any:
    return day.delta(ibis.literal(origin), unit="day").cast("int64")


def _weighed(by: By, calendar: Calendar, days: Days) -> tuple[list[int], list[int]]:
    """List, month by month or week by week, what weighs before it, and what a day of it weighs."""
    starts, weights, start = [], [], 0
    for turn, month in calendar.months(days):
        weight = day_weight(by, turn, month)
        cells = count(month) // WEEK if calendar.by_weeks("month") else 1
        for _ in range(cells):
            starts.append(start)
            weights.append(weight)
            start += weight * count(month) // cells
    return starts, weights
