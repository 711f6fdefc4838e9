"""The grid of targets, cell by cell."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steelyard.foundation import people, periods
from steelyard.foundation.periods import Period
from steelyard.kit import access
from steelyard.kit.refusal import Refused
from steelyard.loop.planning import actions, forms, queries
from steelyard.loop.planning.entry import EDITORS, PLANNERS, PROPOSERS
from steelyard.loop.planning.models import TargetProposal

UNPROCESSABLE = 422


@access.allow(people.with_role(*PLANNERS))
def targets(request: people.Request, period: str) -> HttpResponse:
    """Show the grid."""
    grid = queries.target_grid(periods.find(period), request.viewer, forms.filters_of(request.GET))
    return render(
        request, "planning/targets.html", {"grid": grid, "form": forms.FilterForm(request.GET, grid)}
    )


@access.allow(access.signed_in)
def target(request: people.Request, period: str, person: str, indicator: str) -> HttpResponse:
    """Show a target's history, or take what was typed."""
    found = periods.find(period)
    if request.method != "POST":
        history = queries.cell_history_for(found, request.viewer, person, indicator)
        return render(
            request, "planning/history.html", {"history": history, "may_edit": request.viewer.has(*EDITORS)}
        )
    if not request.viewer.has(*EDITORS, *PROPOSERS):
        raise PermissionDenied
    text, status, error = request.POST.get("value", ""), 200, ""
    try:
        _type(request, found, person, indicator, text)
    except Refused as refused:
        status, error = UNPROCESSABLE, " ".join(refused.reasons)
    filters = forms.filters_of(QueryDict(urlsplit(request.htmx.current_url or "").query))
    saved = queries.saved_cell(
        found, request.viewer, person, indicator, filters, text=text if error else None, error=error
    )
    return render(request, "planning/saved.html", {"saved": saved, "grid": saved.grid}, status=status)


@require_POST
@access.allow(people.with_role(*EDITORS, *PROPOSERS))
def undo(request: people.Request, period: str) -> HttpResponse:
    """Take back one's last change."""
    try:
        change = actions.undo_last_change(period=periods.find(period), by=request.user, at=timezone.now())
        messages.success(request, _("Targets taken back: %(count)s.") % {"count": change.targets.count()})
    except Refused as refused:
        messages.error(request, " ".join(refused.reasons))
    return _back_to_grid(request, period)


@require_POST
@access.allow(people.with_role(*EDITORS))
def decide(request: people.Request, period: str, proposal: int) -> HttpResponse:
    """Accept or decline a proposal."""
    found = get_object_or_404(
        TargetProposal,
        pk=proposal,
        period__code=period,
        person__in=people.visible_people(request.viewer, periods.find(period).ends_on),
    )
    try:
        actions.decide_proposal(
            proposal=found, accept=request.POST.get("answer") == "accept", by=request.user, at=timezone.now()
        )
        messages.success(request, _("Decided."))
    except Refused as refused:
        messages.error(request, " ".join(refused.reasons))
    return _back_to_grid(request, period)


def _type(request: people.Request, period: Period, person: str, indicator: str, text: str) -> None:
    """Set or propose what was typed, by what the viewer may do."""
    column = queries.column_of(period, request.viewer, person, indicator)
    value = forms.typed_value(text, column)
    if request.viewer.has(*EDITORS):
        actions.set_targets(
            period=period, values={(person, indicator): value}, by=request.user, at=timezone.now()
        )
        return
    whom = people.find_person(person, request.viewer, period.ends_on)
    if request.viewer.person == whom:
        raise Refused([_("Your own target is proposed by your manager.")])
    actions.propose_target(
        period=period, person=whom, indicator=indicator, value=value, by=request.user, at=timezone.now()
    )


def _back_to_grid(request: people.Request, period: str) -> HttpResponse:
    """Return to the page that was left, filters and all."""
    asked = urlsplit(request.headers.get("Referer", "")).query
    answer = redirect("planning:targets", period)
    if asked:
        answer["Location"] += f"?{asked}"
    return answer
