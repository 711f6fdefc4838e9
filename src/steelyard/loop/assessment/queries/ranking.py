"""The results of a period: who stands where, filtered and sorted as asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.utils.translation import gettext as _

from steelyard import engine
from steelyard.foundation import calculation, people
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.people.roles import Role
from steelyard.foundation.people.viewer import Viewer
from steelyard.foundation.periods.models import Period
from steelyard.kit.ui.charts import Chart
from steelyard.loop.assessment import pictures, rules
from steelyard.loop.assessment.models import ResultSheet, SheetSet, SheetState
from steelyard.loop.assessment.words import here

PAGE = 50
ORDERS = {
    "rank": ("plan_code", "rank", "person__code"),
    "name": ("person__name", "person__code"),
    "score": ("-total_micro", "person__code"),
    "attainment": ("-main_attainment_ppm", "person__code"),
    "actual": ("-main_value", "person__code"),
    "pay": ("-pay_minor", "person__code"),
}
FILTERS = ("team", "position", "plan", "grade", "state", "search")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One sheet in the table."""

    sheet: ResultSheet
    plan_title: str
    may_publish: bool


@dataclass(frozen=True, kw_only=True)
class Totals:
    """Sums over everyone chosen. Money is summed by currency only, so `value` may be unknown."""

    people: int
    published: int
    value: int | None
    target: int | None
    pay_minor: int
    unit: str
    currency: str
    attainment_ppm: int | None


Choices = Mapping[str, tuple[tuple[str, str], ...]]  # of each filter: (value, label)


@dataclass(frozen=True, kw_only=True)
class RankingPage:
    """The page of a period's results."""

    period: Period
    run: Run | None
    page: Page[ResultSheet] | None = None
    lines: tuple[Line, ...] = ()
    totals: Totals | None = None
    choices: Choices = field(default_factory=dict)
    is_filtered: bool = False
    scores: Chart | None = None
    publishable: int = 0
    may_close: bool = False


def readable_sheets(period: Period, viewer: Viewer) -> SheetSet:
    """Return the sheets in force that lie in the viewer's scope and that they may read."""
    visible = people.visible_people(viewer, on=period.ends_on)
    sheets = (
        ResultSheet.objects.in_force()
        .with_publisher()
        .filter(period=period, person__in=visible)
        .select_related("person", "team", "position", "manager", "run", "period")
    )
    if sees_all(viewer) or viewer.person is None:
        return sheets
    return sheets.exclude(person=viewer.person, state=SheetState.DRAFT)


def sees_all(viewer: Viewer) -> bool:
    """Tell whether a viewer reads everybody's drafts, their own too."""
    return viewer.has(Role.SALES_OPS, Role.AUDITOR, Role.ADMINISTRATOR)


def chosen_sheets(period: Period, viewer: Viewer, asked: Mapping[str, str]) -> SheetSet:
    """Return the readable sheets that pass the filters, in the asked order."""
    sheets = readable_sheets(period, viewer)
    wanted = {
        "team__code": asked.get("team"),
        "position__code": asked.get("position"),
        "plan_code": asked.get("plan"),
        "grade": asked.get("grade"),
        "state": asked.get("state"),
    }
    sheets = sheets.filter(**{name: value for name, value in wanted.items() if value})
    if search := asked.get("search", "").strip():
        sheets = sheets.filter(
            Q(person__name__icontains=search)
            | Q(person__name_en__icontains=search)
            | Q(person__code__icontains=search)
        )
    return sheets.order_by(*ORDERS.get(asked.get("order", ""), ORDERS["rank"]))


def ticked_sheets(period: Period, viewer: Viewer, ids: Iterable[str]) -> SheetSet:
    """Return the sheets of these ids that the viewer may read; others do not exist for them."""
    return readable_sheets(period, viewer).filter(pk__in=[number for number in ids if number.isdigit()])


def ranking_page(period: Period, viewer: Viewer, asked: Mapping[str, str]) -> RankingPage:
    """Gather the page; `asked` is the query of its address."""
    run = calculation.run_in_force(period)
    may_close = viewer.has(Role.SALES_OPS, Role.ADMINISTRATOR)
    if run is None:
        return RankingPage(period=period, run=None, may_close=may_close)
    sheets = chosen_sheets(period, viewer, asked)
    number = asked.get("page", "1")
    page = Paginator(sheets, PAGE).get_page(number)
    lines = lines_of(run, page, viewer)
    return RankingPage(
        period=period,
        run=run,
        page=page,
        lines=lines,
        totals=totals_of(sheets, calculation.plans_of(run)),
        choices=choices_of(readable_sheets(period, viewer), plan_titles(run)),
        is_filtered=any(asked.get(name) for name in FILTERS),
        scores=pictures.distribution(list(sheets.values_list("total_micro", flat=True))),
        publishable=sum(line.may_publish for line in lines),
        may_close=may_close,
    )


def lines_of(run: Run, sheets: Iterable[ResultSheet], viewer: Viewer) -> tuple[Line, ...]:
    """Return sheets of a run as lines."""
    titles = plan_titles(run)
    return tuple(
        Line(sheet=sheet, plan_title=titles[sheet.plan_code], may_publish=publishable(sheet, viewer))
        for sheet in sheets
    )


def plan_titles(run: Run) -> dict[str, str]:
    """Return the titles of a run's plans in the reader's language, by code."""
    return {code: plan.title(here()) for code, plan in calculation.plans_of(run).items()}


def publishable(sheet: ResultSheet, viewer: Viewer) -> bool:
    """Tell whether the viewer could publish a sheet right now."""
    return not rules.why_not_publish(
        sheet,
        person_id=viewer.person.pk if viewer.person else None,
        is_sales_ops=viewer.has(Role.SALES_OPS),
    )


def totals_of(sheets: SheetSet, plans: Mapping[str, engine.Plan]) -> Totals:
    """Sum up the chosen sheets; actual and target only where all share one unit and currency.

    What a manager's figure holds already is not added to it again.
    """
    plain = sheets.order_by()
    sums: dict[str, Any] = plain.aggregate(
        people=Count("person", distinct=True),
        published=Count("pk", filter=Q(state=SheetState.PUBLISHED)),
        pay_minor=Sum("pay_minor"),
    )
    sums |= _alone(plain, plans).aggregate(value=Sum("main_value"), target=Sum("main_target"))
    kinds = list(plain.values_list("main_indicator", "main_unit", "currency").distinct()[:2])
    _indicator, unit, currency = kinds[0] if len(kinds) == 1 else ("", "", "")
    summable = unit in {"money", "count"}
    value, target = (sums["value"], sums["target"]) if summable else (None, None)
    return Totals(
        people=sums["people"],
        published=sums["published"],
        value=value,
        target=target,
        pay_minor=sums["pay_minor"] or 0,
        unit=unit or "count",
        currency=currency or next((kind[2] for kind in kinds), ""),
        attainment_ppm=value * 1_000_000 // target if value is not None and target else None,
    )


def _alone(sheets: SheetSet, plans: Mapping[str, engine.Plan]) -> SheetSet:
    """Leave out whose figure is part of their manager's among the same sheets."""
    climbing = [
        Q(plan_code=code, main_indicator=name)
        for code, plan in plans.items()
        for name, indicator in plan.indicators.items()
        if plan.climbs(indicator)
    ]
    if not climbing:
        return sheets
    same = sheets.filter(person=OuterRef("manager"), main_indicator=OuterRef("main_indicator"))
    return sheets.exclude(Exists(same.filter(reduce(or_, climbing))))


def choices_of(sheets: SheetSet, titles: Mapping[str, str]) -> Choices:
    """Return what the filters can be set to, from the sheets the viewer may read."""
    found = list(sheets.order_by("team__name"))
    teams = {sheet.team.code: str(sheet.team) for sheet in found if sheet.team}
    positions = {sheet.position.code: str(sheet.position) for sheet in found if sheet.position}
    return {
        "team": tuple(teams.items()),
        "position": tuple(sorted(positions.items())),
        "plan": tuple((code, titles[code]) for code in sorted({sheet.plan_code for sheet in found})),
        "grade": tuple((grade, grade) for grade in sorted({sheet.grade for sheet in found if sheet.grade})),
        "state": ((SheetState.DRAFT, _("Not published")), (SheetState.PUBLISHED, _("Published"))),
    }
