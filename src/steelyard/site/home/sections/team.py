"""For managers: who stands where, and what waits for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from steelyard.foundation import calculation
from steelyard.foundation.people.viewer import Viewer
from steelyard.foundation.periods.models import Period
from steelyard.kit.ui.standing import FULL
from steelyard.loop.assessment.models import ResultSheet, SheetState
from steelyard.loop.assessment.queries.ranking import Totals, readable_sheets, totals_of

SHOWN = 12
AT_RISK = 800_000  # below this attainment somebody needs help


@dataclass(frozen=True, kw_only=True)
class Team:
    """The people of a manager, the lowest attainment first: they need the manager."""

    period: Period
    sheets: Sequence[ResultSheet]
    totals: Totals
    has_own: bool  # the manager's own sheet says what the team reached, by the manager's plan
    met: int
    at_risk: int
    unpublished: int
    template: str = "home/team.html"


def team(viewer: Viewer, period: Period) -> Team:
    """Gather it, without the manager's own sheet."""
    every = readable_sheets(period, viewer)
    sheets = every.exclude(person=viewer.person) if viewer.person else every
    run = calculation.run_in_force(period)
    return Team(
        period=period,
        sheets=list(sheets.order_by("main_attainment_ppm", "person__code")[:SHOWN]),
        totals=totals_of(sheets, calculation.plans_of(run) if run else {}),
        has_own=viewer.person is not None and every.filter(person=viewer.person).exists(),
        met=sheets.filter(main_attainment_ppm__gte=FULL).count(),
        at_risk=sheets.filter(main_attainment_ppm__lt=AT_RISK).count(),
        unpublished=sheets.filter(state=SheetState.DRAFT).count(),
    )
