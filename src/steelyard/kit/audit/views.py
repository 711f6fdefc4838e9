"""The audit trail's page and spreadsheet."""

from django.http import HttpResponse
from django.shortcuts import render

from steelyard.kit import access, workbook
from steelyard.kit.audit import queries
from steelyard.kit.audit.forms import TrailForm


@access.allow(access.may("audit.read"))
def index(request: access.Request) -> HttpResponse:
    """Show what was done, newest first."""
    form = TrailForm(request.GET)
    found = queries.trail(form.filters(), page=request.GET.get("page", "1"))
    return render(request, "audit/index.html", {"form": form, "trail": found})


@access.allow(access.may("audit.read"))
def export(request: access.Request) -> HttpResponse:
    """Give the same, whole, as a spreadsheet."""
    return workbook.download("audit.xlsx", [queries.trail_sheet(TrailForm(request.GET).filters())])
