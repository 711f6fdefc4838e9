"""The API: rooms add their routers here. Its description is at /api/openapi.json and /api/docs."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.security import django_auth

from steelyard.foundation.people.api import router as people
from steelyard.foundation.periods.api import router as periods
from steelyard.kit.refusal import Refused

api = NinjaAPI(title="Steelyard", version="1", auth=django_auth, urls_namespace="api")
api.add_router("/people", people)
api.add_router("/periods", periods)


@api.exception_handler(PermissionDenied)
def denied(request: HttpRequest, exception: PermissionDenied) -> HttpResponse:
    """Answer who may not do this."""
    return api.create_response(request, {"detail": _("Your role does not allow this.")}, status=403)


@api.exception_handler(Refused)
def refused(request: HttpRequest, exception: Refused) -> HttpResponse:
    """Answer what a rule forbids, with its reasons."""
    return api.create_response(request, {"detail": list(exception.reasons)}, status=422)
