"""Codes of periods, such as 2026-07, 2026-P07, 2026-W31 or 2026-Q3, and the places they name."""

import re

from steelyard.engine.calendars import LAST_YEAR, Calendar, Kind, Place
from steelyard.engine.words import Phrase, Words

_WRITTEN = re.compile(r"(?P<year>\d{4})(-(?P<letter>[QHPWF]?)(?P<number>\d{1,2}))?")
_KINDS: dict[str, Kind] = {
    "P": "month", "": "month", "Q": "quarter", "H": "half", "W": "week", "F": "fortnight",
}  # fmt: skip
_LETTERS: dict[Kind, str] = {"quarter": "Q", "half": "H", "week": "W", "fortnight": "F"}
_UNREADABLE = {
    False: Words(
        "“{code}” is no period. Write a month (2026-07), quarter (2026-Q3), half (2026-H1) or year (2026), "
        "a week (2026-W31) or two weeks (2026-F16).",
        "“{code}”不是周期，请写月（2026-07）、季度（2026-Q3）、半年（2026-H1）、年（2026）、"
        "周（2026-W31）或双周（2026-F16）。",
        "「{code}」不是週期，請寫月（2026-07）、季度（2026-Q3）、半年（2026-H1）、年（2026）、"
        "週（2026-W31）或雙週（2026-F16）。",
    ),
    True: Words(
        "“{code}” is no period of a {pattern} calendar. Write one of its months (2026-P07), "
        "a quarter (2026-Q3), half (2026-H1) or year (2026), a week (2026-W31) or two weeks (2026-F16).",
        "“{code}”不是 {pattern} 日历的周期，请写财月（2026-P07）、季度（2026-Q3）、半年（2026-H1）、"
        "年（2026）、周（2026-W31）或双周（2026-F16）。",
        "「{code}」不是 {pattern} 日曆的週期，請寫財月（2026-P07）、季度（2026-Q3）、半年（2026-H1）、"
        "年（2026）、週（2026-W31）或雙週（2026-F16）。",
    ),
}
_CALENDAR_MONTH = Words(
    "“{code}” is no period: a {pattern} calendar has months of whole weeks. "
    "Write {instead} for month {number} of the fiscal year.",
    "“{code}”不是周期：{pattern} 日历的月由整周组成。财年第 {number} 个月请写 {instead}。",
    "「{code}」不是週期：{pattern} 日曆的月由整週組成。財年第 {number} 個月請寫 {instead}。",
)
_MONTH_OF_WEEKS = Words(
    "“{code}” is no period: this calendar has calendar months, not months of whole weeks. "
    "Write such as 2026-07.",
    "“{code}”不是周期：此日历按自然月，而不是由整周组成的月，请写如 2026-07。",
    "「{code}」不是週期：此日曆按曆月，而不是由整週組成的月，請寫如 2026-07。",
)
_NO_WEEK = Words(
    "“{code}” is no period: the fiscal year {year} has {weeks} weeks.",
    "“{code}”不是周期：{year} 财年有 {weeks} 周。",
    "「{code}」不是週期：{year} 財年有 {weeks} 週。",
)


class NoPeriod(ValueError):  # noqa: N818 - it says what it is
    """A code that is no period of a calendar; `said` says why in any language."""

    def __init__(self, said: Phrase) -> None:
        super().__init__(said.text("en"))
        self.said = said


def read_code(code: str, calendar: Calendar) -> Place:
    """Find the place that a code names. Raises NoPeriod."""
    written, by_weeks = _WRITTEN.fullmatch(code), calendar.pattern != "months"
    unreadable = NoPeriod(_UNREADABLE[by_weeks](code=code, pattern=calendar.pattern))
    if not written or not 1 < int(written["year"]) <= LAST_YEAR:
        raise unreadable
    year, letter, number = int(written["year"]), written["letter"], int(written["number"] or 1)
    kind: Kind = "year" if letter is None else _KINDS[letter]
    if not 1 <= number <= calendar.count(kind, year):
        if kind == "week" and number == calendar.count(kind, year) + 1:
            raise NoPeriod(_NO_WEEK(code=code, year=str(year), weeks=calendar.weeks(year)))
        raise unreadable
    if letter == "" and by_weeks:
        instead = f"{year}-P{number:02}"
        raise NoPeriod(_CALENDAR_MONTH(code=code, pattern=calendar.pattern, instead=instead, number=number))
    if letter == "P" and not by_weeks:
        raise NoPeriod(_MONTH_OF_WEEKS(code=code))
    return Place(kind, year, number)


def code_of(place: Place, calendar: Calendar) -> str:
    """Write the code of a place."""
    kind, year, number = place
    if kind == "year":
        return f"{year:04}"
    if kind == "month":
        return f"{year:04}-{'P' if calendar.by_weeks(kind) else ''}{number:02}"
    return (
        f"{year:04}-{_LETTERS[kind]}{number:02}"
        if kind in {"week", "fortnight"}
        else f"{year:04}-{_LETTERS[kind]}{number}"
    )
