"""All addresses of the site, as Django and ninja know them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from ninja.operation import PathView

from steelyard.site.api import api

# Addresses that other packages answer, and why they need no declaration of ours.
OTHERS = {
    "account/": "allauth: sign-in is public, the rest is about oneself and behind its own guard",
    "language/": "Django: sets a cookie",
    "api/openapi.json": "ninja: describes the API, holds no data",
    "api/docs": "ninja: same",
    "api/": "ninja: an empty name to build addresses from",
}


@dataclass(frozen=True)
class Route:
    """One address: its full name, its pattern, what it takes, and who answers."""

    name: str
    pattern: str
    takes: frozenset[str]
    views: tuple[Callable[..., Any], ...]  # several for an API address with several methods


def all_routes() -> list[Route]:
    """Return every address but those of OTHERS."""
    return [route for route in _walk(get_resolver().url_patterns, "", "") if not _is_others(route)]


def _is_others(route: Route) -> bool:
    return route.pattern in OTHERS or route.pattern.startswith(("account/", "language/"))


def _walk(patterns: Sequence[Any], prefix: str, space: str) -> Iterator[Route]:
    for found in patterns:
        pattern = prefix + str(found.pattern)
        if isinstance(found, URLResolver):
            yield from _walk(
                found.url_patterns, pattern, space + (f"{found.namespace}:" if found.namespace else "")
            )
        elif isinstance(found, URLPattern):
            takes = frozenset(found.pattern.converters)
            yield Route(f"{space}{found.name}", pattern, takes, _views(pattern, found.callback))


def _views(pattern: str, callback: Callable[..., Any]) -> tuple[Callable[..., Any], ...]:
    """Return the view, or, of an API address, the functions of its operations."""
    for prefix, router in api._routers:  # noqa: SLF001 - ninja keeps them nowhere else
        for path, view in router.path_operations.items():
            if f"api{prefix}{path}".replace("{", "<").replace("}", ">") == pattern:
                return tuple(operation.view_func for operation in _operations(view))
    return (callback,)


def _operations(view: PathView) -> Sequence[Any]:
    return view.operations
