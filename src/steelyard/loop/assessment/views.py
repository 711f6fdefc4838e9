"""The pages of this room: each asks once inside and shows what comes back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from steelyard.foundation import people, periods
from steelyard.foundation.people.roles import Role
from steelyard.kit import access
from steelyard.kit.refusal import Refused
from steelyard.kit.ui import figures
from steelyard.loop.assessment import actions, exports, queries
from steelyard.loop.assessment.forms import ReopenForm, ResultFilter

CLOSERS = (Role.SALES_OPS, Role.ADMINISTRATOR)
WATCHERS = (*CLOSERS, Role.AUDITOR, Role.EXECUTIVE)


@access.allow(access.signed_in)
@require_GET
def ranking(request: people.Request, period: str) -> HttpResponse:
    """Show the results of a period."""
    page = queries.ranking_page(periods.find(period), request.viewer, request.GET.dict())
    form = ResultFilter(request.GET.dict(), choices=page.choices)
    return render(request, "assessment/ranking.html", {"page": page, "form": form})


@access.allow(access.signed_in)
@require_GET
def ranking_workbook(request: people.Request, period: str) -> HttpResponse:
    """Give the results as a workbook, filtered and sorted like the page."""
    found = periods.find(period)
    return exports.results_workbook(found, queries.chosen_sheets(found, request.viewer, request.GET.dict()))


@access.allow(access.signed_in)
@require_POST
def publish(request: people.Request, period: str) -> HttpResponse:
    """Publish the ticked results."""
    found = periods.find(period)
    ticked = queries.ticked_sheets(found, request.viewer, request.POST.getlist("sheet"))
    try:
        done = actions.publish_results(sheets=ticked, by=request.user, at=timezone.now())
    except Refused as refused:
        for reason in refused.reasons:
            messages.error(request, reason)
    else:
        words = ngettext("%(number)s result is published.", "%(number)s results are published.", len(done))
        messages.success(request, words % {"number": figures.count(len(done))})
    back = request.POST.get("back", "")
    person = request.POST.get("person", "")
    if person:
        return redirect("assessment:scorecard", period=period, person=person)
    return redirect(reverse("assessment:index", kwargs={"period": period}) + (f"?{back}" if back else ""))


@access.allow(people.with_role(*WATCHERS))
@require_GET
def close(request: people.Request, period: str) -> HttpResponse:
    """Show the checklist of a close, its progress and its runs."""
    page = queries.close_page(periods.find(period))
    words = {"page": page, "may_close": request.viewer.has(*CLOSERS), "form": ReopenForm()}
    return render(request, "assessment/close.html", words)


@access.allow(people.with_role(*CLOSERS))
@require_POST
def start_close(request: people.Request, period: str) -> HttpResponse:
    """Ask for a close; the page of the close then shows how far it is."""
    try:
        actions.ask_to_close(period=periods.find(period), by=request.user, at=timezone.now())
    except Refused as refused:
        for reason in refused.reasons:
            messages.error(request, reason)
    return redirect("assessment:close", period=period)


@access.allow(people.with_role(Role.SALES_OPS))
@require_POST
def reopen(request: people.Request, period: str) -> HttpResponse:
    """Open a closed period again, with a reason."""
    found = periods.find(period)
    form = ReopenForm(request.POST)
    why = form.cleaned_data["why"] if form.is_valid() else ""
    try:
        actions.reopen_period(period=found, why=why, by=request.user, at=timezone.now())
    except Refused as refused:
        for reason in refused.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, _("%(period)s is open again.") % {"period": period})
    return redirect("assessment:close", period=period)


@access.allow(access.signed_in)
@require_GET
def scorecard(request: people.Request, period: str, person: str) -> HttpResponse:
    """Show one person's scorecard."""
    page = queries.scorecard_page(
        periods.find(period), person, request.viewer, run_number=request.GET.get("run", "")
    )
    return render(request, "assessment/scorecard.html", {"page": page})


@access.allow(access.signed_in)
@require_GET
def why(request: people.Request, period: str, person: str, path: str) -> HttpResponse:
    """Tell the story of one figure, in the drawer or as a page."""
    page = queries.why_page(periods.find(period), person, path, request.viewer, request.GET.dict())
    return render(request, "assessment/why.html", {"page": page})


@access.allow(access.signed_in)
@require_GET
def history(request: people.Request, person: str) -> HttpResponse:
    """Show a person's scores across periods."""
    page = queries.history_page(person, request.viewer)
    return render(request, "assessment/history.html", {"page": page})
