"""Prepare, issue, confirm, ask, answer."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from steelyard.foundation import calculation, people
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.calculation.results import PersonResult
from steelyard.foundation.people.roles import Role
from steelyard.kit import audit, events
from steelyard.kit.refusal import Refused, refuse_for
from steelyard.loop.assessment.models import ResultSheet, SheetState
from steelyard.loop.rewards import rules
from steelyard.loop.rewards.events import QuestionAnswered, QuestionAsked, StatementsIssued
from steelyard.loop.rewards.models import Dispute, DisputeState, Statement, StatementPart, StatementState

WHOLE = "pay"  # the path of the whole statement; those of its figures go on below it


@transaction.atomic
def prepare_statements(*, run: Run, by: User | None, at: datetime) -> int:
    """Write a statement for everyone a run pays; return how many are new.

    Done again, it adds nothing: one statement a person and run, by constraint.
    """
    Run.objects.select_for_update().get(pk=run.pk)  # two workers take turns
    known = set(Statement.objects.filter(run=run).values_list("person__code", flat=True))
    sheets = {
        (sheet.person.code, sheet.plan_code): sheet
        for sheet in ResultSheet.objects.filter(run=run).select_related("person")
    }
    made: list[Statement] = []
    parts: list[StatementPart] = []
    for results in by_person(calculation.all_results(run)):
        person = results[0].person
        mine = [sheets[person, result.plan] for result in results if (person, result.plan) in sheets]
        if person in known or not mine or not any(result.components for result in results):
            continue
        statement = Statement(
            period=run.period,
            run=run,
            person=mine[0].person,
            team_id=mine[-1].team_id,
            total_minor=sum(result.pay_minor for result in results),
            currency=mine[0].currency,
            prepared_at=at,
        )
        made.append(statement)
        parts += parts_of(statement, results)
    Statement.objects.bulk_create(made, batch_size=500)
    StatementPart.objects.bulk_create(parts, batch_size=1000)
    if made:
        audit.record(by=by, at=at, verb="prepare_statements", subject=run, after={"statements": len(made)})
    return len(made)


def by_person(results: Iterable[PersonResult]) -> list[list[PersonResult]]:
    """Group results, which come by person, into one list a person."""
    grouped: dict[str, list[PersonResult]] = {}
    for result in results:
        grouped.setdefault(result.person, []).append(result)
    return list(grouped.values())


def parts_of(statement: Statement, results: Iterable[PersonResult]) -> list[StatementPart]:
    """Return a statement's unsaved parts, in the plans' order."""
    listed = [(result.plan, part) for result in results for part in result.components]
    return [
        StatementPart(
            statement=statement,
            place=place,
            plan_code=plan,
            component=part.component,
            amount_minor=part.amount_minor,
        )
        for place, (plan, part) in enumerate(listed)
    ]


@transaction.atomic
def issue_statements(*, statements: Iterable[Statement], by: User, at: datetime) -> tuple[Statement, ...]:
    """Hand statements to their people: all of the given ones, or none.

    Raises:
        Refused: With every reason against every statement.
    """
    viewer = people.viewer_of(by)
    locked = list(
        Statement.objects.select_for_update(of=("self",))
        .select_related("person", "run", "period")
        .filter(pk__in=[statement.pk for statement in statements])
    )
    hidden = set(
        ResultSheet.objects.filter(
            run__in={statement.run_id for statement in locked}, state=SheetState.DRAFT
        ).values_list("run_id", "person_id")
    )
    reasons = [
        reason
        for statement in locked
        for reason in rules.why_not_issue(
            statement,
            unpublished=(statement.run_id, statement.person_id) in hidden,
            is_sales_ops=viewer.has(Role.SALES_OPS),
        )
    ]
    refuse_for(dict.fromkeys(reasons))
    if not locked:
        raise Refused([_("Choose at least one statement.")])
    for statement in locked:
        statement.state, statement.issued_at, statement.issued_by = StatementState.ISSUED, at, by
        statement.save(update_fields=["state", "issued_at", "issued_by"])
        audit.record(
            by=by,
            at=at,
            verb="issue_statement",
            subject=statement,
            before={"state": StatementState.PREPARED},
            after={"state": StatementState.ISSUED, "total_minor": statement.total_minor},
        )
    told = tuple(statement.person_id for statement in locked)
    events.publish(StatementsIssued(period_code=locked[0].period.code, person_ids=told))
    return tuple(locked)


@transaction.atomic
def confirm_statement(*, statement: Statement, by: User, at: datetime) -> Statement:
    """Let the person agree to their statement.

    Raises:
        Refused: With the reasons.
    """
    statement = _locked(statement)
    refuse_for(rules.why_not_confirm(statement, person_id=_person_id(by)))
    statement.state, statement.confirmed_at = StatementState.CONFIRMED, at
    statement.save(update_fields=["state", "confirmed_at"])
    audit.record(
        by=by,
        at=at,
        verb="confirm_statement",
        subject=statement,
        before={"state": StatementState.ISSUED},
        after={"state": StatementState.CONFIRMED, "total_minor": statement.total_minor},
    )
    return statement


@transaction.atomic
def ask_question(
    *, statement: Statement, plan_code: str, path: str, question: str, by: User, at: datetime
) -> Dispute:
    """Let the person question their statement, or one figure of it, named by its path.

    Raises:
        Refused: With the reasons.
    """
    statement = _locked(statement)
    amount_minor = amount_at(statement, plan_code, path)
    reasons = rules.why_not_ask(statement, person_id=_person_id(by), question=question)
    refuse_for(reasons if amount_minor is not None else (*reasons, _("There is no such figure.")))
    dispute = Dispute.objects.create(
        statement=statement,
        plan_code=plan_code,
        path=path,
        amount_minor=amount_minor or 0,
        question=question.strip(),
        asked_by=by,
        asked_at=at,
    )
    audit.record(by=by, at=at, verb="ask_question", subject=dispute, after={"question": dispute.question})
    events.publish(QuestionAsked(dispute_id=dispute.pk))
    return dispute


def amount_at(statement: Statement, plan_code: str, path: str) -> int | None:
    """Return the amount a path names: the whole, a component, or a line; None where it names nothing."""
    if path == WHOLE:
        return statement.total_minor
    component, _slash, _fact = path.removeprefix(f"{WHOLE}/").partition("/")
    lines = calculation.pay_lines(statement.run, statement.person.code, component=component, size=None).lines
    mine = [line for line in lines if line.plan == plan_code]
    if path == f"{WHOLE}/{component}":
        part = statement.parts.filter(plan_code=plan_code, component=component).first()
        return part.amount_minor if part else None
    return next((line.amount_minor for line in mine if line.path == path), None)


@transaction.atomic
def answer_question(*, dispute: Dispute, answer: str, by: User, at: datetime) -> Dispute:
    """Answer a question.

    Raises:
        Refused: With the reasons.
    """
    dispute = Dispute.objects.select_for_update().get(pk=dispute.pk)
    refuse_for(
        rules.why_not_answer(dispute, is_sales_ops=people.viewer_of(by).has(Role.SALES_OPS), answer=answer)
    )
    dispute.state, dispute.answer = DisputeState.ANSWERED, answer.strip()
    dispute.answered_by, dispute.answered_at = by, at
    dispute.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    audit.record(by=by, at=at, verb="answer_question", subject=dispute, after={"answer": dispute.answer})
    events.publish(QuestionAnswered(dispute_id=dispute.pk))
    return dispute


def _locked(statement: Statement) -> Statement:
    return (
        Statement.objects.select_for_update(of=("self",))
        .select_related("person", "run", "period")
        .get(pk=statement.pk)
    )


def _person_id(user: User) -> int | None:
    person = people.viewer_of(user).person
    return person.pk if person else None
