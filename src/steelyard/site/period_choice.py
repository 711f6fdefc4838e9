"""Which period a page is about, and the same page for another one."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from steelyard.foundation import periods
from steelyard.foundation.periods.models import Period

SHOWN = 16  # so many in the header's list, newest first


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One line of the period switch."""

    code: str
    closed: bool
    url: str


def period_of(request: HttpRequest, known: Sequence[Period]) -> str:
    """Return the period's code: of the address, else asked for (?period=), else the newest begun."""
    match = request.resolver_match
    if match and (said := match.kwargs.get("period")):
        return str(said)
    codes = {period.code for period in known}
    if (asked := request.GET.get("period", "")) in codes:
        return asked
    begun = [period for period in known if period.starts_on <= periods.today()]
    # Of two that begin on one day, the shorter: a quarter before its half year.
    newest = max(begun or known, key=lambda period: (period.starts_on, -period.ends_on.toordinal()), default=None)
    return newest.code if newest else ""


def choices(request: HttpRequest, known: Sequence[Period]) -> list[Choice]:
    """List the periods, each with the address of the page at hand in it; all else in the address stays."""
    newest = sorted(known, key=lambda period: (period.starts_on, period.ends_on), reverse=True)
    return [
        Choice(code=period.code, closed=period.is_closed, url=_same_page(request, period.code))
        for period in newest[:SHOWN]
    ]


def _same_page(request: HttpRequest, code: str) -> str:
    """Return the address of this page for another period."""
    query = request.GET.copy()
    query.pop("page", None)  # another period has other pages
    match = request.resolver_match
    if match and "period" in match.kwargs:
        try:
            url = reverse(match.view_name, kwargs={**match.kwargs, "period": code})
        except NoReverseMatch:
            url = request.path
    else:
        url = request.path
        query["period"] = code
    return f"{url}?{query.urlencode()}" if query else url
