"""Targets from and to spreadsheets."""

from collections.abc import Mapping

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steelyard.foundation import people, periods
from steelyard.kit import access, workbook
from steelyard.kit.refusal import Refused
from steelyard.loop.planning import actions, forms, queries
from steelyard.loop.planning.entry import EDITORS, PLANNERS
from steelyard.loop.planning.files import UnreadableFileError, read_table
from steelyard.loop.planning.models import ChangeKind

SALT = "steelyard.planning.import"
A_DAY = 24 * 3600
UNPROCESSABLE = 422


@access.allow(people.with_role(*PLANNERS))
def export(request: people.Request, period: str) -> HttpResponse:
    """Send the grid's people and targets, filters kept, as a workbook that can be imported again."""
    sheet = queries.exported_targets(periods.find(period), request.viewer, forms.filters_of(request.GET))
    return workbook.download(f"targets-{period}.xlsx", [sheet])


@access.allow(people.with_role(*EDITORS))
def template(request: people.Request, period: str) -> HttpResponse:
    """Send a workbook with everybody's name and empty cells to fill."""
    sheet = queries.exported_targets(
        periods.find(period), request.viewer, forms.filters_of(request.GET), empty=True
    )
    return workbook.download(f"targets-{period}-template.xlsx", [sheet])


@access.allow(people.with_role(*EDITORS))
def import_targets(request: people.Request, period: str) -> HttpResponse:
    """Take a file and show, cell by cell, what it would do."""
    found = periods.find(period)
    form = forms.UploadForm(request.POST or None, request.FILES or None)
    page, token, status = None, "", 200
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            table = read_table(file.name, file.read())
            page = queries.import_preview(found, request.viewer, table, form.cleaned_data["numbers"])
            token = signing.dumps([file.name, *_packed(page.values)], salt=SALT + period, compress=True)
        except UnreadableFileError as reason:
            form.add_error("file", str(reason))
            status = UNPROCESSABLE
    return render(
        request,
        "planning/import.html",
        {"page": page, "form": form, "token": token, "period": found},
        status=status,
    )


@require_POST
@access.allow(people.with_role(*EDITORS))
def commit_import(request: people.Request, period: str) -> HttpResponse:
    """Set what the preview showed."""
    try:
        # The period is in the salt: a preview of one period cannot be set in another.
        name, *cells = signing.loads(request.POST.get("token", ""), salt=SALT + period, max_age=A_DAY)
        change = actions.set_targets(
            period=periods.find(period),
            values={(person, indicator): value for person, indicator, value in cells},
            by=request.user,
            at=timezone.now(),
            why=name,
            kind=ChangeKind.IMPORTED,
        )
        messages.success(
            request, _("Targets set: %(count)s.") % {"count": change.targets.count() if change else 0}
        )
    except signing.BadSignature:
        messages.error(request, _("This preview is out of date. Upload the file again."))
    except Refused as refused:
        messages.error(request, " ".join(refused.reasons))
    return redirect("planning:targets", period)


def _packed(values: Mapping[tuple[str, str], int | None]) -> list[tuple[str, str, int | None]]:
    return [(person, indicator, value) for (person, indicator), value in values.items()]
