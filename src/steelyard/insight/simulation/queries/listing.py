"""All simulations, and what a new one may be of."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from steelyard.foundation.calculation.models import Run
from steelyard.foundation.people.roles import Role
from steelyard.foundation.people.viewer import Viewer
from steelyard.foundation.rulebook.models import Plan
from steelyard.insight.simulation.actions import SIMULATE
from steelyard.insight.simulation.models import Simulation
from steelyard.kit import jobs

PAGE = 25


@dataclass(frozen=True, kw_only=True)
class Row:
    """One simulation and the job that computes it."""

    simulation: Simulation
    job: jobs.Job | None


@dataclass(frozen=True, kw_only=True)
class ListingPage:
    """The page of simulations."""

    page: Page[Simulation]
    rows: tuple[Row, ...]
    plans: tuple[str, ...]
    has_runs: bool
    may_ask: bool
    is_filtered: bool


def listing_page(viewer: Viewer, asked: Mapping[str, str]) -> ListingPage:
    """Gather the page; `asked` is the query of its address."""
    found = Simulation.objects.select_related("version__plan", "run__period", "asked_by")
    if plan := asked.get("plan"):
        found = found.filter(version__plan__code=plan)
    page = Paginator(found, PAGE).get_page(asked.get("page", "1"))
    return ListingPage(
        page=page,
        rows=tuple(
            Row(simulation=one, job=None if one.folder else jobs.find(kind=SIMULATE, key=str(one.pk)))
            for one in page
        ),
        plans=tuple(Plan.objects.order_by("code").values_list("code", flat=True)),
        has_runs=Run.objects.in_force().exists(),
        may_ask=viewer.has(Role.SALES_OPS, Role.EXECUTIVE, Role.ADMINISTRATOR),
        is_filtered=bool(plan),
    )
