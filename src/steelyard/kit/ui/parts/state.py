"""`{% state "empty" title=… hint=… %}`: what stands where nothing can be shown, and what to do."""

from typing import Any

from django.utils.translation import gettext as _


def state(kind: str, title: str = "", hint: str = "", url: str = "", action: str = "") -> dict[str, Any]:
    """Fill ui/state.html; kind is empty, loading, error or denied; url and action make a button."""
    icons = {"empty": "scale-outline", "loading": "loader-2", "error": "alert-triangle", "denied": "lock"}
    words = {
        "empty": _("Nothing here yet"),
        "loading": _("One moment…"),
        "error": _("This could not be shown"),
        "denied": _("This is not yours to see"),
    }
    return {
        "kind": kind,
        "icon_name": icons[kind],
        "title": title or words[kind],
        "hint": hint,
        "url": url,
        "action": action,
    }
