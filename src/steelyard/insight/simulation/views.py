"""The pages of this room: each asks once inside and shows what comes back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from steelyard.engine import language_of
from steelyard.foundation import people, periods
from steelyard.foundation.people.roles import Role
from steelyard.insight.simulation import actions, exports, queries
from steelyard.insight.simulation.forms import AskForm, OddsForm, PeopleFilter, SimulationFilter, WhatIfForm
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


@access.allow(ASKS)
@require_http_methods(["GET", "POST"])
def odds(request: people.Request, number: int) -> HttpResponse:
    """Show drawn futures, or draw some."""
    form = OddsForm(request.POST or None)
    page = queries.odds_page(number, request.user)
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_to_draw(
                simulation=page.simulation,
                luck=form.luck(),
                scenarios=form.cleaned_data["scenarios"],
                seed=form.cleaned_data["seed"],
                budget_minor=form.budget_minor(page.currency),
                people=queries.people_in_scope(page.simulation, request.viewer),
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refused:
            for reason in refused.reasons:
                messages.error(request, reason)
        return redirect("simulation:odds", number=number)
    status = 422 if request.method == "POST" else 200
    return render(request, "simulation/odds.html", {"page": page, "form": form}, status=status)


@access.allow(access.signed_in)
@require_GET
def what_if(request: people.Request, period: str, person: str) -> HttpResponse:
    """Show what one deal more would add to a person's pay."""
    found, language = periods.find(period), language_of(get_language() or "en")
    asked = request.GET if "amount" in request.GET else None
    days = {"starts_on": found.starts_on, "ends_on": found.ends_on}
    form = WhatIfForm(asked, **days, today=queries.within(found, timezone.localdate()))
    page: queries.WhatIfPage | None = None
    refused: tuple[str, ...] = ()
    try:
        page = queries.what_if_page(found, person, request.viewer, language)
        if asked is not None and form.is_valid():
            deal = form.deal(page.currency)
            page = queries.what_if_page(found, person, request.viewer, language, deal)
    except Refused as reasons:
        refused = reasons.reasons
    words = {"page": page, "form": form, "refused": refused, "period": found}
    return render(request, "simulation/what_if.html", words)
