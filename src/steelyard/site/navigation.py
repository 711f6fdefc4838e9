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

from steelyard.kit import access
from steelyard.loop.steps import STEPS
from steelyard.site.demo_sign_in import doors
from steelyard.site.period_choice import Choice, choices, chosen, known_periods, running, settled


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
    Entry(room="simulation", label=_("Simulation"), icon="chart-histogram"),
    Entry(room="periods", label=_("Periods"), icon="calendar-month"),
    Entry(room="jobs", label=_("Jobs"), icon="progress"),
    Entry(room="audit", label=_("Audit"), icon="history"),
)

LOOKS_AHEAD = {"planning", "coaching"}


def for_page(request: HttpRequest) -> dict[str, Any]:
    """Give every template the menu (a context processor)."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {"menu": Menu(), "doors": doors}  # a template calls it, and only the sign-in page does
    viewer = request.viewer  # type: ignore[attr-defined] # set by people's middleware
    known = known_periods()
    named = chosen(request)
    # What plans looks ahead, what assesses and pays looks back, unless the address says which period.
    ahead, back = (
        named or (found.code if (found := pick(known, viewer)) else "") for pick in (running, settled)
    )
    periods = {
        entry.room: ahead if entry.room in LOOKS_AHEAD else back for entry in (*HOME, *CYCLE, *ALL_YEAR)
    }
    carried = {name: said for name in ("period", "team") if (said := request.GET.get(name))}
    if named:
        carried["period"] = named
    parts = (("", HOME), (_("The cycle"), CYCLE), (_("All year"), ALL_YEAR))
    sections = [
        Section(label=label, items=items, numbered=entries is CYCLE)
        for label, entries in parts
        if (items := _items(request, entries, periods, carried))
    ]
    return {
        "menu": Menu(
            sections=sections,
            period=named or periods.get(_room(request), back),
            periods=choices(request, known),
            name=str(viewer.person or request.user),
            roles=", ".join(sorted(str(role.label) for role in viewer.roles)),
        )
    }


def _items(
    request: HttpRequest, entries: tuple[Entry, ...], periods: dict[str, str], carried: dict[str, str]
) -> list[Item]:
    """Keep the entries that have a page which this viewer may open."""
    items = []
    for entry in entries:
        url, query = _address(entry.room, periods[entry.room], carried)
        if url and _may_open(request, url):
            current = "page" if request.path == url else "true" if _room(request) == entry.room else ""
            words = f"?{urlencode(query)}" if query else ""
            items.append(Item(label=entry.label, icon=entry.icon, url=url + words, current=current))
    return items


def _address(room: str, period: str, carried: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Return a room's front page and its query: a period in its path need not be in its query."""
    name = "home" if room == "home" else f"{room}:index"
    if period:
        try:
            url = reverse(name, kwargs={"period": period})
        except NoReverseMatch:
            pass
        else:
            return url, {key: said for key, said in carried.items() if key != "period"}
    try:
        return reverse(name), carried
    except NoReverseMatch:
        return "", {}


def _may_open(request: HttpRequest, url: str) -> bool:
    """Ask the page itself whom it lets in."""
    rule: Any = getattr(resolve(url).func, "access", None)
    return rule in (None, access.PUBLIC) or bool(rule(request.viewer))  # type: ignore[attr-defined]


def _room(request: HttpRequest) -> str:
    """Return the room of the page at hand."""
    match = request.resolver_match
    return match.app_name.split(":")[0] if match else ""
