"""All change of this room, by what it is about."""

from steelyard.loop.rewards.actions.corrections import adjust_statement, post_changes, save_recalculation
from steelyard.loop.rewards.actions.statements import (
    answer_question,
    ask_question,
    confirm_statement,
    issue_statements,
    prepare_statements,
)

__all__ = [
    "adjust_statement",
    "answer_question",
    "ask_question",
    "confirm_statement",
    "issue_statements",
    "post_changes",
    "prepare_statements",
    "save_recalculation",
]
