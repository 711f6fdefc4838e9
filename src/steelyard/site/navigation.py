"""The menu: one entry a room, in the order of the management calendar.

A room with pages adds one `Entry`; whoever may not see the page does not see the entry.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


def everyone(_request: HttpRequest) -> bool:
    """Show an entry to whoever is signed in."""
    return True


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of the menu."""

    label: Promise
    url_name: str
    icon: str  # a name of @tabler/icons
    shown_to: Callable[[HttpRequest], bool] = everyone


ENTRIES: tuple[Entry, ...] = (Entry(label=_("Home"), url_name="home", icon="home"),)


def for_page(request: HttpRequest) -> dict[str, Any]:
    """Give every template the menu (a context processor)."""
    return {"navigation": [entry for entry in ENTRIES if entry.shown_to(request)]}
