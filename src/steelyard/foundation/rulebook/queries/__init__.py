"""Reads: what a calculation takes, and one frozen dataclass a page."""

from steelyard.foundation.rulebook.queries.changes import Comparison, HistoryPage, compare, history_page
from steelyard.foundation.rulebook.queries.in_force import (
    newest_version,
    plan_of,
    version_for_period,
    version_in_force,
)
from steelyard.foundation.rulebook.queries.plans import PlanList, plan_list
from steelyard.foundation.rulebook.queries.version import (
    Judged,
    VersionPage,
    find_version,
    judged,
    next_start,
    shown_version,
    version_page,
)

__all__ = [
    "Comparison",
    "HistoryPage",
    "Judged",
    "PlanList",
    "VersionPage",
    "compare",
    "find_version",
    "history_page",
    "judged",
    "newest_version",
    "next_start",
    "plan_list",
    "plan_of",
    "shown_version",
    "version_for_period",
    "version_in_force",
    "version_page",
]
