"""Write plans: start from the library, a file or a version; edit the draft while it is checked."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steelyard.foundation import people, periods
from steelyard.foundation.rulebook import actions, forms, queries
from steelyard.foundation.rulebook.entry import EDITORS
from steelyard.foundation.rulebook.library import library_plan, library_plans
from steelyard.foundation.rulebook.models import PlanVersion, State
from steelyard.foundation.rulebook.reading import tidy
from steelyard.kit import access
from steelyard.kit.refusal import Refused

UNPROCESSABLE = 422
SOURCE = "plan.yaml"


@access.allow(people.with_role(*EDITORS))
def library(request: people.Request) -> HttpResponse:
    """List plans to start from."""
    return render(request, "rulebook/library.html", {"plans": library_plans()})


@access.allow(people.with_role(*EDITORS))
def new(request: people.Request) -> HttpResponse:
    """Paste, upload or take a plan from the library; save it as a draft."""
    taken = library_plan(request.GET.get("library", ""))
    form = forms.TextForm(
        request.POST or None, request.FILES or None, initial={"text": taken.text if taken else ""}
    )
    return _take(request, form, code=None, judged=queries.judged(tidy(taken.text), SOURCE) if taken else None)


@access.allow(people.with_role(*EDITORS))
def edit(request: people.Request, code: str, number: int) -> HttpResponse:
    """Edit the draft of a plan."""
    found = _draft(request, code, number)
    form = forms.TextForm(request.POST or None, request.FILES or None, initial={"text": found.text})
    return _take(request, form, code=code, judged=queries.judged(found.text, SOURCE), version=found)


@require_POST
@access.allow(people.with_role(*EDITORS))
def check(request: people.Request) -> HttpResponse:
    """Say how the text at hand reads, while it is typed."""
    judged = queries.judged(tidy(request.POST.get("text", "")[: forms.LARGEST]), SOURCE)
    return render(request, "rulebook/judged.html", {"judged": judged})


@require_POST
@access.allow(people.with_role(*EDITORS))
def draft_from(request: people.Request, code: str, number: int) -> HttpResponse:
    """Make a version's text the plan's draft."""
    found = queries.find_version(code, number, request.viewer, periods.today())
    draft = found.plan.versions.drafts().first()
    if draft is None:
        draft = actions.save_draft(text=found.text, code=code, by=request.user, at=timezone.now())
    else:
        messages.info(request, _("This plan has a draft already; here it is."))
    return redirect("rulebook:edit", code, draft.number)


@require_POST
@access.allow(people.with_role(*EDITORS))
def discard(request: people.Request, code: str, number: int) -> HttpResponse:
    """Throw the draft away."""
    actions.discard_draft(version=_draft(request, code, number), by=request.user, at=timezone.now())
    messages.success(request, _("The draft is gone."))
    return redirect("rulebook:index")


def _take(
    request: people.Request,
    form: forms.TextForm,
    *,
    code: str | None,
    judged: queries.Judged | None,
    version: PlanVersion | None = None,
) -> HttpResponse:
    """Show the editor; on POST, save the draft and go to it, or say why not."""
    if request.method == "POST" and form.is_valid():
        try:
            draft = actions.save_draft(
                text=form.cleaned_data["text"], code=code, by=request.user, at=timezone.now()
            )
        except Refused as refused:
            for reason in refused.reasons:
                form.add_error(None, reason)
            judged = queries.judged(tidy(form.cleaned_data["text"]), SOURCE)
        else:
            messages.success(request, _("Saved as the draft of %(plan)s.") % {"plan": draft.plan.code})
            return redirect("rulebook:edit", draft.plan.code, draft.number)
    status = UNPROCESSABLE if form.errors else 200
    return render(
        request, "rulebook/edit.html", {"form": form, "judged": judged, "version": version}, status=status
    )


def _draft(request: people.Request, code: str, number: int) -> PlanVersion:
    found = queries.find_version(code, number, request.viewer, periods.today())
    if found.state != State.DRAFT:
        raise Http404
    return found
