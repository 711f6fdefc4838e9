"""In the demo, and only there, one click signs a visitor in as somebody of a role."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from steelyard.foundation.people import Role
from steelyard.kit import access

BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True, kw_only=True)
class Door:
    """One button: as whom it lets in."""

    role: Role
    name: str


def doors() -> list[Door]:
    """Return a door for each role that somebody holds; none outside the demo."""
    found = ((role, _holder(role)) for role in Role)
    return [
        Door(role=role, name=user.get_full_name() or user.get_username())
        for role, user in found
        if user is not None
    ]


@require_POST
@access.public
def sign_in(request: HttpRequest, role: str) -> HttpResponse:
    """Sign in as the usual holder of a role. 404 outside the demo."""
    user = _holder(Role(role)) if role in Role.values else None
    if user is None:
        raise Http404
    login(request, user, backend=BACKEND)
    return redirect("home")


def _holder(role: Role) -> User | None:
    """Return whom the demo means: the account `demo-<role>`, else the first who has this role alone."""
    if not settings.DEMO:
        return None
    holders = User.objects.filter(grants__role=role, is_active=True).order_by("id")
    alone = holders.exclude(grants__role__in=[other for other in Role if other != role])
    return holders.filter(username=f"demo-{role}").first() or alone.first() or holders.first()
