"""When something may be done. Each rule answers with the reasons against it; no reasons mean yes."""

from django.utils.translation import gettext as _

from steelyard.loop.rewards.models import Dispute, DisputeState, Statement, StatementState

Reasons = tuple[str, ...]
LONGEST_QUESTION = 2000


def why_not_issue(statement: Statement, *, unpublished: bool, is_sales_ops: bool) -> Reasons:
    """Say why a statement cannot go to its person; `unpublished`: their results are still hidden."""
    name = {"person": statement.person.name}
    reasons = []
    if not is_sales_ops:
        reasons.append(_("Statements are issued by sales operations."))
    if statement.state != StatementState.PREPARED:
        reasons.append(_("The statement of %(person)s is issued already.") % name)
    if statement.run.is_superseded:
        reasons.append(_("The period was reopened: this statement of %(person)s no longer counts.") % name)
    elif unpublished:
        reasons.append(
            _("The results of %(person)s are not published yet; pay follows published results.") % name
        )
    return tuple(reasons)


def why_not_confirm(statement: Statement, *, person_id: int | None) -> Reasons:
    """Say why a statement cannot be confirmed by somebody."""
    reasons = []
    if statement.person_id != person_id:
        reasons.append(_("Only the person it is about confirms a statement."))
    if statement.state == StatementState.PREPARED:
        reasons.append(_("The statement has not been issued."))
    if statement.state == StatementState.CONFIRMED:
        reasons.append(_("The statement is confirmed already."))
    if statement.run.is_superseded:
        reasons.append(_("The period was reopened: a new statement will take this one's place."))
    if statement.disputes.filter(state=DisputeState.OPEN).exists():
        reasons.append(_("A question of yours is still open; confirm when it is answered."))
    return tuple(reasons)


def why_not_ask(statement: Statement, *, person_id: int | None, question: str) -> Reasons:
    """Say why somebody cannot question a statement."""
    reasons = []
    if statement.person_id != person_id:
        reasons.append(_("Only the person it is about questions a statement."))
    if statement.state == StatementState.PREPARED:
        reasons.append(_("The statement has not been issued."))
    if statement.run.is_superseded:
        reasons.append(_("The period was reopened: ask about the statement that takes this one's place."))
    if not question.strip():
        reasons.append(_("Write what you would like to know."))
    if len(question) > LONGEST_QUESTION:
        reasons.append(_("Keep it below %(number)s characters.") % {"number": LONGEST_QUESTION})
    return tuple(reasons)


def why_not_answer(dispute: Dispute, *, is_sales_ops: bool, answer: str) -> Reasons:
    """Say why a question cannot be answered by somebody."""
    reasons = []
    if not is_sales_ops:
        reasons.append(_("Questions are answered by sales operations."))
    if dispute.state == DisputeState.ANSWERED:
        reasons.append(_("The question is answered already."))
    if not answer.strip():
        reasons.append(_("Write an answer."))
    return tuple(reasons)


def may_read(statement: Statement, *, person_id: int | None, sees_all: bool) -> bool:
    """Tell whether somebody whose scope includes the person may read the statement.

    Nobody reads their own before it is issued, except who sees everybody's anyway.
    """
    return statement.state != StatementState.PREPARED or sees_all or statement.person_id != person_id
