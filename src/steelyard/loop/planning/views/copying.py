"""Copy targets from the period before: preview, then set."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from steelyard.foundation import people, periods
from steelyard.kit import access
from steelyard.kit.refusal import Refused
from steelyard.loop.planning import actions, forms, queries
from steelyard.loop.planning.entry import EDITORS


@access.allow(people.with_role(*EDITORS))
def copy(request: people.Request, period: str) -> HttpResponse:
    """Show what a copy would set; on POST, set it."""
    found = periods.find(period)
    form = forms.CopyForm(request.POST or request.GET or None, initial={"growth": 10})
    growth, replace = forms.CopyForm.base_fields["growth"].initial, False
    if form.is_bound and form.is_valid():
        growth, replace = form.cleaned_data["growth"], form.cleaned_data["replace"]
    page = queries.copy_preview(found, request.viewer, growth=growth, replace=replace)
    if request.method == "POST" and form.is_valid() and page.source is not None:
        try:
            actions.set_targets(
                period=found,
                values=page.values,
                by=request.user,
                at=timezone.now(),
                kind=page.kind,
                why=_("%(period)s with %(growth)s%% growth") % {"period": page.source.code, "growth": growth},
            )
        except Refused as refused:
            messages.error(request, " ".join(refused.reasons))
        else:
            messages.success(request, _("Targets set: %(count)s.") % {"count": len(page.values)})
            return redirect("planning:targets", period)
    part = "#preview" if request.htmx else ""
    return render(request, f"planning/copy.html{part}", {"page": page, "form": form})
