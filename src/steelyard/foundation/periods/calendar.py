"""Codes and their days in the company's calendar, as the engine reads them (engine/calendars.py)."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from steelyard import engine
from steelyard.engine.calendars import Calendar, Kind
from steelyard.engine.period import parse
from steelyard.engine.period_codes import NoPeriod, code_of


@dataclass(frozen=True, kw_only=True)
class Span:
    """What a code means; `code` as it is written here, 2026-07 for 2026-7."""

    code: str
    kind: Kind
    starts_on: date
    ends_on: date


def span_of(code: str, calendar: Calendar) -> Span:
    """Return the days of 2026-07, 2026-Q3, 2026-W31… Raises ValueError in the reader's words."""
    try:
        period = parse(code, calendar)
    except NoPeriod as fault:
        raise ValueError(fault.said.text(engine.language_of(get_language() or "en"))) from fault
    assert period.place is not None  # noqa: S101 - a code names a place
    return Span(code=period.code, kind=period.place.kind, starts_on=period.starts_on, ends_on=period.ends_on)


def code_on(day: date, kind: Kind, calendar: Calendar) -> str:
    """Return the code of the period of a kind that holds a day."""
    return code_of(calendar.place(kind, day), calendar)
