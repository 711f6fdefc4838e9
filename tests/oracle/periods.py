"""The days a close looks at: the period, and those before it that growth and year to date need."""

import calendar
import datetime as dt
from dataclasses import dataclass
from functools import cached_property

DAY = dt.timedelta(1)


@dataclass(frozen=True)
class Days:
    """A stretch of days that includes its last."""

    first: dt.date
    last: dt.date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, dt.date) and self.first <= day <= self.last

    @property
    def count(self) -> int:
        """Count the days."""
        return max((self.last - self.first).days + 1, 0)

    def shared(self, first: dt.date, last: dt.date | None) -> int:
        """Count the days shared with another stretch, which may be without an end."""
        return Days(max(first, self.first), min(last or dt.date.max, self.last)).count


@dataclass(frozen=True)
class Closing(Days):
    """The days of the period that is closed; calendar years are the fiscal ones here."""

    @cached_property
    def months(self) -> int:
        """Count its months."""
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    @cached_property
    def previous(self) -> Days:
        """The period of this kind just before."""
        return Days(later(self.first, -self.months), self.first - DAY)

    @cached_property
    def last_year(self) -> Days:
        """The same period a year earlier."""
        return Days(later(self.first, -12), later(self.last + DAY, -12) - DAY)

    @cached_property
    def year(self) -> Days:
        """From the year's first day to the period's last."""
        return Days(dt.date(self.first.year, 1, 1), self.last)

    @cached_property
    def year_before(self) -> Days:
        """The year up to the day before the period."""
        return Days(self.year.first, self.first - DAY)

    @cached_property
    def of_the_year(self) -> list[Days]:
        """The periods of this kind in the year so far, this one last."""
        return [period for period in self.of_the_whole_year if period.first <= self.first]

    @cached_property
    def of_the_whole_year(self) -> list[Days]:
        """The periods of this kind in the year."""
        firsts = [later(self.year.first, months) for months in range(0, 12, self.months)]
        return [Days(first, later(first, self.months) - DAY) for first in firsts]


def later(day: dt.date, months: int) -> dt.date:
    """Go so many months on; the 31st becomes the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def whole_months(since: dt.date, until: dt.date) -> int:
    """Count the whole months from one day to another; 0 where there is none."""
    passed = (until.year - since.year) * 12 + until.month - since.month
    return max(passed - (later(since, passed) > until), 0)
