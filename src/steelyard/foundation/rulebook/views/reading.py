"""Read plans: the list, a version in words and pictures, its text, its history."""

from django.http import HttpResponse
from django.shortcuts import render

from steelyard.foundation import people, periods
from steelyard.foundation.rulebook import forms, queries
from steelyard.kit import access


@access.allow(access.signed_in)
def index(request: people.Request) -> HttpResponse:
    """List the plans the viewer may read."""
    form = forms.FilterForm(request.GET)
    form.is_valid()
    page = queries.plan_list(
        request.viewer,
        periods.today(),
        words=form.cleaned_data.get("q", ""),
        state=form.cleaned_data.get("state", ""),
    )
    return render(request, "rulebook/index.html", {"page": page, "form": form})


@access.allow(access.signed_in)
def plan(request: people.Request, code: str) -> HttpResponse:
    """Show a plan by the version that counts today."""
    today = periods.today()
    shown = queries.shown_version(code, request.viewer, today)
    page = queries.version_page(shown, request.viewer, today)
    return render(request, "rulebook/version.html", {"page": page, "tab": "words"})


@access.allow(access.signed_in)
def version(request: people.Request, code: str, number: int) -> HttpResponse:
    """Show one version in words and pictures."""
    today = periods.today()
    page = queries.version_page(
        queries.find_version(code, number, request.viewer, today), request.viewer, today
    )
    return render(request, "rulebook/version.html", {"page": page, "tab": "words"})


@access.allow(access.signed_in)
def text(request: people.Request, code: str, number: int) -> HttpResponse:
    """Show one version's text with its lines numbered."""
    today = periods.today()
    page = queries.version_page(
        queries.find_version(code, number, request.viewer, today), request.viewer, today
    )
    return render(request, "rulebook/text.html", {"page": page, "tab": "text"})


@access.allow(access.signed_in)
def history(request: people.Request, code: str) -> HttpResponse:
    """Show a plan's versions, and what changed between two of them."""
    page = queries.history_page(
        code, request.viewer, periods.today(), request.GET.get("from"), request.GET.get("to")
    )
    return render(request, "rulebook/history.html", {"page": page, "tab": "history"})


@access.allow(access.signed_in)
def download(request: people.Request, code: str, number: int) -> HttpResponse:
    """Send a version's text as a file."""
    found = queries.find_version(code, number, request.viewer, periods.today())
    return HttpResponse(
        found.text,
        content_type="application/yaml; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{code}-v{number}.yaml"'},
    )
