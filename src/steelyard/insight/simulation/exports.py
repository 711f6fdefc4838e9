"""An outcome as a workbook."""

from collections.abc import Mapping

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from steelyard.foundation.people.viewer import Viewer
from steelyard.insight.simulation.queries.outcome import (
    chosen_people,
    comparison_of,
    find_simulation,
    visible_people,
)
from steelyard.insight.simulation.weighing import plan_of
from steelyard.kit import workbook
from steelyard.kit.workbook import Column, Sheet


def outcome_workbook(number: int, viewer: Viewer, asked: Mapping[str, str]) -> HttpResponse:
    """Write one row a person."""
    simulation = find_simulation(number)
    if not simulation.folder:
        raise Http404
    currency = plan_of(simulation.folder, simulation.version.plan.code).currency
    visible = visible_people(simulation, viewer)
    columns = [
        Column(_("Code")),
        Column(_("Name"), width=24),
        Column(pgettext("before", "Paid"), "money", currency),
        Column(_("Would be paid"), "money", currency),
        Column(_("Difference"), "money", currency),
        Column(_("Currency")),
    ]
    rows = [
        (
            row.person.code,
            row.person.name,
            row.difference.before_minor,
            row.difference.after_minor,
            row.difference.difference_minor,
            currency,
        )
        for row in chosen_people(comparison_of(simulation, visible), visible, asked)
    ]
    return workbook.download(f"simulation-{number}.xlsx", [Sheet(_("Differences"), columns, rows)])
