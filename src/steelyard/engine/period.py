"""A period: a named stretch of days that includes its last day; and the stretches it is compared with."""

import calendar as months_of_the_world
import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

import ibis

from steelyard.engine.calendars import DAY, USUAL, Calendar, Days, Place
from steelyard.engine.period_codes import code_of, read_code

WindowName = Literal["period", "previous", "last_year", "year_to_date", "year_before", "whole_year"]

_YEAR = 12


@dataclass(frozen=True)
class Period:
    """Days from `starts_on` to `ends_on`, both counted, in a company's calendar."""

    code: str
    starts_on: dt.date
    ends_on: dt.date
    calendar: Calendar = USUAL

    @property
    def first_day(self) -> Any:
        """The first day, for expressions: a machine may fill it in later, so that one script serves all."""
        return ibis.literal(self.starts_on)

    @property
    def last_day(self) -> Any:
        """The last day, likewise."""
        return ibis.literal(self.ends_on)

    @property
    def days(self) -> Days:
        """Its first and last day."""
        return Days(self.starts_on, self.ends_on)

    @property
    def place(self) -> Place | None:
        """Its place in the calendar; none for a stretch that is no period of it."""
        return self.calendar.named(self.days)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, dt.date) and self.starts_on <= day <= self.ends_on

    def window(self, name: WindowName) -> "Period":
        """Give the days something looks at: the period itself, others before it, or the fiscal year.

        `previous` is the period of this kind just before, `last_year` the same period a year earlier (after a
        53rd week: that year's last), `year_to_date` runs from the fiscal year's first day to the period's
        last, `year_before` ends the day before the period; in the year's first period it holds no day.
        """
        match name:
            case "previous":
                return self._days(name, self._before(), self.starts_on - DAY)
            case "last_year":
                return self._days(name, *self._year_earlier())
            case "year_to_date":
                return self._days(name, self._year(0), self.ends_on)
            case "year_before":
                return self._days(name, self._year(0), self.starts_on - DAY)
            case "whole_year":
                return self._days(name, self._year(0), self._year(1) - DAY)
            case _:
                return self

    def of_the_year(self) -> tuple["Period", ...]:
        """List the periods of this kind in the fiscal year so far, this one last."""
        found = [self]
        while found[0].starts_on > self._year(0):
            found.insert(0, found[0].window("previous"))
        return tuple(found)

    def of_the_whole_year(self) -> tuple["Period", ...]:
        """List the periods of this kind in the fiscal year; of what is no period of it, those so far."""
        found, year_end = list(self.of_the_year()), self._year(1) - DAY
        while self.place is not None and found[-1].ends_on < year_end:
            found.append(found[-1].following())
        return tuple(found)

    def following(self) -> "Period":
        """Give the period of this kind just after; raises ValueError where the calendar knows none."""
        if self.place is None:
            msg = f"{self.code} is no period of its calendar"
            raise ValueError(msg)
        place = self.calendar.place(self.place.kind, self.ends_on + DAY)
        return Period(code_of(place, self.calendar), *self.calendar.days(place), self.calendar)

    def before(self, count: int) -> tuple["Period", ...]:
        """List so many periods of this kind just before it, the nearest first."""
        found: list[Period] = []
        for _ in range(count):
            found.append((found[-1] if found else self).window("previous"))
        return tuple(found)

    def _days(self, name: str, first: dt.date, last: dt.date) -> "Period":
        return Period(f"{self.code}:{name}", first, last, self.calendar)

    def _before(self) -> dt.date:
        """Find the first day of the period before; of another stretch as many months or days earlier."""
        if self.place is not None:
            return self.calendar.days(self.calendar.place(self.place.kind, self.starts_on - DAY)).first
        after = self.ends_on + DAY
        months = (after.year - self.starts_on.year) * _YEAR + after.month - self.starts_on.month
        if months > 0 and after.day == self.starts_on.day:
            return later(self.starts_on, -months)
        return self.starts_on - (after - self.starts_on)

    def _year_earlier(self) -> Days:
        place = self.place
        if place is not None and self.calendar.by_weeks(place.kind):
            most = self.calendar.count(place.kind, place.year - 1)
            return self.calendar.days(Place(place.kind, place.year - 1, min(place.number, most)))
        return Days(later(self.starts_on, -_YEAR), later(self.ends_on + DAY, -_YEAR) - DAY)

    def _year(self, later_years: int) -> dt.date:
        """Give the first day of the fiscal year that holds the period, or of a later one."""
        place = self.place
        by_weeks = self.calendar.by_weeks(place.kind if place else "year")
        year = self.calendar.year_of(self.starts_on, by_weeks=by_weeks)
        return self.calendar.year_starts(year + later_years, by_weeks=by_weeks)


def parse(code: str, calendar: Calendar = USUAL) -> Period:
    """Read '2026-07', '2026-Q3', '2026-H1', '2026', '2026-W31', '2026-F16'; or '2026-P07', a month of weeks.

    Quarters, halves and years follow the fiscal year, named by the calendar year its first month begins in;
    months are the calendar's, or, made of whole weeks, the fiscal year's. Raises NoPeriod, with a sentence
    in every language, for anything else.
    """
    place = read_code(code, calendar)
    return Period(code_of(place, calendar), *calendar.days(place), calendar)


def later(day: dt.date, months: int) -> dt.date:
    """Go so many months on, or back; the 31st becomes the last day of a shorter month."""
    year, month = divmod(day.year * _YEAR + day.month - 1 + months, _YEAR)
    return dt.date(year, month + 1, min(day.day, months_of_the_world.monthrange(year, month + 1)[1]))
