"""For whoever has results of their own: earned, reached, scored, and how it came together."""

from dataclasses import dataclass

from steelyard.foundation.people.models import Person
from steelyard.foundation.people.viewer import Viewer
from steelyard.foundation.periods.models import Period
from steelyard.kit.ui.charts import Chart, Series, trend
from steelyard.kit.ui.parts.period import period_name
from steelyard.loop.assessment.models import ResultSheet
from steelyard.loop.assessment.queries.scorecard import Card, scorecard_page
from steelyard.loop.rewards.models import Statement
from steelyard.site.period_choice import known_periods, running

EARLIER = 6  # periods in the picture


@dataclass(frozen=True, kw_only=True)
class Own:
    """One's own result of a period."""

    person: Person
    period: Period
    card: Card | None  # none until it is published
    statement: Statement | None  # none until it is issued
    path: Chart | None  # attainment over the last periods
    now: Period  # the period that is lived in, for what may still be closed
    template: str = "home/own.html"


def own(viewer: Viewer, period: Period) -> Own | None:
    """Gather it; nothing for an account without a person."""
    if viewer.person is None:
        return None
    page = scorecard_page(period, viewer.person.code, viewer)
    statements = Statement.objects.in_force().issued().select_related("period")
    return Own(
        person=viewer.person,
        period=period,
        card=next(iter(page.cards), None),
        statement=statements.filter(person=viewer.person, period=period).first(),
        path=_path(viewer.person, period),
        now=running(known_periods(), viewer) or period,
    )


def _path(person: Person, period: Period) -> Chart | None:
    """Draw attainment over periods of the same kind; a single point says nothing."""
    sheets = (
        ResultSheet.objects.in_force()
        .published()
        .filter(person=person, period__kind=period.kind, main_attainment_ppm__isnull=False)
        .select_related("period")
        .order_by("-period__starts_on")[:EARLIER]
    )
    known = [(period_name(sheet.period.code), sheet.main_attainment_ppm) for sheet in reversed(sheets)]
    if len(known) < 2:  # noqa: PLR2004 - a line needs two points
        return None
    labels, values = zip(*known, strict=True)
    return trend(labels, [Series(name="", values=values)], unit="ratio")
