"""The accepted spellings."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from steelyard.foundation import people
from steelyard.foundation.facts import actions
from steelyard.foundation.facts.forms import AliasFilter, AliasForm
from steelyard.foundation.facts.models import Alias
from steelyard.foundation.facts.queries.aliases import aliases_page
from steelyard.foundation.facts.queries.overview import may_import, reads_imports
from steelyard.foundation.facts.views.imports import int_of, tried
from steelyard.kit import access
from steelyard.kit.form_page import answer_form


@require_GET
@access.allow(reads_imports)
def index(request: people.Request) -> HttpResponse:
    """List the accepted spellings."""
    form = AliasFilter(request.GET)
    form.is_valid()
    said = form.cleaned_data
    page = aliases_page(
        request.viewer,
        kind=said.get("kind", ""),
        text=said.get("q", ""),
        page=int_of(request.GET.get("page")),
    )
    return render(request, "facts/aliases.html", {"page": page, "form": form})


@require_http_methods(["GET", "POST"])
@access.allow(may_import)
def new(request: people.Request) -> HttpResponse:
    """Accept a spelling by hand."""

    def act(said: dict[str, Any]) -> str:
        actions.accept_in_quarantine(**said, by=request.user, at=timezone.now())
        return reverse("facts:aliases")

    form = AliasForm(request.POST or None)
    return answer_form(
        request, form, act, template="facts/new_alias.html", done=_("The spelling is accepted.")
    )


@require_POST
@access.allow(may_import)
def forget(request: people.Request, number: int) -> HttpResponse:
    """Let a spelling mean nothing again."""
    alias = get_object_or_404(Alias, pk=number)
    return tried(
        request,
        lambda: actions.forget_alias(alias=alias, by=request.user, at=timezone.now()),
        onward=reverse("facts:aliases"),
        done=_("The spelling is forgotten. Rows that came in by it stay."),
    )
