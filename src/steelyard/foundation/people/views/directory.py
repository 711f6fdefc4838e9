"""The list of people, its spreadsheet, and the tree of teams."""

from django.http import HttpResponse
from django.shortcuts import render

from steelyard.foundation import periods
from steelyard.foundation.people import queries
from steelyard.foundation.people.forms.filters import DirectoryForm
from steelyard.foundation.people.roles import Role
from steelyard.foundation.people.viewer import Request, with_role
from steelyard.kit import access, workbook

may_admit = with_role(Role.SALES_OPS)


@access.allow(access.signed_in)
def index(request: Request) -> HttpResponse:
    """Show whom the viewer may see, filtered."""
    form = DirectoryForm(request.GET)
    page = request.GET.get("page", "1")
    found = queries.directory(request.viewer, form.filters(), on=periods.today(), page=page)
    return render(
        request,
        "people/index.html",
        {"form": form, "directory": found, "may_admit": may_admit(request.viewer)},
    )


@access.allow(access.signed_in)
def export(request: Request) -> HttpResponse:
    """Give the same, whole, as a spreadsheet."""
    filters = DirectoryForm(request.GET).filters()
    sheet = queries.directory_sheet(request.viewer, filters, on=periods.today())
    return workbook.download("people.xlsx", [sheet])


@access.allow(access.signed_in)
def teams(request: Request) -> HttpResponse:
    """Show the tree of teams."""
    page = queries.teams_page(request.viewer, periods.today())
    return render(request, "people/teams.html", {"teams": page, "may_admit": may_admit(request.viewer)})
