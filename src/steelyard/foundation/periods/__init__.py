"""The company and its calendar: weeks, months, quarters, halves and years, open or closed.

For: every room whose work has a date. Takes: period codes (2026-07, 2026-Q3, 2026-H1, 2026,
2026-W31; 2026-P07 where months are made of whole weeks), the company's settings. Gives: periods with
their first and last day, both belonging to them. A code's year is the fiscal year, named by the calendar
year it starts in.
"""

from typing import TYPE_CHECKING

from steelyard.kit.door import open_late

__all__ = [
    "Company",
    "Period",
    "change_company",
    "closed_periods",
    "company",
    "ensure_period",
    "find",
    "mark_closed",
    "open_periods",
    "reopen",
    "today",
]

if TYPE_CHECKING:
    from steelyard.foundation.periods.actions import change_company, ensure_period, mark_closed, reopen
    from steelyard.foundation.periods.models import Company, Period
    from steelyard.foundation.periods.queries import closed_periods, company, find, open_periods, today
else:
    __getattr__ = open_late(__name__, __all__, "models", "queries", "actions")
