"""One statement: its total, its components, its lines, its questions, and how it compares."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from steelyard import engine
from steelyard.foundation import calculation, facts, people
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.calculation.pay import PayLine, PayLines
from steelyard.foundation.people.models import Person
from steelyard.foundation.people.roles import Role
from steelyard.foundation.people.viewer import Viewer
from steelyard.foundation.periods.models import Period
from steelyard.kit.ui import charts
from steelyard.kit.ui.charts import Chart
from steelyard.loop.assessment.models import ResultSheet
from steelyard.loop.assessment.queries.scorecard import asked_run
from steelyard.loop.assessment.words import here, note_words
from steelyard.loop.rewards import rules
from steelyard.loop.rewards.models import Dispute, Statement, StatementPart
from steelyard.loop.rewards.queries.addresses import NOW, why_url
from steelyard.loop.rewards.queries.known import KnownNow, known_now, known_run_of
from steelyard.loop.rewards.queries.listing import sees_all
from steelyard.loop.rewards.queries.titles import title_of

MILLION = 1_000_000
FACT = 3  # the fact's place in pay/<component>/<dataset>/<fact>/…


@dataclass(frozen=True, kw_only=True)
class PartRow:
    """One component: what it pays, why it pays nothing, and what it paid last time."""

    part: StatementPart
    title: str
    plan_title: str
    note: str
    earlier_minor: int | None
    why_url: str


@dataclass(frozen=True, kw_only=True)
class LineRow:
    """One pay line with its story's address."""

    line: PayLine
    component: str
    note: str
    why_url: str
    fact_url: str


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question with the name of the figure it is about."""

    dispute: Dispute
    about: str


@dataclass(frozen=True, kw_only=True)
class StatementPage:
    """The page of one statement; without a statement, it says why there is none to see."""

    period: Period
    person: Person
    run: Run | None
    statement: Statement | None
    is_hidden: bool  # there is one, and the viewer is to wait for it
    is_own: bool
    parts: tuple[PartRow, ...] = ()
    picture: Chart | None = None
    lines: tuple[LineRow, ...] = ()
    paging: PayLines | None = None
    chosen: Mapping[str, str] | None = None
    total_url: str = ""
    rounding: tuple[str, ...] = ()  # which rule of rounding holds, once if all plans have the same
    earlier: Statement | None = None
    change_ppm: int | None = None
    versions: tuple[Statement, ...] = ()
    questions: tuple[Asked, ...] = ()
    may_confirm: bool = False
    may_ask: bool = False
    may_answer: bool = False
    why_not_issue: tuple[str, ...] = ()
    may_issue: bool = False
    known: KnownNow | None = None  # where the address asks for what is known now
    can_know: bool = False  # a recalculation has been made
    may_adjust: bool = False
    waits: tuple[str, ...] = ()  # what of the score or pay waits, for what, and who can mend it


def find_statement(
    period: Period, code: str, viewer: Viewer, *, run_number: str = ""
) -> tuple[Person, Run | None, Statement | None, bool]:
    """Return person, run, the statement the viewer may read, and whether one is hidden from them.

    404 for whoever lies outside the viewer's scope.
    """
    person = people.find_person(code, viewer, on=period.ends_on)
    run = asked_run(tuple(calculation.runs_of(period).sealed()), run_number)
    statement = (
        Statement.objects.filter(run=run, person=person)
        .select_related("person", "run", "period", "team", "issued_by")
        .first()
        if run
        else None
    )
    person_id = viewer.person.pk if viewer.person else None
    if statement and not rules.may_read(statement, person_id=person_id, sees_all=sees_all(viewer)):
        return person, run, None, True
    return person, run, statement, False


def statement_page(period: Period, code: str, viewer: Viewer, asked: Mapping[str, str]) -> StatementPage:
    """Gather the page; `asked` is the query of its address (component, search, page, run)."""
    person, run, statement, is_hidden = find_statement(period, code, viewer, run_number=asked.get("run", ""))
    is_own = viewer.person == person
    if statement is None or run is None:
        return StatementPage(
            period=period,
            person=person,
            run=run,
            statement=None,
            is_hidden=is_hidden,
            is_own=is_own,
            waits=wait_words(run, person) if run and is_hidden else (),
        )
    plans = calculation.plans_of(run)
    earlier = earlier_statement(statement)
    parts = part_rows(statement, plans, earlier)
    as_known = asked.get("as_known") == NOW and not run.is_superseded
    known = known_now(statement, plans) if as_known else None
    paging = calculation.pay_lines(
        known.run if known else run,
        person.code,
        component=asked.get("component", ""),
        search=asked.get("search", ""),
        page=int(asked["page"]) if asked.get("page", "").isdigit() else 1,
    )
    is_ops = viewer.has(Role.SALES_OPS)
    person_id = viewer.person.pk if viewer.person else None
    why_not_issue = rules.why_not_issue(statement, unpublished=is_unpublished(statement), is_sales_ops=is_ops)
    return StatementPage(
        period=period,
        person=person,
        run=run,
        statement=statement,
        is_hidden=False,
        is_own=is_own,
        parts=parts,
        picture=picture_of(parts, statement.currency),
        lines=tuple(line_row(statement, plans, line, as_known=known is not None) for line in paging.lines),
        paging=paging,
        chosen={name: asked.get(name, "") for name in ("component", "search")},
        total_url=why_url(statement, parts[0].part.plan_code if parts else "", "pay"),
        rounding=rounding_of(parts, plans),
        earlier=earlier,
        change_ppm=change(statement, earlier),
        versions=versions_of(statement, viewer),
        questions=tuple(
            Asked(dispute=dispute, about=about(dispute, plans))
            for dispute in statement.disputes.select_related("asked_by", "answered_by")
        ),
        may_confirm=not rules.why_not_confirm(statement, person_id=person_id),
        may_ask=not rules.why_not_ask(statement, person_id=person_id, question="?"),
        may_answer=is_ops,
        why_not_issue=why_not_issue,
        may_issue=is_ops and not why_not_issue,
        known=known,
        can_know=not run.is_superseded and known_run_of(period) is not None,
        may_adjust=is_ops,
        waits=wait_words(run, person),
    )


def rounding_of(parts: tuple[PartRow, ...], plans: Mapping[str, engine.Plan]) -> tuple[str, ...]:
    """Say how the pay of a statement's plans is rounded."""
    codes = dict.fromkeys(row.part.plan_code for row in parts)
    return tuple(dict.fromkeys(plans[code].rounds().text(here()) for code in codes if code in plans))


def wait_words(run: Run, person: Person) -> tuple[str, ...]:
    """Say what of a person's score or pay waits in a run, for what, and who can mend it."""
    language = here()
    found = calculation.waits_of(run, person=person.code)
    said = [wait.says().text(language) for wait in found]
    return (*said, *dict.fromkeys(wait.mends().text(language) for wait in found))


def part_rows(
    statement: Statement, plans: Mapping[str, engine.Plan], earlier: Statement | None
) -> tuple[PartRow, ...]:
    """Return the components in the plans' order, each beside what it paid before."""
    before = {(p.plan_code, p.component): p.amount_minor for p in earlier.parts.all()} if earlier else {}
    notes = {
        (result.plan, part.component): part.note
        for result in calculation.results_of(statement.run, statement.person.code)
        for part in result.components
    }
    language = here()
    return tuple(
        PartRow(
            part=part,
            title=title_of(plans, part.plan_code, part.component),
            plan_title=plans[part.plan_code].title(language),
            note=note_words(notes.get((part.plan_code, part.component), "")),
            earlier_minor=before.get((part.plan_code, part.component)),
            why_url=why_url(statement, part.plan_code, f"pay/{part.component}"),
        )
        for part in statement.parts.all()
    )


def line_row(
    statement: Statement, plans: Mapping[str, engine.Plan], line: PayLine, *, as_known: bool = False
) -> LineRow:
    """Return a line with its addresses."""
    return LineRow(
        line=line,
        component=title_of(plans, line.plan, line.component),
        note=note_words(line.note),
        why_url=why_url(statement, line.plan, line.path, as_known=as_known),
        fact_url=reverse("facts:row", kwargs={"dataset": line.dataset, "fact_id": line.fact_id})
        if line.fact_id and line.dataset in facts.ALL
        else "",
    )


def picture_of(parts: tuple[PartRow, ...], currency: str) -> Chart | None:
    """Draw how the components add up; None where there is only one."""
    if len(parts) < 2:  # noqa: PLR2004 - one part is the whole
        return None
    return charts.waterfall(
        [(row.title, row.part.amount_minor) for row in parts], currency=currency, total=_("Total")
    )


def earlier_statement(statement: Statement) -> Statement | None:
    """Return the person's statement of the last period of the same kind, if it was issued."""
    return (
        Statement.objects.in_force()
        .issued()
        .filter(
            person=statement.person,
            currency=statement.currency,
            period__kind=statement.period.kind,
            period__ends_on__lt=statement.period.starts_on,
        )
        .select_related("period")
        .order_by("-period__ends_on")
        .first()
    )


def change(statement: Statement, earlier: Statement | None) -> int | None:
    """Return the change on the earlier statement, in millionths."""
    if earlier is None or earlier.total_minor <= 0:
        return None
    return (statement.total_minor - earlier.total_minor) * MILLION // earlier.total_minor


def versions_of(statement: Statement, viewer: Viewer) -> tuple[Statement, ...]:
    """Return every statement of the person and period that the viewer may read, newest run first."""
    person_id = viewer.person.pk if viewer.person else None
    found = (
        Statement.objects.filter(period=statement.period, person=statement.person)
        .select_related("run", "person", "period")
        .order_by("-run__number")
    )
    return tuple(one for one in found if rules.may_read(one, person_id=person_id, sees_all=sees_all(viewer)))


def is_unpublished(statement: Statement) -> bool:
    """Tell whether a result the statement rests on is still hidden from the person."""
    sheets = ResultSheet.objects.filter(run=statement.run, person=statement.person)
    return sheets.exclude(state="published").exists()


def about(dispute: Dispute, plans: Mapping[str, engine.Plan]) -> str:
    """Return what a question is about: the whole, a component, or a deal."""
    words = dispute.path.split("/")
    if len(words) == 1:
        return _("The whole statement")
    title = title_of(plans, dispute.plan_code, words[1])
    return f"{title} · {words[FACT]}" if len(words) > FACT else title
