"""One simulation: what the change costs, who gains, who loses, and how it is spread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.core.paginator import Page, Paginator
from django.http import Http404
from django.utils.translation import gettext as _

from steelyard.engine.simulation.comparison import Comparison, PersonDifference, compare
from steelyard.foundation import people
from steelyard.foundation.calculation.sealed import open_table
from steelyard.foundation.people.models import Person
from steelyard.foundation.people.roles import Role
from steelyard.foundation.people.viewer import Viewer
from steelyard.insight.simulation.actions import SIMULATE
from steelyard.insight.simulation.models import Simulation
from steelyard.insight.simulation.weighing import base_of, outcome_folder, plan_of
from steelyard.kit import jobs
from steelyard.kit.ui import charts, figures
from steelyard.kit.ui.charts import Chart

PAGE = 50
SIDES = {"gain": 1, "lose": -1, "same": 0}


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """One person's difference."""

    person: Person
    difference: PersonDifference


@dataclass(frozen=True, kw_only=True)
class OutcomePage:
    """The page of one simulation; before it is computed, its job."""

    simulation: Simulation
    title: str
    job: jobs.Job | None = None
    is_stale: bool = False  # the draft was changed since
    may_draw: bool = False
    currency: str = ""
    comparison: Comparison | None = None
    picture: Chart | None = None
    marks: tuple[tuple[int, int], ...] = ()
    page: Page[PersonRow] | None = None
    is_filtered: bool = False


def find_simulation(number: int) -> Simulation:
    """Return a simulation, or 404."""
    found = Simulation.objects.select_related("version__plan", "run__period", "asked_by")
    try:
        return found.get(pk=number)
    except Simulation.DoesNotExist as error:
        raise Http404 from error


def outcome_page(number: int, viewer: Viewer, asked: Mapping[str, str]) -> OutcomePage:
    """Gather the page; people outside the viewer's scope count in nothing that it says."""
    simulation = find_simulation(number)
    page = OutcomePage(
        simulation=simulation,
        title=str(simulation),
        is_stale=simulation.text_sha256 != simulation.version.sha256,
        may_draw=viewer.has(Role.SALES_OPS, Role.EXECUTIVE, Role.ADMINISTRATOR),
    )
    if not simulation.folder:
        return replace(page, job=jobs.find(kind=SIMULATE, key=str(simulation.pk)))
    plan = plan_of(simulation.folder, simulation.version.plan.code)
    visible = visible_people(simulation, viewer)
    comparison = comparison_of(simulation, visible)
    rows = chosen_people(comparison, visible, asked)
    return replace(
        page,
        currency=plan.currency,
        comparison=comparison,
        picture=_picture(comparison, plan.currency),
        marks=tuple(comparison.quantiles().items()),
        page=Paginator(rows, PAGE).get_page(asked.get("page", "1")),
        is_filtered=bool(asked.get("side") or asked.get("search")),
    )


def visible_people(simulation: Simulation, viewer: Viewer) -> dict[str, Person]:
    """Return the people in the viewer's scope at the period's end, by code."""
    return {one.code: one for one in people.visible_people(viewer, on=simulation.run.period.ends_on)}


def comparison_of(simulation: Simulation, visible: Mapping[str, Person]) -> Comparison:
    """Compare what the run paid under the plan with what the outcome pays."""
    code = simulation.version.plan.code
    before = open_table(base_of(simulation.run), "statements").to_table(filter=pc.field("plan") == code)
    after = pq.read_table(outcome_folder(simulation.folder) / "statements.parquet")
    return compare(*(_of(table, visible) for table in (before, after)))


def chosen_people(
    comparison: Comparison, visible: Mapping[str, Person], asked: Mapping[str, str]
) -> Sequence[PersonRow]:
    """Return the rows that pass the filters, from the greatest gain to the greatest loss."""
    rows = [PersonRow(person=visible[one.person], difference=one) for one in comparison.people]
    if (side := SIDES.get(asked.get("side", ""))) is not None:
        rows = [row for row in rows if _sign(row.difference.difference_minor) == side]
    if search := asked.get("search", "").strip().lower():
        rows = [
            row
            for row in rows
            if search in f"{row.person.name} {row.person.name_en} {row.person.code}".lower()
        ]
    return rows


def _of(statements: pa.Table, visible: Mapping[str, Person]) -> pa.Table:
    return statements.filter(pc.is_in(statements["person"], pa.array(list(visible), pa.string())))


def _sign(amount: int) -> int:
    return (amount > 0) - (amount < 0)


def _picture(comparison: Comparison, currency: str) -> Chart | None:
    if not comparison.winners and not comparison.losers:
        return None
    bars = comparison.bars()
    ends = [
        (figures.money(bar.low_minor, whole=True), figures.money(bar.high_minor, whole=True)) for bar in bars
    ]
    bands = [(f"{low} … {high}", bar.people) for (low, high), bar in zip(ends, bars, strict=True)]
    return charts.distribution(bands, name=_("Difference in %(currency)s") % {"currency": currency})
