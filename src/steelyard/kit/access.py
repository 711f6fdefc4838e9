"""Who may open which address. Every view says so; a test walks all addresses and looks.

    @access.allow(people.with_role(Role.SALES_OPS))
    def edit(request: people.Request, code: str) -> HttpResponse: ...

Not signed in: to the sign-in page. Signed in, but the predicate says no: 403 in words. What lies
outside somebody's scope does not exist for them: queries answer that with 404, not this decorator.
Works on Django views and on ninja operations (below the router's decorator).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar
from urllib.parse import urlsplit

from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django_htmx.middleware import HtmxDetails

__all__ = ["PUBLIC", "Predicate", "Request", "Viewer", "allow", "declared", "may", "public", "signed_in"]

P = ParamSpec("P")
R = TypeVar("R")
PUBLIC = "public"


class Viewer(Protocol):
    """As much of whoever looks as the kit needs to know."""

    def may(self, permission: str) -> bool:
        """Tell whether a permission such as "audit.read" is theirs."""


Predicate = Callable[[Any], bool]


class Request(HttpRequest):
    """What a guarded view gets (for type checkers): somebody signed in, and htmx's headers."""

    user: User
    viewer: Viewer
    htmx: HtmxDetails


def signed_in(_viewer: Viewer) -> bool:
    """Let everyone in who has signed in."""
    return True


def may(permission: str) -> Predicate:
    """Let those in who hold a permission."""

    def holds(viewer: Viewer) -> bool:
        return viewer.may(permission)

    return holds


def allow(predicate: Predicate) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Open an address to whoever is signed in and fits the predicate."""

    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            request: Any = args[0]
            if not request.user.is_authenticated:
                return _to_sign_in(request)  # type: ignore[return-value] # ninja's own guard came before
            if not predicate(request.viewer):
                raise PermissionDenied
            return view(*args, **kwargs)

        guarded.access = predicate  # type: ignore[attr-defined] # what `declared` looks for
        return guarded

    return decorate


def public(view: Callable[P, R]) -> Callable[P, R]:
    """Open an address to everyone."""
    view.access = PUBLIC  # type: ignore[attr-defined]
    return view


def declared(view: object) -> bool:
    """Tell whether a view says who may open it."""
    return getattr(view, "access", None) is not None


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send to the sign-in page; out of a fragment too, else it would appear inside the page."""
    if request.headers.get("HX-Request") == "true":
        page = urlsplit(request.headers.get("HX-Current-URL", ""))
        answer = redirect_to_login(f"{page.path}?{page.query}" if page.query else page.path or "/")
        return HttpResponse(headers={"HX-Redirect": answer["Location"]})
    return redirect_to_login(request.get_full_path())
