"""A period: a named stretch of days that includes its last day."""

import datetime as dt
import re
from dataclasses import dataclass

_WRITTEN = re.compile(r"(?P<year>\d{4})(-(?P<kind>[QH]?)(?P<number>\d{1,2}))?")
_MONTHS = {"Q": 3, "H": 6, "": 1}
_LAST_YEAR = 9998  # the calendar of computers ends with 9999


@dataclass(frozen=True)
class Period:
    """Days from `starts_on` to `ends_on`, both counted."""

    code: str
    starts_on: dt.date
    ends_on: dt.date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, dt.date) and self.starts_on <= day <= self.ends_on


def parse(code: str, *, fiscal_start_month: int = 1) -> Period:
    """Read '2026-07', '2026-Q3', '2026-H1' or '2026'.

    Quarters, halves and years follow the fiscal year, named by the calendar year it starts in; months are
    the calendar's. Raises ValueError, with a sentence, for anything else.
    """
    found = _WRITTEN.fullmatch(code)
    if not found:
        raise ValueError(_refusal(code))
    year, kind, number = int(found["year"]), found["kind"], int(found["number"] or 1)
    months = 12 if kind is None else _MONTHS[kind]
    if not 1 <= number <= 12 // months or not 1 <= year <= _LAST_YEAR:
        raise ValueError(_refusal(code))
    first = (number - 1) * months + (0 if kind == "" else fiscal_start_month - 1)
    return Period(code, _month(year, first), _month(year, first + months) - dt.timedelta(days=1))


def _month(year: int, months_later: int) -> dt.date:
    return dt.date(year + months_later // 12, months_later % 12 + 1, 1)


def _refusal(code: str) -> str:
    return (
        f"{code!r} is no period. Write a month (2026-07), quarter (2026-Q3), half (2026-H1) or year (2026)."
    )
