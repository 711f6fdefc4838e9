"""Pages of the rulebook."""

from steelyard.foundation.rulebook.views.editing import check, discard, draft_from, edit, library, new
from steelyard.foundation.rulebook.views.publishing import publish, retire
from steelyard.foundation.rulebook.views.reading import download, history, index, plan, text, version

__all__ = [
    "check",
    "discard",
    "download",
    "draft_from",
    "edit",
    "history",
    "index",
    "library",
    "new",
    "plan",
    "publish",
    "retire",
    "text",
    "version",
]
