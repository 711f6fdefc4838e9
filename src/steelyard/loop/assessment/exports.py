"""The results of a period as a workbook."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from steelyard.foundation.periods.models import Period
from steelyard.kit import workbook
from steelyard.kit.workbook import Column, Sheet
from steelyard.loop.assessment.models import ResultSheet


def results_workbook(period: Period, sheets: Iterable[ResultSheet]) -> HttpResponse:
    """Write one row a sheet, as filtered and sorted on the page."""
    listed = list(sheets)
    currency = listed[0].currency if listed else "CNY"
    columns = [
        Column(_("Rank"), "count", width=8),
        Column(_("Of how many"), "count", width=12),
        Column(_("Code")),
        Column(_("Name"), width=24),
        Column(_("Team"), width=24),
        Column(_("Position"), width=20),
        Column(pgettext("agreement", "Plan"), width=24),
        Column(_("Main indicator"), width=20),
        Column(_("Attainment"), "ratio"),
        Column(_("Score"), "points"),
        Column(_("Grade")),
        Column(_("Pay"), "money", currency),
        Column(_("Currency")),
        Column(_("State")),
    ]
    rows = (
        (
            sheet.rank,
            sheet.peers,
            sheet.person.code,
            sheet.person.name,
            str(sheet.team or ""),
            str(sheet.position or ""),
            sheet.plan_code,
            sheet.main_indicator,
            sheet.main_attainment_ppm,
            sheet.total_micro,
            sheet.grade,
            sheet.pay_minor,
            sheet.currency,
            sheet.get_state_display(),
        )
        for sheet in listed
    )
    return workbook.download(f"results-{period.code}.xlsx", [Sheet(_("Assessment results"), columns, rows)])
