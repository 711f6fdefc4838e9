"""Read the company and its periods."""

from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from steelyard.foundation.periods.calendar import code_on
from steelyard.foundation.periods.models import Company, Period
from steelyard.kit.access import Viewer


@dataclass(frozen=True, kw_only=True)
class CalendarPage:
    """The page: all periods, newest first, and what the viewer may do about them."""

    company: Company
    periods: list[Period]
    may_make: bool
    may_change_company: bool


def company() -> Company:
    """Return the company; before anybody named it, one with the usual settings, not saved."""
    return Company.objects.filter(pk=1).first() or Company(pk=1)


def today() -> date:
    """Return the day it is where the company is."""
    return timezone.localdate(timezone=ZoneInfo(company().time_zone))


def find(code: str) -> Period:
    """Return a period by code. Raises Http404 when nobody has made it."""
    period = Period.objects.filter(code=code).first()
    if period is None:
        raise Http404
    return period


def open_periods() -> QuerySet[Period]:
    """Return the open periods, newest first."""
    return Period.objects.filter(state=Period.State.OPEN)


def closed_periods() -> QuerySet[Period]:
    """Return the closed periods, newest first."""
    return Period.objects.filter(state=Period.State.CLOSED)


def calendar_page(viewer: Viewer) -> CalendarPage:
    """Return the calendar."""
    return CalendarPage(
        company=company(),
        periods=list(Period.objects.all()),
        may_make=viewer.may("periods.make"),
        may_change_company=viewer.may("company.change"),
    )


def next_quarter() -> str:
    """Return the code of the first quarter, from today's on, that nobody has made."""
    day, calendar = today(), company().calendar
    known = set(Period.objects.values_list("code", flat=True))
    while (code := code_on(day, "quarter", calendar)) in known:
        day += timedelta(days=80)  # shorter than any quarter, so none is jumped over
    return code
