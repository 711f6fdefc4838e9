"""All change of planning: plans are assigned, targets set, copied, proposed and taken back."""

from steelyard.loop.planning.actions.assignments import (
    assign_plan,
    end_plan_assignment,
    remove_plan_assignment,
)
from steelyard.loop.planning.actions.personal_terms import (
    agree_personal_figures,
    remove_personal_figure,
)
from steelyard.loop.planning.actions.proposals import decide_proposal, propose_target
from steelyard.loop.planning.actions.targets import set_targets, undo_last_change

__all__ = [
    "agree_personal_figures",
    "assign_plan",
    "decide_proposal",
    "end_plan_assignment",
    "propose_target",
    "remove_personal_figure",
    "remove_plan_assignment",
    "set_targets",
    "undo_last_change",
]
