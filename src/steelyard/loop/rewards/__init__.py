"""Rewards: the step of the loop where results become pay, and pay explains itself.

For: reps who read, confirm or question their statement; sales operations who issue and pay out.
Takes: the sealed run of a closed period (event `PeriodClosed`) and the results published by assessment.
Gives: one `Statement` a person and run, its lines, its PDF and workbook, the payroll file; `Dispute`s.
"""

from typing import TYPE_CHECKING

from steelyard.kit.door import open_late

__all__ = [
    "Dispute",
    "QuestionAnswered",
    "QuestionAsked",
    "Statement",
    "StatementState",
    "StatementsIssued",
    "answer_question",
    "ask_question",
    "ask_to_prepare",
    "confirm_statement",
    "issue_statements",
    "readable_statements",
]

if TYPE_CHECKING:
    from steelyard.loop.rewards.actions import (
        answer_question,
        ask_question,
        confirm_statement,
        issue_statements,
    )
    from steelyard.loop.rewards.events import QuestionAnswered, QuestionAsked, StatementsIssued
    from steelyard.loop.rewards.jobs import ask_to_prepare
    from steelyard.loop.rewards.models import Dispute, Statement, StatementState
    from steelyard.loop.rewards.queries import readable_statements
else:
    __getattr__ = open_late(__name__, __all__, "events", "models", "queries", "actions", "jobs")
