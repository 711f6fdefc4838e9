"""The import wizard: upload, match columns, preview, commit, roll back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from steelyard.foundation import people
from steelyard.foundation.facts import actions, stored_files
from steelyard.foundation.facts.datasets import ALL
from steelyard.foundation.facts.forms import ImportFilter, MatchForm, ReadAsForm, RollBackForm, UploadForm
from steelyard.foundation.facts.models import Import, ImportState
from steelyard.foundation.facts.queries.imports import find_import, import_page, imports_page
from steelyard.foundation.facts.queries.overview import may_import, reads_imports
from steelyard.foundation.facts.queries.reading import reading_offer
from steelyard.kit import access
from steelyard.kit.form_page import answer_form
from steelyard.kit.refusal import Refused
from steelyard.kit.ui import figures


@require_GET
@access.allow(reads_imports)
def imports(request: people.Request) -> HttpResponse:
    """List the imports."""
    form = ImportFilter(request.GET)
    form.is_valid()
    said = form.cleaned_data
    page = imports_page(
        request.viewer,
        dataset=said.get("dataset", ""),
        state=said.get("state", ""),
        text=said.get("q", ""),
        page=int_of(request.GET.get("page")),
    )
    return render(request, "facts/imports.html", {"page": page, "form": form})


@require_http_methods(["GET", "POST"])
@access.allow(may_import)
def upload(request: people.Request) -> HttpResponse:
    """Take a file in."""
    form = UploadForm(
        request.POST or None, request.FILES or None, initial={"dataset": request.GET.get("dataset", "")}
    )

    def act(said: dict[str, Any]) -> str:
        one = actions.upload_file(
            content=said["file"].read(),
            file_name=said["file"].name,
            dataset=said["dataset"],
            by=request.user,
            at=timezone.now(),
        )
        return reverse("facts:match", args=[one.pk])

    done = _("The file is here. Now say what its columns are.")
    return answer_form(request, form, act, template="facts/upload.html", done=done)


@require_http_methods(["GET", "POST"])
@access.allow(may_import)
def match(request: people.Request, number: int) -> HttpResponse:
    """Match the file's headers to the dataset's columns."""
    one = find_import(number)
    dataset = ALL.get(one.dataset)
    context = {
        "page": import_page(number, request.viewer),
        "read_as": ReadAsForm(offer=reading_offer(one), dataset=one.dataset),
    }
    if dataset is None:
        return render(request, "facts/match.html", context)
    form = MatchForm(request.POST or None, one=one, dataset=dataset)

    def act(_said: dict[str, Any]) -> str:
        actions.match_and_check(
            import_=one, dataset=one.dataset, match=form.match(), by=request.user, at=timezone.now()
        )
        return reverse("facts:import", args=[number])

    return answer_form(
        request, form, act, template="facts/match.html", done=_("The columns are matched."), context=context
    )


@require_POST
@access.allow(may_import)
def read_as(request: people.Request, number: int) -> HttpResponse:
    """Take the file for another dataset, or read it otherwise: its sheet, its encoding, its header."""
    one = find_import(number)
    form = ReadAsForm(request.POST, offer=reading_offer(one), dataset=one.dataset)

    def act() -> None:
        if not form.is_valid():
            raise Refused(f"{form[name].label}: {why}" for name, told in form.errors.items() for why in told)
        chosen, before = form.cleaned_data["dataset"], one.dataset
        if form.read_as() != form.said:
            actions.read_again(import_=one, read_as=form.read_as())
        if chosen != before or form.read_as() == form.said:
            actions.suggest_match(import_=one, dataset=chosen)

    return tried(request, act, onward=reverse("facts:match", args=[number]))


@require_GET
@access.allow(reads_imports)
def detail(request: people.Request, number: int) -> HttpResponse:
    """Show an import at the step it stands at."""
    page = import_page(number, request.viewer)
    if page.may_import and page.one.state == ImportState.UPLOADED:
        return redirect("facts:match", number)
    return render(request, "facts/import.html", {"page": page})


@require_POST
@access.allow(may_import)
def answer(request: people.Request, number: int) -> HttpResponse:
    """Take the answers to what the file does not say."""
    asked = {name: str(chosen) for name, chosen in request.POST.items() if ":" in name}

    def act() -> None:
        actions.answer_questions(
            import_=find_import(number),
            answers={(kind, column): asked[f"{kind}:{column}"] for kind, column in map(parted, asked)},
            by=request.user,
            at=timezone.now(),
        )

    return tried(request, act, onward=reverse("facts:import", args=[number]))


@require_POST
@access.allow(may_import)
def commit(request: people.Request, number: int) -> HttpResponse:
    """Commit an import."""

    def act() -> None:
        one = actions.ask_commit(import_=find_import(number), by=request.user, at=timezone.now())
        if one.state == ImportState.COMMITTED:
            messages.success(request, committed_words(one))

    return tried(request, act, onward=reverse("facts:import", args=[number]))


@require_POST
@access.allow(may_import)
def check(request: people.Request, number: int) -> HttpResponse:
    """Look at the rows anew, since lists and spellings may have changed."""
    return tried(
        request,
        lambda: actions.ask_check(import_=find_import(number), by=request.user, at=timezone.now()),
        onward=reverse("facts:import", args=[number]),
    )


@require_POST
@access.allow(may_import)
def accept(request: people.Request, number: int) -> HttpResponse:
    """Accept a suggestion in the preview."""

    def act() -> None:
        actions.accept_in_import(
            import_=find_import(number),
            kind=request.POST.get("kind", ""),
            raw=request.POST.get("raw", ""),
            canonical=request.POST.get("canonical", ""),
            by=request.user,
            at=timezone.now(),
        )

    return tried(request, act, onward=reverse("facts:import", args=[number]))


@require_http_methods(["GET", "POST"])
@access.allow(may_import)
def roll_back(request: people.Request, number: int) -> HttpResponse:
    """Take an import's rows out again."""
    form = RollBackForm(request.POST or None)

    def act(said: dict[str, Any]) -> str:
        actions.roll_back_import(
            import_=find_import(number), by=request.user, at=timezone.now(), why=said["why"]
        )
        return reverse("facts:import", args=[number])

    return answer_form(
        request,
        form,
        act,
        template="facts/roll_back.html",
        done=_("The import has been rolled back."),
        context={"page": import_page(number, request.viewer)},
    )


@require_POST
@access.allow(may_import)
def discard(request: people.Request, number: int) -> HttpResponse:
    """Throw away an import that was never committed."""
    return tried(
        request,
        lambda: actions.discard_import(import_=find_import(number), by=request.user, at=timezone.now()),
        onward=reverse("facts:imports"),
        done=_("The import has been discarded."),
    )


@require_GET
@access.allow(reads_imports)
def file(_request: people.Request, number: int) -> FileResponse:
    """Give the file back as it came."""
    one = find_import(number)
    place = stored_files.place_of(one.sha256, one.file_name)
    return FileResponse(place.open("rb"), as_attachment=True, filename=one.file_name)


def parted(name: str) -> tuple[str, str]:
    """Take the name of a question's field apart: its kind, and the column it asks about."""
    kind, _colon, column = name.partition(":")
    return kind, column


def tried(request: people.Request, act: Callable[[], object], *, onward: str, done: str = "") -> HttpResponse:
    """Act and go on; why not, if so, is said there."""
    try:
        act()
    except Refused as refused:
        for reason in refused.reasons:
            messages.error(request, reason)
    else:
        if done:
            messages.success(request, done)
    return redirect(onward)


def committed_words(one: Import) -> str:
    """Say what an import did."""
    if not (one.rows_new or one.rows_changed or one.rows_quarantined):
        return _("Nothing has changed: all these rows stood already.")
    return _("{new} new rows, {changed} changed, {unchanged} unchanged, {quarantined} in quarantine.").format(
        new=figures.count(one.rows_new),
        changed=figures.count(one.rows_changed),
        unchanged=figures.count(one.rows_unchanged),
        quarantined=figures.count(one.rows_quarantined),
    )


def int_of(text: str | None) -> int:
    """Read a page number; anything else is the first page."""
    return int(text) if text and text.isdigit() else 1
