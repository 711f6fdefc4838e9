"""The facts themselves: what we have, the rows of a dataset, one row."""

import csv
import io
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from steelyard.foundation import people, periods
from steelyard.foundation.facts import exports
from steelyard.foundation.facts.datasets import ALL, Dataset
from steelyard.foundation.facts.forms import RowFilter
from steelyard.foundation.facts.queries.overview import may_import, overview, reads_imports
from steelyard.foundation.facts.queries.row import find_row
from steelyard.foundation.facts.queries.rows import Wanted, rows_page, rows_to_export
from steelyard.foundation.facts.views.imports import int_of
from steelyard.kit import access, workbook


@require_GET
@access.allow(access.signed_in)
def index(request: people.Request) -> HttpResponse:
    """Show all datasets."""
    return render(request, "facts/index.html", {"page": overview(request.viewer)})


@require_GET
@access.allow(access.signed_in)
def rows(request: people.Request, dataset: str) -> HttpResponse:
    """Look through the rows of a dataset, or take them along as a file."""
    declared = find_dataset(dataset)
    form = RowFilter(request.GET, dataset=declared)
    form.is_valid()
    wanted = wanted_of(form.cleaned_data, request)
    on = periods.today()
    if request.GET.get("export"):
        lines = rows_to_export(declared, request.viewer, on, wanted)
        as_file = exports.as_workbook if request.GET["export"] == "xlsx" else exports.as_csv
        return as_file(declared, lines)
    page = rows_page(declared, request.viewer, on, wanted)
    context = {"page": page, "form": form, "reads_imports": reads_imports(request.viewer)}
    return render(request, "facts/rows.html", context)


@require_GET
@access.allow(access.signed_in)
def row(request: people.Request, dataset: str, fact_id: str) -> HttpResponse:
    """Show one row, where it came from, and what it said before."""
    found = find_row(dataset, fact_id, request.viewer, periods.today())
    return render(request, "facts/row.html", {"page": found, "reads_imports": reads_imports(request.viewer)})


@require_GET
@access.allow(may_import)
def template(_request: people.Request, dataset: str) -> HttpResponse:
    """Give an empty file whose headers are recognised."""
    declared = find_dataset(dataset)
    stream = io.StringIO()
    csv.writer(stream).writerow([workbook.safe(column.name) for column in declared.columns])
    return HttpResponse(
        stream.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{dataset}.csv"'},
    )


def find_dataset(code: str) -> Dataset:
    """Return a declared dataset, or Http404."""
    if code not in ALL:
        raise Http404
    return ALL[code]


def wanted_of(said: dict[str, Any], request: people.Request) -> Wanted:
    """Read what is asked for."""
    known = {"q", "starts_on", "ends_on"}
    return Wanted(
        text=said.get("q", ""),
        owner=request.GET.get("owner", ""),
        starts_on=said.get("starts_on"),
        ends_on=said.get("ends_on"),
        choices={name: code for name, code in said.items() if name not in known},
        page=int_of(request.GET.get("page")),
    )
