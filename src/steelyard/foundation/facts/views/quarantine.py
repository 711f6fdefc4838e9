"""The quarantine: look through it, repair, re-admit, discard."""

import csv
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from steelyard.foundation import people
from steelyard.foundation.facts import actions
from steelyard.foundation.facts.forms import QuarantineFilter
from steelyard.foundation.facts.models import Import, RowState
from steelyard.foundation.facts.queries.overview import may_import, reads_imports
from steelyard.foundation.facts.queries.quarantine import (
    Chosen,
    chosen_rows,
    find_quarantined,
    quarantine_file,
    quarantine_page,
    repair_page,
)
from steelyard.foundation.facts.views.imports import int_of, tried
from steelyard.kit import access, workbook
from steelyard.kit.refusal import Refused
from steelyard.kit.ui import figures

BOM = "\ufeff"  # tells spreadsheets that the file is UTF-8


@require_GET
@access.allow(reads_imports)
def index(request: people.Request) -> HttpResponse:
    """List the rows that could not be used."""
    page = quarantine_page(request.viewer, chosen(request.GET), int_of(request.GET.get("page")))
    form = QuarantineFilter(request.GET, reasons=page.reasons)
    return render(request, "facts/quarantine.html", {"page": page, "form": form})


@require_POST
@access.allow(may_import)
def settle(request: people.Request) -> HttpResponse:
    """Re-admit or discard the ticked rows, or all that the filter shows."""
    rows = chosen_rows(chosen(request.POST)).filter(state=RowState.WAITING)

    def act() -> None:
        if request.POST.get("what") == "discard":
            why = request.POST.get("why", "")
            count = actions.discard_rows(rows=rows, why=why, by=request.user, at=timezone.now())
            messages.success(request, discarded_words(count))
        else:
            tell(request, actions.readmit_rows(rows=rows, by=request.user, at=timezone.now()))

    return tried(request, act, onward=reverse("facts:quarantine"))


@require_POST
@access.allow(may_import)
def accept(request: people.Request) -> HttpResponse:
    """Accept a suggestion, and let in the rows that it settles."""

    def act() -> None:
        imports = actions.accept_in_quarantine(
            kind=request.POST.get("kind", ""),
            raw=request.POST.get("raw", ""),
            canonical=request.POST.get("canonical", ""),
            by=request.user,
            at=timezone.now(),
        )
        tell(request, imports)

    return tried(request, act, onward=reverse("facts:quarantine"))


@require_http_methods(["GET", "POST"])
@access.allow(reads_imports)
def repair(request: people.Request, number: int) -> HttpResponse:
    """Show a row to repair; sent back, try to let it in."""
    if request.method == "POST" and may_import(request.viewer):
        row = find_quarantined(number)
        cells = [request.POST.get(f"cell_{place}", "") for place in range(len(row.source.headers))]
        try:
            one = actions.repair_row(row=row, cells=cells, by=request.user, at=timezone.now())
        except Refused as refused:
            messages.error(request, " ".join(refused.reasons))
        else:
            if not one.rows_quarantined:
                messages.success(request, _("The row has been let in."))
                return redirect("facts:quarantine")
            messages.error(request, _("The row still cannot be used."))
    return render(request, "facts/repair.html", {"page": repair_page(number, request.viewer)})


@require_GET
@access.allow(reads_imports)
def file(request: people.Request) -> HttpResponse:
    """Give the rows asked for as a file to repair."""
    headers, lines = quarantine_file(chosen_rows(chosen(request.GET)))
    response = HttpResponse(BOM, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="quarantine.csv"'
    writer = csv.writer(response)
    writer.writerow(map(workbook.safe, headers))
    writer.writerows([workbook.safe(str(cell)) for cell in line] for line in lines)
    return response


@require_POST
@access.allow(may_import)
def repair_file(request: people.Request) -> HttpResponse:
    """Take the repaired file back."""

    def act() -> None:
        given = request.FILES.get("file")
        if given is None:
            raise Refused([_("Choose the repaired file first.")])
        tell(request, actions.repair_from_file(content=given.read(), by=request.user, at=timezone.now()))

    return tried(request, act, onward=reverse("facts:quarantine"))


def chosen(said: Any) -> Chosen:
    """Read which rows are meant."""
    source = said.get("source", "")
    state = said.get("state", "") or RowState.WAITING
    return Chosen(
        dataset=said.get("dataset", ""),
        reason=said.get("reason", ""),
        source=int(source) if source.isdigit() else None,
        state="" if state == "all" else state,
        numbers=tuple(int(number) for number in said.getlist("row") if number.isdigit()),
    )


def tell(request: people.Request, imports: list[Import]) -> None:
    """Say what became of the rows."""
    came_in = sum(one.rows_in - one.rows_quarantined for one in imports)
    stayed = sum(one.rows_quarantined for one in imports)
    words = ngettext("{count} row has been let in.", "{count} rows have been let in.", came_in)
    if came_in or not stayed:
        messages.success(request, words.format(count=figures.count(came_in)))
    if stayed:
        words = ngettext("{count} row still cannot be used.", "{count} rows still cannot be used.", stayed)
        messages.warning(request, words.format(count=figures.count(stayed)))


def discarded_words(count: int) -> str:
    """Say how many rows were given up."""
    return ngettext("{count} row has been discarded.", "{count} rows have been discarded.", count).format(
        count=figures.count(count)
    )
