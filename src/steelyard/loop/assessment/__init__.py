"""Assessment: the step of the loop where a period is closed, scored and published.

For: sales operations who close and publish, managers who read their team, reps who read themselves.
Takes: facts, plans, targets and assignments of a period, gathered here and handed to calculation.
Gives: one `ResultSheet` a person and plan, the scorecard page, the ranking; events `PeriodClosed`,
`PeriodReopened` and `ResultsPublished` for later steps.
"""

from typing import TYPE_CHECKING

from steelyard.kit.door import open_late

__all__ = [
    "PeriodClosed",
    "PeriodReopened",
    "ResultSheet",
    "ResultsPublished",
    "SheetState",
    "ask_to_close",
    "checklist",
    "publish_results",
    "readable_sheets",
    "reopen_period",
]

if TYPE_CHECKING:
    from steelyard.loop.assessment.actions import ask_to_close, publish_results, reopen_period
    from steelyard.loop.assessment.events import PeriodClosed, PeriodReopened, ResultsPublished
    from steelyard.loop.assessment.models import ResultSheet, SheetState
    from steelyard.loop.assessment.queries import checklist, readable_sheets
else:
    __getattr__ = open_late(__name__, __all__, "events", "models", "queries", "actions")
