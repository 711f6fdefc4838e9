"""A person's scores across periods."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from steelyard.foundation import people, periods
from steelyard.foundation.people.models import Person
from steelyard.foundation.people.viewer import Viewer
from steelyard.kit.ui import charts
from steelyard.kit.ui.charts import Chart, Series
from steelyard.kit.ui.parts.period import period_name
from steelyard.loop.assessment.models import ResultSheet
from steelyard.loop.assessment.queries.ranking import plan_titles
from steelyard.loop.assessment.queries.scorecard import may_read


@dataclass(frozen=True, kw_only=True)
class HistoryPage:
    """The page of one person's past results, newest first."""

    person: Person
    lines: tuple[tuple[ResultSheet, str], ...]  # each with its plan's title
    scores: Chart | None
    attainment: Chart | None


def history_page(code: str, viewer: Viewer) -> HistoryPage:
    """Gather the page; 404 for whoever lies outside the viewer's scope today."""
    person = people.find_person(code, viewer, on=periods.today())
    found = (
        ResultSheet.objects.in_force()
        .with_publisher()
        .filter(person=person)
        .select_related("team", "manager")
        .order_by("-period__starts_on", "plan_code")
    )
    sheets = tuple(sheet for sheet in found if may_read(sheet, viewer))
    return HistoryPage(
        person=person,
        lines=tuple((sheet, plan_titles(sheet.run)[sheet.plan_code]) for sheet in sheets),
        scores=drawn(sheets, _("Score"), "total_micro", "points"),
        attainment=drawn(sheets, _("Attainment"), "main_attainment_ppm", "ratio"),
    )


def drawn(sheets: tuple[ResultSheet, ...], name: str, field: str, unit: str) -> Chart | None:
    """Draw one field over the periods, oldest first; None where a line would be a point."""
    values = {period_name(sheet.period.code): getattr(sheet, field) for sheet in reversed(sheets)}
    if len(values) < 2:  # noqa: PLR2004 - a line has two ends
        return None
    return charts.trend(list(values), [Series(name=name, values=list(values.values()))], unit=unit)
