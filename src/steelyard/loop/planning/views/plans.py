"""Who works under which plan."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steelyard.foundation import people, periods
from steelyard.kit import access
from steelyard.kit.refusal import Refused
from steelyard.loop.planning import actions, forms, queries
from steelyard.loop.planning.entry import EDITORS, PLANNERS
from steelyard.loop.planning.models import PlanAssignment

UNPROCESSABLE = 422


@access.allow(people.with_role(*PLANNERS))
def plans(request: people.Request, period: str) -> HttpResponse:
    """Show the assignments that touch a period; on POST, assign a plan."""
    found, status = periods.find(period), 200
    may_edit = request.viewer.has(*EDITORS)
    form = forms.AssignForm(request.POST or None, initial={"starts_on": found.starts_on} | request.GET.dict())
    if request.method == "POST":
        if not may_edit:
            raise PermissionDenied
        status = UNPROCESSABLE
        if form.is_valid() and _assign(request, form):
            return redirect("planning:plans", period)
    page = queries.placements(found, request.viewer)
    return render(
        request, "planning/plans.html", {"page": page, "form": form, "may_edit": may_edit}, status=status
    )


@require_POST
@access.allow(people.with_role(*EDITORS))
def end_plan(request: people.Request, period: str, assignment: int) -> HttpResponse:
    """End an assignment on a day."""
    found = get_object_or_404(PlanAssignment, pk=assignment)
    form = forms.EndForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write the last day as a date."))
        return redirect("planning:plans", period)
    try:
        actions.end_plan_assignment(
            assignment=found,
            ends_on=form.cleaned_data["ends_on"],
            why=form.cleaned_data["why"],
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, _("The assignment is ended."))
    except Refused as refused:
        messages.error(request, " ".join(refused.reasons))
    return redirect("planning:plans", period)


@require_POST
@access.allow(people.with_role(*EDITORS))
def remove_plan(request: people.Request, period: str, assignment: int) -> HttpResponse:
    """Remove an assignment made by mistake."""
    try:
        actions.remove_plan_assignment(
            assignment=get_object_or_404(PlanAssignment, pk=assignment), by=request.user, at=timezone.now()
        )
        messages.success(request, _("Removed."))
    except Refused as refused:
        messages.error(request, " ".join(refused.reasons))
    return redirect("planning:plans", period)


def _assign(request: people.Request, form: forms.AssignForm) -> bool:
    said = form.cleaned_data
    try:
        actions.assign_plan(
            plan_code=said["plan"].code,
            position_code=said["position"].code if said["position"] else None,
            person_code=said["person"].code if said["person"] else None,
            starts_on=said["starts_on"],
            ends_on=said["ends_on"],
            why=said["why"],
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
        return False
    messages.success(request, _("Assigned."))
    return True
