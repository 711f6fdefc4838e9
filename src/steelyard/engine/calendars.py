"""Calendars: which days a code means, by calendar months or by whole weeks (4-4-5 and its kin).

A fiscal year is named by the calendar year in which its first month begins. In a calendar of weeks it begins
on the weekday nearest that month's first day, or on the last one not after it, and has 52 or 53 weeks; the
53rd belongs to the last month, quarter and half. (IRS Publication 538 calls these 52-53-week tax years.)
Weeks and fortnights are counted so in every calendar; from Monday and nearest to January they are those of
ISO 8601.
"""

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, NamedTuple, get_args

from steelyard.engine.words import Phrase, Words

Pattern = Literal["months", "4-4-5", "4-5-4", "5-4-4"]
Turn = Literal["nearest", "last"]
Kind = Literal["week", "fortnight", "month", "quarter", "half", "year"]

KINDS: tuple[Kind, ...] = get_args(Kind)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
WEEKS: dict[str, int] = {"week": 1, "fortnight": 2}
YEAR, WEEK, LAST_YEAR = 12, 7, 9998  # the calendar of computers ends with 9999
DAY = dt.timedelta(days=1)
NO_MONTH = Words(
    "A fiscal year starts in a month from 1 to 12, not {written}.",
    "财年起始月应为 1 至 12，而不是 {written}。",
    "財年起始月應為 1 至 12，而不是 {written}。",
)
NO_PATTERN = Words(
    "“{written}” is no calendar. Write months, 4-4-5, 4-5-4 or 5-4-4.",
    "没有“{written}”这种日历，请写 months、4-4-5、4-5-4 或 5-4-4。",
    "沒有「{written}」這種日曆，請寫 months、4-4-5、4-5-4 或 5-4-4。",
)
NO_WEEKDAY = Words(
    "“{written}” is no weekday. Write one from monday to sunday.",
    "“{written}”不是星期几，请写 monday 至 sunday 之一。",
    "「{written}」不是星期幾，請寫 monday 至 sunday 之一。",
)
NO_TURN = Words(
    "A fiscal year of weeks begins on the weekday “nearest” to its month's first day, or on the “last” one "
    "not after it; “{written}” is neither.",
    "按周的财年始于离起始月首日最近的（nearest）或不晚于该日的最后一个（last）指定星期几，不能写“{written}”。",
    "按週的財年始於離起始月首日最近的（nearest）或不晚於該日的最後一個（last）指定星期幾，不能寫「{written}」。",
)


class NoCalendar(ValueError):  # noqa: N818 - it says what it is
    """Settings that make no calendar; `said` says why in any language."""

    def __init__(self, said: Phrase) -> None:
        super().__init__(said.text("en"))
        self.said = said


class Place(NamedTuple):
    """A period's place: the third quarter of 2026."""

    kind: Kind
    year: int
    number: int


class Days(NamedTuple):
    """First and last day, both counted."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """How a company divides its years. Raises NoCalendar for settings that make none."""

    start_month: int = 1
    pattern: Pattern = "months"
    week_starts: str = "monday"
    turn: Turn = "nearest"

    def __post_init__(self) -> None:
        if not 1 <= self.start_month <= YEAR:
            raise NoCalendar(NO_MONTH(written=self.start_month))
        for written, known, words in (
            (self.pattern, get_args(Pattern), NO_PATTERN),
            (self.week_starts, WEEKDAYS, NO_WEEKDAY),
            (self.turn, get_args(Turn), NO_TURN),
        ):
            if written not in known:
                raise NoCalendar(words(written=written))

    def by_weeks(self, kind: Kind) -> bool:
        """Tell whether periods of a kind are whole weeks."""
        return self.pattern != "months" or kind in WEEKS

    def year_starts(self, year: int, *, by_weeks: bool) -> dt.date:
        """Give the first day of a fiscal year."""
        first = dt.date(year, self.start_month, 1)
        if not by_weeks:
            return first
        past = (first.weekday() - WEEKDAYS.index(self.week_starts)) % WEEK
        on = past if self.turn == "last" or past <= WEEK // 2 else past - WEEK
        return first - dt.timedelta(days=on)

    def year_of(self, day: dt.date, *, by_weeks: bool) -> int:
        """Name the fiscal year that holds a day."""
        later = day.year + 1
        return next(
            year for year in (later, later - 1, later - 2) if self.year_starts(year, by_weeks=by_weeks) <= day
        )

    def weeks(self, year: int) -> int:
        """Count the weeks of a fiscal year: 52 or 53."""
        first, after = (self.year_starts(one, by_weeks=True) for one in (year, year + 1))
        return (after - first).days // WEEK

    def count(self, kind: Kind, year: int) -> int:
        """Count the periods of a kind in a fiscal year."""
        if kind == "week":
            return self.weeks(year)
        return 26 if kind == "fortnight" else YEAR // MONTHS[kind]

    def days(self, place: Place) -> Days:
        """Give a period's days. A month of the calendar is one of the calendar year that the place names."""
        kind, year, number = place
        if not self.by_weeks(kind):
            months = MONTHS[kind]
            begun = (number - 1) * months + (0 if kind == "month" else self.start_month - 1)
            return Days(month_start(year, begun), month_start(year, begun + months) - DAY)
        edges, start = self._edges(kind, year), self.year_starts(year, by_weeks=True)
        first, after = (start + dt.timedelta(weeks=edges[turn]) for turn in (number - 1, number))
        return Days(first, after - DAY)

    def _edges(self, kind: Kind, year: int) -> list[int]:
        """List the weeks after which each period begins, and after which the year ends."""
        if kind in WEEKS:
            lengths = [WEEKS[kind]] * self.count(kind, year)
        else:
            months = [int(weeks) for weeks in self.pattern.split("-")] * 4
            size = MONTHS[kind]
            lengths = [sum(months[first : first + size]) for first in range(0, YEAR, size)]
        return [0, *accumulate(lengths[:-1]), self.weeks(year)]

    def place(self, kind: Kind, day: dt.date) -> Place:
        """Find the period of a kind that holds a day."""
        if kind == "month" and not self.by_weeks(kind):
            return Place(kind, day.year, day.month)
        year = self.year_of(day, by_weeks=self.by_weeks(kind))
        if not self.by_weeks(kind):
            return Place(kind, year, (day.month - self.start_month) % YEAR // MONTHS[kind] + 1)
        passed = (day - self.year_starts(year, by_weeks=True)).days // WEEK
        return Place(kind, year, bisect_right(self._edges(kind, year)[:-1], passed))

    def named(self, days: Days) -> Place | None:
        """Find the period that is exactly these days, if there is one."""
        return next((one for kind in KINDS if self.days(one := self.place(kind, days.first)) == days), None)

    def months(self, days: Days) -> list[tuple[int, Days]]:
        """List the months that share a day with these: the turn in the fiscal year, from 0, and its days."""
        found = []
        day = days.first
        while day <= days.last:
            place = self.place("month", day)
            turn = place.number - 1
            if not self.by_weeks("month"):
                turn = (place.number - self.start_month) % YEAR
            found.append((turn, self.days(place)))
            day = found[-1][1].last + DAY
        return found


USUAL = Calendar()  # months of the calendar, from January


def month_start(year: int, months_later: int) -> dt.date:
    """Give the first day of the month so many months after January of a year."""
    return dt.date(year + months_later // YEAR, months_later % YEAR + 1, 1)
