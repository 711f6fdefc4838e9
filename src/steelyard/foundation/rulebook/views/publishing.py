"""Bring a version into force, and out of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from steelyard.foundation import people, periods
from steelyard.foundation.rulebook import actions, forms, queries
from steelyard.foundation.rulebook.entry import EDITORS
from steelyard.kit import access
from steelyard.kit.refusal import Refused

UNPROCESSABLE = 422


@access.allow(people.with_role(*EDITORS))
def publish(request: people.Request, code: str, number: int) -> HttpResponse:
    """Show what publishing will change and for whom; on POST, do it."""
    today = periods.today()
    found = queries.find_version(code, number, request.viewer, today)
    form = forms.PublishForm(request.POST or None, initial={"applies_from": queries.next_start(today)})
    if request.method == "POST" and form.is_valid():
        try:
            actions.publish_version(
                version=found,
                applies_from=form.cleaned_data["applies_from"],
                why=form.cleaned_data["why"],
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refused:
            for reason in refused.reasons:
                form.add_error(None, reason)
        else:
            messages.success(request, _("Version %(number)s is published.") % {"number": number})
            return redirect("rulebook:version", code, number)
    page = queries.version_page(found, request.viewer, today)
    comparison = queries.compare(page.in_force, found) if page.in_force else None
    return render(
        request,
        "rulebook/publish.html",
        {"page": page, "form": form, "comparison": comparison},
        status=UNPROCESSABLE if form.errors else 200,
    )


@access.allow(people.with_role(*EDITORS))
def retire(request: people.Request, code: str, number: int) -> HttpResponse:
    """Say what retiring means; on POST, do it."""
    today = periods.today()
    found = queries.find_version(code, number, request.viewer, today)
    form = forms.RetireForm(request.POST or None, initial={"retired_from": queries.next_start(today)})
    if request.method == "POST" and form.is_valid():
        try:
            actions.retire_version(
                version=found,
                retired_from=form.cleaned_data["retired_from"],
                why=form.cleaned_data["why"],
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refused:
            for reason in refused.reasons:
                form.add_error(None, reason)
        else:
            messages.success(request, _("Version %(number)s is retired.") % {"number": number})
            return redirect("rulebook:version", code, number)
    page = queries.version_page(found, request.viewer, today)
    return render(
        request,
        "rulebook/retire.html",
        {"page": page, "form": form},
        status=UNPROCESSABLE if form.errors else 200,
    )
