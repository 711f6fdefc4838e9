"""The statements of a period, filtered and sorted as asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from steelyard.foundation import calculation, people
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.people.roles import Role
from steelyard.foundation.people.viewer import Viewer
from steelyard.foundation.periods.models import Period
from steelyard.kit import jobs
from steelyard.loop.assessment.models import ResultSheet, SheetState
from steelyard.loop.rewards.jobs import PREPARE
from steelyard.loop.rewards.models import Dispute, DisputeState, Statement, StatementSet, StatementState

PAGE = 50
ORDERS = {
    "total": ("-total_minor", "person__code"),
    "name": ("person__name", "person__code"),
    "state": ("state", "-total_minor"),
}
Choices = Mapping[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, kw_only=True)
class Total:
    """What one currency sums up to."""

    currency: str
    people: int
    amount_minor: int


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question that waits, in the list sales operations work down."""

    dispute: Dispute
    statement: Statement


@dataclass(frozen=True, kw_only=True)
class ListingPage:
    """The page of a period's statements."""

    period: Period
    run: Run | None
    page: Page[Statement] | None = None
    totals: tuple[Total, ...] = ()
    by_state: Mapping[str, int] = field(default_factory=dict)
    choices: Choices = field(default_factory=dict)
    is_filtered: bool = False
    issuable: int = 0
    questions: tuple[Question, ...] = ()
    job: jobs.Job | None = None  # while statements are being prepared
    may_issue: bool = False
    may_pay_out: bool = False
    may_read_changes: bool = False


def sees_all(viewer: Viewer) -> bool:
    """Tell whether a viewer reads everybody's statements before they are issued, their own too."""
    return viewer.has(Role.SALES_OPS, Role.AUDITOR, Role.ADMINISTRATOR)


def readable_statements(period: Period, viewer: Viewer) -> StatementSet:
    """Return the statements in force that lie in the viewer's scope and that they may read."""
    visible = people.visible_people(viewer, on=period.ends_on)
    hidden = ResultSheet.objects.filter(
        run=OuterRef("run"), person=OuterRef("person"), state=SheetState.DRAFT
    )
    statements = (
        Statement.objects.in_force()
        .filter(period=period, person__in=visible)
        .select_related("person", "team", "run", "period")
    )
    statements = statements.annotate(is_unpublished=Exists(hidden))  # type: ignore[no-redef] # Statement declares it
    if sees_all(viewer) or viewer.person is None:
        return statements
    return statements.exclude(person=viewer.person, state=StatementState.PREPARED)


def chosen_statements(period: Period, viewer: Viewer, asked: Mapping[str, str]) -> StatementSet:
    """Return the readable statements that pass the filters, in the asked order."""
    statements = readable_statements(period, viewer)
    if team := asked.get("team"):
        statements = statements.filter(team__code=team)
    if state := asked.get("state"):
        statements = statements.filter(state=state)
    if search := asked.get("search", "").strip():
        statements = statements.filter(
            Q(person__name__icontains=search)
            | Q(person__name_en__icontains=search)
            | Q(person__code__icontains=search)
        )
    return statements.order_by(*ORDERS.get(asked.get("order", ""), ORDERS["total"]))


def ticked_statements(period: Period, viewer: Viewer, ids: Iterable[str]) -> StatementSet:
    """Return the statements of these ids that the viewer may read; others do not exist for them."""
    return readable_statements(period, viewer).filter(pk__in=[number for number in ids if number.isdigit()])


def listing_page(period: Period, viewer: Viewer, asked: Mapping[str, str]) -> ListingPage:
    """Gather the page; `asked` is the query of its address."""
    run = calculation.run_in_force(period)
    may_read = viewer.has(Role.SALES_OPS, Role.AUDITOR, Role.ADMINISTRATOR)
    if run is None:
        may_issue = viewer.has(Role.SALES_OPS)
        return ListingPage(period=period, run=None, may_issue=may_issue, may_read_changes=may_read)
    statements = chosen_statements(period, viewer, asked)
    readable = readable_statements(period, viewer)
    job = jobs.find(kind=PREPARE, key=str(run.pk))
    states = readable.order_by().values_list("state").annotate(number=Count("pk"))
    may_issue = viewer.has(Role.SALES_OPS)
    page = Paginator(statements, PAGE).get_page(asked.get("page", "1"))
    return ListingPage(
        period=period,
        run=run,
        page=page,
        totals=totals_of(statements),
        by_state=dict(states),
        choices=choices_of(readable),
        is_filtered=any(asked.get(name) for name in ("team", "state", "search")),
        issuable=sum(can_issue(statement) for statement in page) if may_issue else 0,
        questions=open_questions(readable),
        job=job if job is not None and job.is_active else None,
        may_issue=may_issue,
        may_pay_out=viewer.has(Role.SALES_OPS, Role.ADMINISTRATOR),
        may_read_changes=may_read,
    )


def can_issue(statement: Statement) -> bool:
    """Tell whether nothing stands against issuing a statement of `readable_statements`."""
    return statement.state == StatementState.PREPARED and not statement.is_unpublished


def totals_of(statements: QuerySet[Statement]) -> tuple[Total, ...]:
    """Sum up by currency, for currencies do not add."""
    sums = (
        statements.order_by()
        .values("currency")
        .annotate(people=Count("pk"), amount_minor=Sum("total_minor"))
        .order_by("currency")
    )
    return tuple(Total(**row) for row in sums)


def choices_of(statements: QuerySet[Statement]) -> Choices:
    """Return what the filters can be set to."""
    teams = statements.exclude(team=None).order_by("team__name").values_list("team__code", "team__name")
    states = [(state.value, str(state.label)) for state in StatementState]
    return {"team": tuple(dict.fromkeys(teams.distinct())), "state": tuple(states)}


def open_questions(statements: QuerySet[Statement]) -> tuple[Question, ...]:
    """Return the questions that wait for an answer, the oldest first."""
    waiting = (
        Dispute.objects.filter(statement__in=statements.order_by(), state=DisputeState.OPEN)
        .select_related("statement__person", "statement__period", "asked_by")
        .order_by("asked_at")
    )
    return tuple(Question(dispute=dispute, statement=dispute.statement) for dispute in waiting)
