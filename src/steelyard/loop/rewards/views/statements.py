"""Statements: each page asks once inside and shows what comes back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
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
from steelyard.loop.rewards import actions, exports, printing, queries
from steelyard.loop.rewards.forms import AnswerForm, LineFilter, QuestionForm, StatementFilter
from steelyard.loop.rewards.models import Statement


@access.allow(access.signed_in)
@require_GET
def listing(request: people.Request, period: str) -> HttpResponse:
    """Show the statements of a period."""
    page = queries.listing_page(periods.find(period), request.viewer, request.GET.dict())
    form = StatementFilter(request.GET.dict(), choices=page.choices)
    return render(request, "rewards/listing.html", {"page": page, "form": form, "answer": AnswerForm()})


@access.allow(access.signed_in)
@require_GET
def listing_workbook(request: people.Request, period: str) -> HttpResponse:
    """Give the statements as a workbook, filtered and sorted like the page."""
    found = periods.find(period)
    return exports.listing_workbook(
        found, queries.chosen_statements(found, request.viewer, request.GET.dict())
    )


@access.allow(people.with_role(Role.SALES_OPS, Role.ADMINISTRATOR))
@require_GET
def payroll(request: people.Request, period: str) -> HttpResponse:
    """Give the amounts to be paid, for the payroll program: issued statements only."""
    found = periods.find(period)
    return exports.payroll_workbook(found, queries.readable_statements(found, request.viewer).issued())


@access.allow(people.with_role(Role.SALES_OPS))
@require_POST
def issue(request: people.Request, period: str) -> HttpResponse:
    """Issue the ticked statements."""
    found = periods.find(period)
    ticked = queries.ticked_statements(found, request.viewer, request.POST.getlist("statement"))
    try:
        done = actions.issue_statements(statements=ticked, by=request.user, at=timezone.now())
    except Refused as refused:
        tell(request, refused)
    else:
        words = ngettext("%(number)s statement is issued.", "%(number)s statements are issued.", len(done))
        messages.success(request, words % {"number": figures.count(len(done))})
    person, back = request.POST.get("person", ""), request.POST.get("back", "")
    if person:
        return redirect("rewards:statement", period=period, person=person)
    return redirect(reverse("rewards:index", kwargs={"period": period}) + (f"?{back}" if back else ""))


@access.allow(access.signed_in)
@require_GET
def statement(request: people.Request, period: str, person: str) -> HttpResponse:
    """Show one statement."""
    page = queries.statement_page(periods.find(period), person, request.viewer, request.GET.dict())
    components = [(row.part.component, row.title) for row in page.parts]
    words = {
        "page": page,
        "form": LineFilter(request.GET.dict(), components=components),
        "question": QuestionForm(initial={"path": "pay"}),
        "answer": AnswerForm(),
    }
    return render(request, "rewards/statement.html", words)


@access.allow(access.signed_in)
@require_GET
def statement_pdf(request: people.Request, period: str, person: str) -> HttpResponse:
    """Give a statement as a PDF."""
    found = periods.find(period)
    page = queries.statement_page(found, person, request.viewer, {"run": request.GET.get("run", "")})
    if page.statement is None:
        raise Http404
    pdf = printing.statement_pdf(page)
    name = f'attachment; filename="statement-{period}-{page.statement.pk}.pdf"'
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": name})


@access.allow(access.signed_in)
@require_GET
def statement_workbook(request: people.Request, period: str, person: str) -> HttpResponse:
    """Give a statement with all its lines as a workbook."""
    found = readable(request, period, person)
    return exports.statement_workbook(found)


@access.allow(access.signed_in)
@require_POST
def confirm(request: people.Request, period: str, person: str) -> HttpResponse:
    """Let the person confirm their statement."""
    try:
        actions.confirm_statement(
            statement=readable(request, period, person), by=request.user, at=timezone.now()
        )
    except Refused as refused:
        tell(request, refused)
    else:
        messages.success(request, _("Thank you: your statement is confirmed."))
    return redirect("rewards:statement", period=period, person=person)


@access.allow(access.signed_in)
@require_POST
def ask(request: people.Request, period: str, person: str) -> HttpResponse:
    """Take a question about a figure."""
    found = readable(request, period, person)
    form = QuestionForm(request.POST)
    if form.is_valid():
        try:
            actions.ask_question(
                statement=found,
                plan_code=form.cleaned_data["plan"],
                path=form.cleaned_data["path"],
                question=form.cleaned_data["question"],
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refused:
            tell(request, refused)
        else:
            messages.success(request, _("Your question is sent; the answer will stand on this page."))
    else:
        messages.error(request, _("Write what you would like to know."))
    return redirect(reverse("rewards:statement", kwargs={"period": period, "person": person}) + "#questions")


@access.allow(people.with_role(Role.SALES_OPS))
@require_POST
def answer(request: people.Request, period: str, number: int) -> HttpResponse:
    """Answer a question."""
    dispute = queries.find_dispute(periods.find(period), number, request.viewer)
    form = AnswerForm(request.POST)
    text = form.cleaned_data["answer"] if form.is_valid() else ""
    try:
        actions.answer_question(dispute=dispute, answer=text, by=request.user, at=timezone.now())
    except Refused as refused:
        tell(request, refused)
    else:
        messages.success(request, _("The answer is sent."))
    person = dispute.statement.person.code
    return redirect(reverse("rewards:statement", kwargs={"period": period, "person": person}) + "#questions")


@access.allow(access.signed_in)
@require_GET
def why(request: people.Request, period: str, person: str, path: str) -> HttpResponse:
    """Tell the story of one figure, in the drawer or as a page."""
    page = queries.why_page(periods.find(period), person, path, request.viewer, request.GET.dict())
    form = QuestionForm(initial={"path": path, "plan": page.plan_code})
    words = {
        "page": page.story,
        "statement": page.statement,
        "form": form,
        "extra": "rewards/ask.html" if page.may_ask else "",
    }
    return render(request, "rewards/why.html", words)


def readable(request: people.Request, period: str, person: str) -> Statement:
    """Return the statement an address means, or 404."""
    _person, _run, found, _hidden = queries.find_statement(
        periods.find(period), person, request.viewer, run_number=request.GET.get("run", "")
    )
    if found is None:
        raise Http404
    return found


def tell(request: HttpRequest, refused: Refused) -> None:
    """Show why an action was refused."""
    for reason in refused.reasons:
        messages.error(request, reason)
