"""The menu and the period in the header, for every page.

The menu follows the loop's steps, then what is true all year. A room stands in it as soon as it has a
page named `<room>:index`; whoever may not open that page does not see the entry. Period and team
travel along in every address.
"""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from steelyard.foundation import periods
from steelyard.kit import access
from steelyard.loop.steps import STEPS
from steelyard.site.period_choice import Choice, choices, period_of


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of the menu as written here: a room, and how it is called and drawn."""

    room: str
    label: Promise
    icon: str  # a name of @tabler/icons


@dataclass(frozen=True, kw_only=True)
class Item:
    """One line of the menu as shown."""

    label: Promise
    icon: str
    url: str
    current: str  # aria-current: "page" on its front page, "true" deeper inside, else empty


@dataclass(frozen=True, kw_only=True)
class Section:
    """Lines under one heading."""

    label: Promise | str
    items: list[Item]
    numbered: bool = False


@dataclass(frozen=True, kw_only=True)
class Menu:
    """All that the frame around a page shows."""

    sections: list[Section] = field(default_factory=list)
    period: str = ""
    periods: list[Choice] = field(default_factory=list)
    name: str = ""
    roles: str = ""


HOME = (Entry(room="home", label=_("Home"), icon="home"),)
CYCLE = tuple(Entry(room=step.room, label=step.title, icon=step.icon) for step in STEPS)
ALL_YEAR = (
    Entry(room="facts", label=_("Facts"), icon="database"),
    Entry(room="people", label=_("People"), icon="users"),
    Entry(room="rulebook", label=_("Rulebook"), icon="book-2"),
    Entry(room="periods", label=_("Periods"), icon="calendar-month"),
    Entry(room="jobs", label=_("Jobs"), icon="progress"),
    Entry(room="audit", label=_("Audit"), icon="history"),
)


def for_page(request: HttpRequest) -> dict[str, Menu]:
    """Give every template the menu (a context processor)."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {"menu": Menu()}
    viewer = request.viewer  # type: ignore[attr-defined] # set by people's middleware
    known = [*periods.open_periods(), *periods.closed_periods()]
    period = period_of(request, known)
    carried = {"team": team} if (team := request.GET.get("team")) else {}
    parts = (("", HOME), (_("The cycle"), CYCLE), (_("All year"), ALL_YEAR))
    sections = [
        Section(label=label, items=items, numbered=entries is CYCLE)
        for label, entries in parts
        if (items := _items(request, entries, period, carried))
    ]
    return {
        "menu": Menu(
            sections=sections,
            period=period,
            periods=choices(request, known),
            name=str(viewer.person or request.user),
            roles=", ".join(sorted(str(role.label) for role in viewer.roles)),
        )
    }


def _items(request: HttpRequest, entries: tuple[Entry, ...], period: str, carried: dict[str, str]) -> list[Item]:
    """Keep the entries that have a page which this viewer may open."""
    items = []
    for entry in entries:
        url, query = _address(entry.room, period)
        if url and _may_open(request, url):
            words = urlencode({**query, **carried})
            items.append(
                Item(
                    label=entry.label,
                    icon=entry.icon,
                    url=f"{url}?{words}" if words else url,
                    current=_current(request, entry.room, url),
                )
            )
    return items


def _address(room: str, period: str) -> tuple[str, dict[str, str]]:
    """Return a room's front page, with the period in its path or else in its query."""
    name = "home" if room == "home" else f"{room}:index"
    for kwargs, query in (({"period": period}, {}), ({}, {"period": period})):
        try:
            if period or not kwargs:
                return reverse(name, kwargs=kwargs), (query if period else {})
        except NoReverseMatch:
            continue
    return "", {}


def _may_open(request: HttpRequest, url: str) -> bool:
    """Ask the page itself whom it lets in."""
    rule: Any = getattr(resolve(url).func, "access", None)
    return rule in (None, access.PUBLIC) or bool(rule(request.viewer))  # type: ignore[attr-defined]


def _current(request: HttpRequest, room: str, url: str) -> str:
    """Tell whether the page at hand is this entry's, or inside its room."""
    if request.path == url:
        return "page"
    match = request.resolver_match
    return "true" if match and match.app_name.split(":")[0] == room else ""
