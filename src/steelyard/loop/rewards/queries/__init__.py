"""What this room's pages show: frozen dataclasses, one file a page."""

from steelyard.loop.rewards.queries.changes import adjustments_of, changes_of, changes_page
from steelyard.loop.rewards.queries.listing import (
    chosen_statements,
    listing_page,
    readable_statements,
    ticked_statements,
)
from steelyard.loop.rewards.queries.statement import StatementPage, find_statement, statement_page, wait_words
from steelyard.loop.rewards.queries.why import find_dispute, why_page

__all__ = [
    "StatementPage",
    "adjustments_of",
    "changes_of",
    "changes_page",
    "chosen_statements",
    "find_dispute",
    "find_statement",
    "listing_page",
    "readable_statements",
    "statement_page",
    "ticked_statements",
    "wait_words",
    "why_page",
]
