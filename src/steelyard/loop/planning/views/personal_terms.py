"""Personal terms: the figures that plans leave to each person, with dates."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from steelyard.foundation import people, periods
from steelyard.foundation.periods import Period
from steelyard.kit import access
from steelyard.kit.refusal import Refused
from steelyard.loop.planning import actions, forms, queries
from steelyard.loop.planning.entry import EDITORS, PLANNERS
from steelyard.loop.planning.files import UnreadableFileError, read_table
from steelyard.loop.planning.models import PersonalFigure

UNPROCESSABLE = 422


@access.allow(people.with_role(*PLANNERS))
def personal(request: people.Request, period: str) -> HttpResponse:
    """Show the figures that hold in a period; on POST, agree one."""
    found = periods.find(period)
    page = queries.personal_terms(found, request.viewer)
    initial = {"starts_on": found.starts_on}
    form = forms.PersonalForm(request.POST if request.method == "POST" else None, page.asked, initial)
    if request.method == "POST":
        _editors_only(request)
        if form.is_valid():
            reasons = _agree(request, found, form.as_row(), form.cleaned_data["why"])
            if not reasons:
                return redirect("planning:personal", period)
            for reason in reasons:
                form.add_error(None, reason)
    return _shown(request, page, form, forms.UploadForm())


@require_POST
@access.allow(people.with_role(*EDITORS))
def import_personal(request: people.Request, period: str) -> HttpResponse:
    """Agree all figures of a file, or none of them."""
    found = periods.find(period)
    upload = forms.UploadForm(request.POST, request.FILES)
    if upload.is_valid():
        file = upload.cleaned_data["file"]
        try:
            reasons: Sequence[str] = _agree(request, found, read_table(file.name, file.read()), file.name)
        except UnreadableFileError as unreadable:
            reasons = [str(unreadable)]
        if not reasons:
            return redirect("planning:personal", period)
        for reason in reasons:
            upload.add_error("file", reason)
    page = queries.personal_terms(found, request.viewer)
    return _shown(request, page, forms.PersonalForm(None, page.asked, {"starts_on": found.starts_on}), upload)


@require_POST
@access.allow(people.with_role(*EDITORS))
def remove_personal(request: people.Request, period: str, figure: int) -> HttpResponse:
    """Take back a figure agreed by mistake."""
    found = get_object_or_404(PersonalFigure, pk=figure)
    actions.remove_personal_figure(figure=found, by=request.user, at=timezone.now())
    messages.success(request, _("Removed."))
    return redirect("planning:personal", period)


def _agree(request: people.Request, period: Period, table: list[list[str]], why: str) -> Sequence[str]:
    """Agree what a table says; gives the reasons why not."""
    try:
        agreed = queries.figures_in(period, request.viewer, table)
        made = actions.agree_personal_figures(agreed=agreed, by=request.user, at=timezone.now(), why=why)
    except Refused as refused:
        return [*refused.reasons]
    said = ngettext("%(count)s figure agreed.", "%(count)s figures agreed.", len(made))
    messages.success(request, said % {"count": len(made)})
    return []


def _editors_only(request: people.Request) -> None:
    if not request.viewer.has(*EDITORS):
        raise PermissionDenied


def _shown(
    request: people.Request, page: queries.PersonalTerms, form: forms.PersonalForm, upload: forms.UploadForm
) -> HttpResponse:
    failed = bool(form.errors or upload.errors)
    context = {"page": page, "form": form, "upload": upload, "may_edit": request.viewer.has(*EDITORS)}
    return render(request, "planning/personal.html", context, status=UNPROCESSABLE if failed else 200)
