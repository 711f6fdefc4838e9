"""Which period a page is about, and the same page for another one."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from steelyard.foundation import people, periods
from steelyard.foundation.people.roles import Role
from steelyard.foundation.people.viewer import Viewer
from steelyard.foundation.periods.models import Period

SHOWN = 16  # so many in the header's list, newest first


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One line of the period switch."""

    code: str
    closed: bool
    url: str


def known_periods() -> list[Period]:
    """Return every period, newest first."""
    return sorted(
        [*periods.open_periods(), *periods.closed_periods()],
        key=lambda period: (period.starts_on, period.ends_on),
        reverse=True,
    )


def chosen(request: HttpRequest) -> str:
    """Return the code that the address names, in its path or as ?period=; empty when it names none."""
    match = request.resolver_match
    return str(match.kwargs.get("period", "") if match else "") or request.GET.get("period", "")


def settled(known: Sequence[Period], viewer: Viewer) -> Period | None:
    """Return the period people come for when they name none, a quarter before others.

    Who closes periods comes for the last that ended, everybody else for the last that was closed.
    """
    today = periods.today()
    ended = [period for period in known if period.ends_on < today]
    closed = [] if viewer.has(Role.SALES_OPS, Role.ADMINISTRATOR) else [one for one in ended if one.is_closed]
    quarter = Period.Kind.QUARTER
    return max(
        closed or ended,
        key=lambda period: (period.ends_on, period.is_closed, period.kind == quarter),
        default=None,
    ) or next(iter(known), None)


def running(known: Sequence[Period], viewer: Viewer) -> Period | None:
    """Return the period that is lived in now, for what looks ahead: the one of the kind that is settled."""
    today, last = periods.today(), settled(known, viewer)
    now = [period for period in known if period.holds(today)]
    return next((period for period in now if last and period.kind == last.kind), None) or last


def period_at_hand(request: people.Request) -> Period | None:
    """Return the period a page without one in its path is about."""
    known = known_periods()
    code = chosen(request)
    return next((period for period in known if period.code == code), None) or settled(known, request.viewer)


def choices(request: HttpRequest, known: Sequence[Period]) -> list[Choice]:
    """List the periods, each with the address of the page at hand in it; all else in the address stays."""
    return [
        Choice(code=period.code, closed=period.is_closed, url=_same_page(request, period.code))
        for period in known[:SHOWN]
    ]


def _same_page(request: HttpRequest, code: str) -> str:
    """Return the address of this page for another period."""
    query = request.GET.copy()
    query.pop("page", None)  # another period has other pages
    match = request.resolver_match
    url = request.path
    if match and "period" in match.kwargs:
        with suppress(NoReverseMatch):
            url = reverse(match.view_name, kwargs={**match.kwargs, "period": code})
    else:
        query["period"] = code
    return f"{url}?{query.urlencode()}" if query else url
