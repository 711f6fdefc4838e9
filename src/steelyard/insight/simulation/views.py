"""The pages of this room: each asks once inside and shows what comes back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from steelyard.engine import language_of
from steelyard.foundation import people
from steelyard.foundation.people.roles import Role
from steelyard.insight.simulation import actions, exports, queries
from steelyard.insight.simulation.forms import AskForm, PeopleFilter, SimulationFilter
from steelyard.kit import access
from steelyard.kit.refusal import Refused

LOOKS = people.with_role(Role.SALES_OPS, Role.EXECUTIVE, Role.AUDITOR, Role.ADMINISTRATOR)
ASKS = people.with_role(Role.SALES_OPS, Role.EXECUTIVE, Role.ADMINISTRATOR)


@access.allow(LOOKS)
@require_GET
def listing(request: people.Request) -> HttpResponse:
    """Show all simulations and the form for a new one."""
    page = queries.listing_page(request.viewer, request.GET.dict())
    words = {
        "page": page,
        "form": SimulationFilter(request.GET.dict(), plans=page.plans),
        "ask": AskForm(initial={"version": request.GET.get("version", "")}),
    }
    return render(request, "simulation/listing.html", words)


@access.allow(ASKS)
@require_POST
def ask(request: people.Request) -> HttpResponse:
    """Ask for a simulation."""
    form = AskForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a version and a closed period."))
        return redirect("simulation:index")
    try:
        asked = actions.ask_to_simulate(**form.cleaned_data, by=request.user, at=timezone.now())
    except Refused as refused:
        for reason in refused.reasons:
            messages.error(request, reason)
        return redirect("simulation:index")
    return redirect("simulation:outcome", number=asked.pk)


@access.allow(LOOKS)
@require_GET
def outcome(request: people.Request, number: int) -> HttpResponse:
    """Show one simulation."""
    page = queries.outcome_page(number, request.viewer, request.GET.dict())
    return render(
        request, "simulation/outcome.html", {"page": page, "form": PeopleFilter(request.GET.dict())}
    )


@access.allow(LOOKS)
@require_GET
def workbook(request: people.Request, number: int) -> HttpResponse:
    """Give everyone's difference as a workbook, filtered like the page."""
    return exports.outcome_workbook(number, request.viewer, request.GET.dict())


@access.allow(LOOKS)
@require_GET
def difference(request: people.Request, number: int, person: str) -> HttpResponse:
    """Tell one person's difference, in the drawer or as a page."""
    page = queries.difference_page(number, person, request.viewer, language_of(get_language() or "en"))
    return render(request, "simulation/difference.html", {"page": page})
