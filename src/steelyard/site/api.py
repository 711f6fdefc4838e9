"""The API: rooms add their routers here. Its description is at /api/openapi.json and /api/docs."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.security import django_auth

from steelyard.foundation.facts.api import router as facts
from steelyard.foundation.people.api import router as people
from steelyard.foundation.periods.api import router as periods
from steelyard.foundation.rulebook.api import router as rulebook
from steelyard.kit.refusal import Refused
from steelyard.loop.assessment.api import router as results
from steelyard.loop.planning.api import router as planning
from steelyard.loop.rewards.api import router as statements

api = NinjaAPI(title="Steelyard", version="1", auth=django_auth, urls_namespace="api")
api.add_router("/people", people)
api.add_router("/periods", periods)
api.add_router("/facts", facts)
api.add_router("/rulebook", rulebook)
api.add_router("/planning", planning)
api.add_router("/results", results)
api.add_router("/statements", statements)


@api.exception_handler(PermissionDenied)
def denied(request: HttpRequest, exception: PermissionDenied) -> HttpResponse:
    """Answer who may not do this."""
    return api.create_response(request, {"detail": _("Your role does not allow this.")}, status=403)


@api.exception_handler(Refused)
def refused(request: HttpRequest, exception: Refused) -> HttpResponse:
    """Answer what a rule forbids, with its reasons."""
    return api.create_response(request, {"detail": list(exception.reasons)}, status=422)
