"""The accepted spellings."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from steelyard.foundation import people
from steelyard.foundation.facts.models import Alias
from steelyard.foundation.facts.queries.overview import may_import

PAGE = 100


@dataclass(frozen=True)
class AliasesPage:
    """The list."""

    aliases: Page  # type: ignore[type-arg] # django-stubs: generic only for type checkers
    may_import: bool


def aliases_page(viewer: people.Viewer, *, kind: str, text: str, page: int) -> AliasesPage:
    """Return the spellings asked for."""
    found = Alias.objects.select_related("by")
    if kind:
        found = found.filter(kind=kind)
    if text:
        found = found.filter(raw__icontains=text) | found.filter(canonical__icontains=text)
    return AliasesPage(Paginator(found, PAGE).get_page(page), may_import(viewer))
