"""The company's calendar as numbers: days since 1970, so that whole columns can be reckoned at once."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from steelyard.site.demo.draw import Flags, Floats, Ints
from steelyard.site.demo.size import Size
from steelyard.site.demo.words import Rhythm

WARM_UP_DAYS = 75  # opportunities this much older than the history, so that its first quarter is full
SATURDAY = 5
EVE = 2  # the last working days before a feast count as feast


def number(day: date) -> int:
    """The number of a day."""
    return (day - date(1970, 1, 1)).days


def day_of(number_of_day: int) -> date:
    """The day of a number."""
    return date(1970, 1, 1) + timedelta(days=int(number_of_day))


@dataclass(frozen=True)
class Calendar:
    """Day numbers of the history, and where work rests."""

    first: int  # the first day an opportunity may be opened
    starts: int
    ends: int
    origin: int  # day number of the arrays' first place
    working: Flags
    idle: Flags  # around Spring Festival, when hardly anything is signed
    previous_work_day: Ints
    quarter_end_before: Ints  # the last day of the quarter before the one a day is in
    rhythm: Rhythm

    def work_day(self, days: Ints) -> Ints:
        """The same day, or the last working day before it."""
        return self.previous_work_day[np.clip(days - self.origin, 0, len(self.working) - 1)]

    def opening_weights(self, days: Ints) -> Floats:
        """How many opportunities are opened on these days, relative to each other."""
        stamps = days.astype("datetime64[D]")
        months = stamps.astype("datetime64[M]").astype(np.int64) % 12
        growth = (1 + self.rhythm.yearly_growth) ** ((days - self.starts) / 365)
        return self.rhythm.months[months] * growth * np.where(self.working[days - self.origin], 1.0, 0.06)


def calendar(size: Size, rhythm: Rhythm) -> Calendar:
    """Lay out the calendar of a size."""
    starts, ends = number(size.starts_on), number(size.ends_on)
    origin, last = starts - 800, ends + 800
    days = np.arange(origin, last)
    working = (days + 3) % 7 < SATURDAY  # 1 January 1970 was a Thursday
    idle = np.zeros(len(days), dtype=np.bool_)
    for feast, length in feasts(rhythm):
        working[(days >= feast - EVE) & (days < feast + length)] = False
    for first in rhythm.spring_festival.values():
        idle[(days >= number(first) - 9) & (days < number(first) + 15)] = True
    previous = np.maximum.accumulate(np.where(working, days, days[0]))
    quarter = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) // 3 * 3
    before = quarter.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) - 1
    return Calendar(starts - WARM_UP_DAYS, starts, ends, origin, working, idle, previous, before, rhythm)


def feasts(rhythm: Rhythm) -> list[tuple[int, int]]:
    """First day and length of every feast we know."""
    month, day, length = rhythm.national_day
    spring = [(number(first), 8) for first in rhythm.spring_festival.values()]
    return spring + [(number(date(year, month, day)), length) for year in rhythm.spring_festival]
