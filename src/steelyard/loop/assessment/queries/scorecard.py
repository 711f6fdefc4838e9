"""One person's scorecard, and their team's."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from django.db.models import Max
from django.http import Http404
from django.urls import reverse

from steelyard import engine
from steelyard.engine import Language
from steelyard.foundation import calculation, people
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.calculation.results import IndicatorResult, PersonResult
from steelyard.foundation.people.models import Person
from steelyard.foundation.people.viewer import Viewer
from steelyard.foundation.periods.models import Period
from steelyard.kit.ui import beam, charts
from steelyard.kit.ui.charts import Chart
from steelyard.loop.assessment import rules
from steelyard.loop.assessment.models import ResultSheet, SheetState
from steelyard.loop.assessment.queries.card_rows import (
    Group,
    IndicatorRow,
    groups_of,
    numbers_of,
    place_of,
)
from steelyard.loop.assessment.queries.ranking import Line, lines_of, publishable, readable_sheets, sees_all
from steelyard.loop.assessment.words import here, note_words

Link = Callable[[str], str]
REMEMBERED = 4  # earlier periods that say how long publishing takes


@dataclass(frozen=True, kw_only=True)
class Card:
    """The scorecard of one plan."""

    sheet: ResultSheet
    title: str
    rows: tuple[IndicatorRow, ...]
    groups: tuple[Group, ...]
    weights: tuple[beam.Weight, ...]
    gate: str
    warnings: tuple[str, ...]
    score_url: str
    grade_url: str
    pay_url: str
    may_publish: bool

    @property
    def scored(self) -> tuple[IndicatorRow, ...]:
        """Return the lines that make the score."""
        return tuple(row for row in self.rows if row.is_scored)

    @property
    def others(self) -> tuple[IndicatorRow, ...]:
        """Return the lines that are measured for pay or for information."""
        return tuple(row for row in self.rows if not row.is_scored)


@dataclass(frozen=True, kw_only=True)
class ScorecardPage:
    """The page of one person and period."""

    period: Period
    person: Person
    run: Run | None
    cards: tuple[Card, ...]
    team: tuple[Line, ...]
    runs: tuple[Run, ...]
    is_own: bool
    is_hidden: bool  # there is a result, and the viewer is to wait for it
    expected_on: date | None


def scorecard_page(period: Period, code: str, viewer: Viewer, *, run_number: str = "") -> ScorecardPage:
    """Gather the page; 404 for whoever lies outside the viewer's scope.

    `run_number` asks for the sheet of an earlier run, which a reopening put aside.
    """
    person = people.find_person(code, viewer, on=period.ends_on)
    runs = tuple(calculation.runs_of(period).sealed())
    run = asked_run(runs, run_number)
    sheets = sheets_of(run, person)
    readable = tuple(sheet for sheet in sheets if may_read(sheet, viewer))
    return ScorecardPage(
        period=period,
        person=person,
        run=run,
        cards=cards_of(run, person, readable, viewer) if run else (),
        team=team_of(run, person, viewer) if run else (),
        runs=runs,
        is_own=viewer.person == person,
        is_hidden=bool(sheets) and not readable,
        expected_on=expected_on(period),
    )


def asked_run(runs: Iterable[Run], number: str) -> Run | None:
    """Return the run of a number, or the one in force; 404 for a number there is none of."""
    if number:
        found = next((run for run in runs if str(run.number) == number), None)
        if found is None:
            raise Http404
        return found
    return next((run for run in runs if not run.is_superseded), None)


def sheets_of(run: Run | None, person: Person) -> tuple[ResultSheet, ...]:
    """Return a person's sheets of one run."""
    if run is None:
        return ()
    mine = ResultSheet.objects.with_publisher().filter(run=run, person=person)
    return tuple(mine.select_related("team", "position", "manager", "published_by").order_by("plan_code"))


def may_read(sheet: ResultSheet, viewer: Viewer) -> bool:
    """Tell whether a viewer in whose scope the person is may read the sheet."""
    person_id = viewer.person.pk if viewer.person else None
    return rules.may_read(sheet, person_id=person_id, sees_all=sees_all(viewer))


def cards_of(run: Run, person: Person, sheets: Iterable[ResultSheet], viewer: Viewer) -> tuple[Card, ...]:
    """Return a card for each readable sheet."""
    results = {result.plan: result for result in calculation.results_of(run, person.code)}
    plans = calculation.plans_of(run)
    return tuple(card_of(sheet, plans[sheet.plan_code], results[sheet.plan_code], viewer) for sheet in sheets)


def card_of(sheet: ResultSheet, plan: engine.Plan, result: PersonResult, viewer: Viewer) -> Card:
    """Return one card."""
    language = here()

    def link(path: str) -> str:
        return why_url(sheet, path)

    numbers = numbers_of(plan, result)
    rows = tuple(
        row_of(sheet, plan, indicator, link, language, numbers)
        for indicator in sorted(result.indicators, key=lambda one: place_of(plan, one.code))
    )
    return Card(
        sheet=sheet,
        title=plan.title(language),
        rows=rows,
        groups=tuple(groups_of(plan, rows, language)),
        weights=tuple(
            beam.Weight(
                label=row.title,
                score_micro=row.result.score_micro or 0,
                weight_ppm=row.result.weight_ppm,
                contribution_micro=row.result.contribution_micro or 0,
            )
            for row in rows
            if row.counts
        ),
        gate=plan.indicators[result.gate].title(language) if result.gate in plan.indicators else result.gate,
        warnings=tuple(
            f"{warned.subject}: {note_words(warned.detail)}" for warned in result.warnings if warned.detail
        ),
        score_url=link("score"),
        grade_url=link("grade"),
        pay_url=link("pay"),
        may_publish=publishable(sheet, viewer),
    )


def row_of(
    sheet: ResultSheet,
    plan: engine.Plan,
    result: IndicatorResult,
    link: Link,
    language: Language,
    numbers: Mapping[str, int],
) -> IndicatorRow:
    """Return one line of a card."""
    indicator = plan.indicators[result.code]
    return IndicatorRow(
        sheet_id=sheet.pk,
        result=result,
        title=indicator.title(language),
        unit=indicator.unit,
        currency=plan.currency,
        note=note_words(result.note or result.missing),
        curve=curve_of(plan, result, indicator.title(language)),
        measure_url=link(f"measure/{result.code}"),
        score_url=link(f"score/{result.code}"),
        is_scored=plan.scorecard is not None and result.code in plan.scorecard.scored,
        number=numbers.get(result.code),
    )


def curve_of(plan: engine.Plan, result: IndicatorResult, title: str) -> Chart | None:
    """Draw the curve an indicator is scored by, with the person's point; None where there is none."""
    drawing = engine.curve_points(plan, result.code)
    if drawing is None:
        return None
    read = result.value if drawing.axis.reads == "value" else result.attainment_ppm
    at = None if read is None or result.score_micro is None else (read, result.score_micro)
    return charts.curve_of(drawing, at=at, name=title)


def team_of(run: Run, person: Person, viewer: Viewer) -> tuple[Line, ...]:
    """Return those who reported to a person on the period's last day."""
    mine = readable_sheets(run.period, viewer).filter(manager=person).order_by("rank", "person__name")
    return lines_of(run, mine, viewer) if not run.is_superseded else ()


def expected_on(period: Period) -> date | None:
    """Return the day results can be expected, going by how long it took before; None without a before."""
    earlier = (
        ResultSheet.objects.in_force()
        .filter(state=SheetState.PUBLISHED, period__kind=period.kind, period__ends_on__lt=period.starts_on)
        .values("period__ends_on")
        .annotate(published_at=Max("published_at"))
        .order_by("-period__ends_on")[:REMEMBERED]
    )
    waits = [(row["published_at"].date() - row["period__ends_on"]).days for row in earlier]
    return period.ends_on + timedelta(days=round(median(waits))) if waits else None


def why_url(sheet: ResultSheet, path: str) -> str:
    """Return the address of a figure's story."""
    place = {"period": sheet.period.code, "person": sheet.person.code, "path": path}
    query = f"?plan={sheet.plan_code}"
    if sheet.run.is_superseded:
        query += f"&run={sheet.run.number}"
    return reverse("assessment:why", kwargs=place) + query
