"""Codes and their days. A year in a code is the fiscal year, named by the calendar year it starts in."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
CODE = re.compile(r"(?P<year>\d{4})(-(?:(?P<month>0[1-9]|1[0-2])|Q(?P<quarter>[1-4])|H(?P<half>[12])))?")


@dataclass(frozen=True, kw_only=True)
class Span:
    """What a code means."""

    kind: str
    starts_on: date
    ends_on: date


def span_of(code: str, *, fiscal_start_month: int) -> Span:
    """Return the days of 2026-07, 2026-Q3, 2026-H1 or 2026. Raises ValueError in words.

    A month is the calendar's; quarters, halves and years count from the fiscal year's first month.
    """
    match = CODE.fullmatch(code)
    if not match:
        raise ValueError(
            _("“%(code)s” is no period; write 2026-07, 2026-Q3, 2026-H1 or 2026.") % {"code": code}
        )
    year = int(match["year"])
    if match["month"]:
        return _span("month", year, int(match["month"]) - 1)
    for kind in ("quarter", "half"):
        if match[kind]:
            return _span(kind, year, fiscal_start_month - 1 + (int(match[kind]) - 1) * MONTHS[kind])
    return _span("year", year, fiscal_start_month - 1)


def code_of(day: date, kind: str, *, fiscal_start_month: int) -> str:
    """Return the code of the period of a kind that holds a day."""
    if kind == "month":
        return f"{day:%Y-%m}"
    months = (day.month - fiscal_start_month) % 12
    year = day.year if day.month >= fiscal_start_month else day.year - 1
    number = months // MONTHS[kind] + 1
    return {"quarter": f"{year}-Q{number}", "half": f"{year}-H{number}", "year": f"{year}"}[kind]


def _span(kind: str, year: int, month: int) -> Span:
    """Return the span that starts `month` months after January of a year."""
    return Span(
        kind=kind,
        starts_on=_first_of(year, month),
        ends_on=_first_of(year, month + MONTHS[kind]) - timedelta(days=1),
    )


def _first_of(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)
