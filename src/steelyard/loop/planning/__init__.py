"""Planning: who works under which plan, and what each person shall reach in a period.

For: sales operations (all of it), managers (their team's targets, as proposals), reps (their own).
Takes: people and their dated assignments, the rulebook's plans. Gives, in `queries`:
`targets_table(period)` and `assignments_with_plans(period)`, the two tables a run takes from here;
and `personal_figures_table(period)`, where a plan leaves figures to each person;
in `actions`: assign_plan, agree_personal_figures, set_targets, propose_target, copy_targets,
undo_last_change.
A target is never overwritten: each change is a revision, the newest counts.
"""

from typing import TYPE_CHECKING

from steelyard.kit.door import open_late

__all__ = [
    "PlanAssignment",
    "Target",
    "asks_for_figures",
    "assign_plan",
    "assignments_with_plans",
    "personal_figures_table",
    "set_targets",
    "targets_table",
]

if TYPE_CHECKING:
    from steelyard.loop.planning.actions import assign_plan, set_targets
    from steelyard.loop.planning.models import PlanAssignment, Target
    from steelyard.loop.planning.queries import (
        asks_for_figures,
        assignments_with_plans,
        personal_figures_table,
        targets_table,
    )
else:
    __getattr__ = open_late(__name__, __all__, "queries", "actions", "models")
