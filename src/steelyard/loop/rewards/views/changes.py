"""What changed since the close: look, recalculate, post; and adjust by hand."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from steelyard.foundation import people, periods
from steelyard.foundation.people.roles import Role
from steelyard.kit import access
from steelyard.kit.form_page import answer_form
from steelyard.kit.refusal import Refused
from steelyard.kit.ui import figures
from steelyard.loop.rewards import actions, exports, jobs, queries, recalculating
from steelyard.loop.rewards.forms import AdjustmentForm, ChangeFilter

READERS = people.with_role(Role.SALES_OPS, Role.AUDITOR, Role.ADMINISTRATOR)


@access.allow(READERS)
@require_GET
def listing(request: people.Request, period: str) -> HttpResponse:
    """Show what changed since the close."""
    page = queries.changes_page(periods.find(period), request.viewer, request.GET.dict())
    form = ChangeFilter(request.GET.dict(), choices=page.choices)
    return render(request, "rewards/changes.html", {"page": page, "form": form})


@access.allow(READERS)
@require_GET
def workbook(request: people.Request, period: str) -> HttpResponse:
    """Give the differences as a workbook, filtered like the page."""
    found = periods.find(period)
    return exports.changes_workbook(found, queries.changes_of(found, request.viewer, request.GET.dict()))


@access.allow(people.with_role(Role.SALES_OPS))
@require_POST
def recalculate(request: people.Request, period: str) -> HttpResponse:
    """Ask what the closed periods would be now."""
    found = periods.find(period)
    jobs.ask_to_recalculate(kind=found.kind, by=request.user, at=timezone.now())
    return redirect("rewards:changes", period=period)


@access.allow(people.with_role(Role.SALES_OPS))
@require_POST
def post(request: people.Request, period: str) -> HttpResponse:
    """Post all differences into an open period."""
    into = periods.find(period)
    found = recalculating.newest_of(into.kind)
    try:
        posting = actions.post_changes(
            recalculation=found,
            period=into,
            why=request.POST.get("why", ""),
            with_meaning=request.POST.get("with_meaning") == "yes",
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refused:
        for reason in refused.reasons:
            messages.error(request, reason)
    else:
        count = posting.corrections.count() if posting else 0
        words = ngettext("%(number)s difference is posted.", "%(number)s differences are posted.", count)
        said = words % {"number": figures.count(count)} if posting else _("There was nothing left to post.")
        messages.success(request, said)
    return redirect("rewards:changes", period=period)


@access.allow(people.with_role(Role.SALES_OPS))
@require_http_methods(["GET", "POST"])
def adjust(request: people.Request, period: str) -> HttpResponse:
    """Add an amount to what somebody will be paid."""
    found = periods.find(period)
    visible = people.visible_people(request.viewer, on=found.ends_on)
    start = {"person": request.GET.get("person", "")}
    form = AdjustmentForm(request.POST or None, initial=start, people=visible, period=found)

    def act(values: dict[str, Any]) -> str:
        actions.adjust_statement(
            period=found,
            person=values["person"],
            plan_code=values["plan"],
            amount_minor=values["amount_minor"],
            why=values["why"],
            by=request.user,
            at=timezone.now(),
        )
        return reverse("rewards:changes", kwargs={"period": period})

    done = _("The adjustment is noted; it is paid when the period closes.")
    context = {"period": found, "adjustments": queries.adjustments_of(found, request.viewer)}
    return answer_form(request, form, act, template="rewards/adjust.html", done=done, context=context)
