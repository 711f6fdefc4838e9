"""A period: a named stretch of days that includes its last day; and the stretches it is compared with."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Any, Literal

import ibis

WindowName = Literal["period", "previous", "last_year", "year_to_date", "year_before"]

_WRITTEN = re.compile(r"(?P<year>\d{4})(-(?P<kind>[QH]?)(?P<number>\d{1,2}))?")
_MONTHS = {"Q": 3, "H": 6, "": 1}
_YEAR = 12
_LAST_YEAR = 9998  # the calendar of computers ends with 9999
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """Days from `starts_on` to `ends_on`, both counted."""

    code: str
    starts_on: dt.date
    ends_on: dt.date
    fiscal_start_month: int = 1

    @property
    def first_day(self) -> Any:
        """The first day, for expressions: a machine may fill it in later, so that one script serves all."""
        return ibis.literal(self.starts_on)

    @property
    def last_day(self) -> Any:
        """The last day, likewise."""
        return ibis.literal(self.ends_on)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, dt.date) and self.starts_on <= day <= self.ends_on

    def window(self, name: WindowName) -> "Period":
        """Give the days something looks at: the period itself, others before it, or the fiscal year so far.

        `previous` is the period of this kind just before, `last_year` the same period a year earlier,
        `year_to_date` runs from the fiscal year's first day to the period's last, `year_before` ends the day
        before the period; in the year's first period it holds no day.
        """
        match name:
            case "previous":
                return self._days(name, self._before(), self.starts_on - _DAY)
            case "last_year":
                after = later(self.ends_on + _DAY, -_YEAR)
                return self._days(name, later(self.starts_on, -_YEAR), after - _DAY)
            case "year_to_date":
                return self._days(name, self._year_start(), self.ends_on)
            case "year_before":
                return self._days(name, self._year_start(), self.starts_on - _DAY)
            case _:
                return self

    def of_the_year(self) -> tuple["Period", ...]:
        """List the periods of this kind in the fiscal year so far, this one last."""
        found = [self]
        while found[0].starts_on > self._year_start():
            found.insert(0, found[0].window("previous"))
        return tuple(found)

    def _days(self, name: str, first: dt.date, last: dt.date) -> "Period":
        return Period(f"{self.code}:{name}", first, last, self.fiscal_start_month)

    def _before(self) -> dt.date:
        """Find the first day of the period before: as many months earlier; else as many days."""
        after = self.ends_on + _DAY
        months = (after.year - self.starts_on.year) * _YEAR + after.month - self.starts_on.month
        if months > 0 and after.day == self.starts_on.day:
            return later(self.starts_on, -months)
        return self.starts_on - (after - self.starts_on)

    def _year_start(self) -> dt.date:
        year = self.starts_on.year - (self.starts_on.month < self.fiscal_start_month)
        return dt.date(year, self.fiscal_start_month, 1)


def parse(code: str, *, fiscal_start_month: int = 1) -> Period:
    """Read '2026-07', '2026-Q3', '2026-H1' or '2026'.

    Quarters, halves and years follow the fiscal year, named by the calendar year it starts in; months are
    the calendar's. Raises ValueError, with a sentence, for anything else.
    """
    found = _WRITTEN.fullmatch(code)
    if not found:
        raise ValueError(_refusal(code))
    year, kind, number = int(found["year"]), found["kind"], int(found["number"] or 1)
    months = _YEAR if kind is None else _MONTHS[kind]
    if not 1 <= number <= _YEAR // months or not 1 <= year <= _LAST_YEAR:
        raise ValueError(_refusal(code))
    first = (number - 1) * months + (0 if kind == "" else fiscal_start_month - 1)
    return Period(code, _month(year, first), _month(year, first + months) - _DAY, fiscal_start_month)


def later(day: dt.date, months: int) -> dt.date:
    """Go so many months on, or back; the 31st becomes the last day of a shorter month."""
    year, month = divmod(day.year * _YEAR + day.month - 1 + months, _YEAR)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _month(year: int, months_later: int) -> dt.date:
    return dt.date(year + months_later // _YEAR, months_later % _YEAR + 1, 1)


def _refusal(code: str) -> str:
    return (
        f"{code!r} is no period. Write a month (2026-07), quarter (2026-Q3), half (2026-H1) or year (2026)."
    )
