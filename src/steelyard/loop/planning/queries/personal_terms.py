"""Figures that plans leave to each person: what a run takes, the page, a file of them, one's own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from steelyard import engine
from steelyard.engine.figures import Figure, Unit
from steelyard.engine.personal import Wanted, wanted
from steelyard.engine.personal_words import NAMES
from steelyard.engine.tables import PERSONAL_FIGURES
from steelyard.foundation import people, rulebook
from steelyard.foundation.people import Viewer
from steelyard.foundation.periods import Period
from steelyard.loop.planning.models import PersonalFigure
from steelyard.loop.planning.queries.demand import demand_of


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A figure that a plan leaves to each person."""

    plan: str
    plan_title: str
    part: str
    part_title: str
    figure: str
    unit: Unit
    currency: str

    @property
    def key(self) -> str:
        """Name it in a form."""
        return f"{self.plan}/{self.part}/{self.figure}"

    @property
    def title(self) -> str:
        """Say which figure it is."""
        return f"{self.plan_title} · {self.part_title} · {NAMES[self.figure].text(rulebook.language())}"


@dataclass(frozen=True, kw_only=True)
class FigureRow:
    """One figure of one person; `asked` is none where no plan of the period asks for it any more."""

    record: PersonalFigure
    title: str
    shown: str


@dataclass(frozen=True, kw_only=True)
class PersonalTerms:
    """The page: figures that hold in the period, and whose are missing."""

    period: Period
    asked: tuple[Asked, ...]
    rows: tuple[FigureRow, ...]
    missing: tuple[tuple[str, str], ...]  # person and what they lack


def personal_figures_table(period: Period) -> pa.Table:
    """Return the figures that hold on some day of the period, in the engine's shape, sorted."""
    rows = PersonalFigure.objects.between(period.starts_on, period.ends_on)
    made = [
        {
            "person": row.person.code,
            "plan": row.plan.code,
            "part": row.part,
            "figure": row.figure,
            "share_ppm": row.value if _unit(row) == "ratio" else None,
            "amount_minor": None if _unit(row) == "ratio" else row.value,
            "starts_on": row.starts_on,
            "ends_on": row.ends_on,
        }
        for row in rows.select_related("person", "plan").order_by(
            "person__code", "plan__code", "part", "figure", "starts_on"
        )
    ]
    return pa.Table.from_pylist(made, schema=PERSONAL_FIGURES.schema)


def asked_figures(period: Period) -> tuple[Asked, ...]:
    """List what the plans of a period leave to each person."""
    plans = demand_of(period).plans.values()
    return tuple(_asked(plan, one) for plan in plans for one in wanted([plan]))


def personal_terms(period: Period, viewer: Viewer) -> PersonalTerms:
    """Gather the page, as far as the viewer's scope reaches."""
    seen = {person.code: person for person in people.visible_people(viewer, on=period.ends_on)}
    asked = asked_figures(period)
    known = {(one.plan, one.part, one.figure): one for one in asked}
    records = PersonalFigure.objects.between(period.starts_on, period.ends_on).filter(person__code__in=seen)
    rows = [
        _row(record, known.get((record.plan.code, record.part, record.figure)))
        for record in records.select_related("person", "plan", "by")
    ]
    having = {(r.record.person.code, r.record.plan.code, r.record.part, r.record.figure) for r in rows}
    demand = demand_of(period)
    missing = [
        (f"{seen[code].name} {code}", one.title)
        for code in sorted(demand.stays.keys() & seen.keys())
        for plan in demand.plans_of(code)
        for one in asked
        if one.plan == plan.code and (code, one.plan, one.part, one.figure) not in having
    ]
    return PersonalTerms(period=period, asked=asked, rows=tuple(rows), missing=tuple(missing))


def own_figures(period: Period, person: str, plan: str) -> Mapping[tuple[str, str], tuple[int, date]]:
    """Return one person's figures under a plan, by part and figure: the newest of the period counts."""
    rows = PersonalFigure.objects.between(period.starts_on, period.ends_on).filter(
        person__code=person, plan__code=plan
    )
    found = {}
    for row in rows.order_by("starts_on"):
        found[row.part, row.figure] = (row.value, row.starts_on)
    return found


def asks_for_figures(plans: Iterable[engine.Plan]) -> bool:
    """Tell whether any plan leaves a figure to each person."""
    return bool(wanted(plans))


def _asked(plan: engine.Plan, one: Wanted) -> Asked:
    language = rulebook.language()
    return Asked(
        plan=plan.code,
        plan_title=plan.title(language),
        part=one.part,
        part_title={**plan.pay, **plan.settlement}[one.part].title(language),
        figure=one.name,
        unit=one.unit,
        currency=plan.currency,
    )


def _row(record: PersonalFigure, asked: Asked | None) -> FigureRow:
    title = asked.title if asked else f"{record.plan.code} · {record.part} · {record.figure}"
    currency = asked.currency if asked else ""
    return FigureRow(
        record=record,
        title=title,
        shown=Figure(record.value, _unit(record), currency).text(rulebook.language()),
    )


def _unit(row: PersonalFigure) -> Unit:
    return Wanted(row.part, row.figure).unit
