"""What this room's pages show: frozen dataclasses, one file a page."""

from steelyard.loop.assessment.checks import checklist
from steelyard.loop.assessment.queries.closing import close_page
from steelyard.loop.assessment.queries.history import history_page
from steelyard.loop.assessment.queries.ranking import (
    chosen_sheets,
    ranking_page,
    readable_sheets,
    ticked_sheets,
)
from steelyard.loop.assessment.queries.scorecard import scorecard_page
from steelyard.loop.assessment.queries.why import why_page

__all__ = [
    "checklist",
    "chosen_sheets",
    "close_page",
    "history_page",
    "ranking_page",
    "readable_sheets",
    "scorecard_page",
    "ticked_sheets",
    "why_page",
]
