"""What can be asked about facts. A page is a frozen dataclass; one file a page."""

from steelyard.foundation.facts.queries.row import FactRow, find_row, row
from steelyard.foundation.facts.reasons import title as reason_title
from steelyard.foundation.facts.standing import (
    freshness,
    head,
    heads,
    path_of,
    snapshot,
    table_paths,
    waiting_rows,
)

__all__ = [
    "FactRow",
    "find_row",
    "freshness",
    "head",
    "heads",
    "path_of",
    "reason_title",
    "row",
    "snapshot",
    "table_paths",
    "waiting_rows",
]
