"""The imports: a list, and one with the step it stands at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from steelyard.foundation import people
from steelyard.foundation.facts import reasons
from steelyard.foundation.facts.datasets import ALL, Column, Kind
from steelyard.foundation.facts.datasets.declaration import NUMBERS
from steelyard.foundation.facts.how_read_words import reading_words, unfit_words
from steelyard.foundation.facts.matching import Match
from steelyard.foundation.facts.models import Import, ImportState, RowState, Snapshot
from steelyard.foundation.facts.queries.cells import cell_of
from steelyard.foundation.facts.queries.overview import may_import
from steelyard.foundation.facts.queries.questions import AskedQuestion, questions_page, settled_words
from steelyard.foundation.facts.rules import why_not_roll_back
from steelyard.kit import jobs
from steelyard.runtime.columns.plain import squeezed

PAGE = 50


@dataclass(frozen=True)
class ImportsPage:
    """The list of imports."""

    imports: Page  # type: ignore[type-arg] # django-stubs: generic only for type checkers
    may_import: bool


def imports_page(viewer: people.Viewer, *, dataset: str, state: str, text: str, page: int) -> ImportsPage:
    """Return the imports asked for, newest first."""
    found = Import.objects.select_related("by")
    if dataset:
        found = found.filter(dataset=dataset)
    if state:
        found = found.filter(state=state)
    if text:
        found = found.filter(file_name__icontains=text)
    return ImportsPage(Paginator(found, PAGE).get_page(page), may_import(viewer))


def find_import(number: int) -> Import:
    """Return an import, or Http404."""
    return get_object_or_404(Import.objects.select_related("by", "repairs"), pk=number)


@dataclass(frozen=True)
class PreviewCell:
    """A cell of the file, with what is wrong with it."""

    text: str
    faults: list[str]
    becomes: str = ""  # what was read, where it is written otherwise


@dataclass(frozen=True)
class Change:
    """A row that stands and would change: what it is, and what it would be."""

    number: int
    id: str
    cells: list[tuple[str, str, str]]  # column, as it stands, as it would be


@dataclass(frozen=True)
class PreviewRow:
    """A row of the file."""

    number: int
    cells: list[PreviewCell]
    faults: list[str]  # about the whole row


@dataclass(frozen=True)
class ReasonCount:
    """How many rows a kind of reason stops."""

    title: str
    column: str
    rows: int


@dataclass(frozen=True)
class Suggestion:
    """An unknown name, and what it may mean."""

    kind: str
    kind_title: str
    cell: str
    rows: int
    hints: list[tuple[str, str]]  # value, label
    takes_new: bool  # it may be taken as a new entry of the list


@dataclass(frozen=True)
class Step:
    """One step of the wizard."""

    title: str
    state: str  # done, current, ahead


@dataclass(frozen=True)
class ImportPage:
    """One import, as far as it has come."""

    one: Import
    steps: list[Step]
    matched: list[tuple[Column, str]]
    unused: list[str]  # headers that no column is read from
    how_read: list[str]  # in words: what was taken for what, and what was not read
    why_unfit: list[str]  # in words, where no dataset has these headers
    job: Any  # an active job, if one is at work
    rows: list[PreviewRow]
    more_faulty: int
    reasons: list[ReasonCount]
    suggestions: list[Suggestion]
    snapshot: Snapshot | None
    waiting: int  # of its rows, those in quarantine still
    waiting_before: int
    may_import: bool
    why_not_roll_back: list[str]
    questions: list[AskedQuestion]
    readings: list[str]  # how it was read, in words
    changes: list[Change]

    @property
    def changes_nothing(self) -> bool:
        """Tell whether committing it makes (or made) no difference."""
        found = self.one.findings
        return bool(found) and not (found["rows_new"] or found["rows_changed"] or found["rows_quarantined"])


def import_page(number: int, viewer: people.Viewer) -> ImportPage:
    """Return an import's page, or Http404."""
    one = find_import(number)
    match = Match.from_json(one.mapping)
    found = one.findings
    job = jobs.find(kind="commit_import", key=str(one.pk)) or jobs.find(kind="check_import", key=str(one.pk))
    its = one.snapshots.filter(is_standing=True).first()
    heir = its and its.children.filter(is_standing=True).select_related("made_by").first()
    dataset = ALL.get(one.dataset)
    return ImportPage(
        one=one,
        steps=steps_of(one),
        matched=[(dataset.column(name), header) for name, header in match.columns.items()] if dataset else [],
        unused=[header for header in one.headers if header not in match.columns.values()],
        how_read=reading_words(one.reading),
        why_unfit=[] if dataset else unfit_words(one.headers),
        job=job if job and job.is_active else None,
        rows=preview_rows(one, match) if dataset else [],
        more_faulty=found.get("rows_quarantined", 0) - len(found.get("faulty", ())),
        reasons=[
            ReasonCount(
                title=reasons.title(one.dataset, told["code"]),
                column=reasons.column_title(one.dataset, told["column"]),
                rows=told["rows"],
            )
            for told in found.get("reasons", ())
        ],
        suggestions=suggestions_of(found.get("suggestions", ())),
        snapshot=one.snapshots.first(),
        waiting=one.quarantined.filter(state=RowState.WAITING).count(),
        waiting_before=found.get("waiting_before", 0),
        may_import=may_import(viewer),
        why_not_roll_back=list(why_not_roll_back(one, its=its, heir=heir)),
        questions=questions_page(one) if dataset else [],
        readings=list(settled_words(one)) if dataset else [],
        changes=[change_of(one, told) for told in found.get("changes", ())] if dataset else [],
    )


def steps_of(one: Import) -> list[Step]:
    """Return the wizard's steps: done, current or ahead."""
    titles = [_("Upload"), _("Match columns"), _("Preview"), _("Commit")]
    current = {ImportState.UPLOADED: 1, ImportState.FAILED: 1, ImportState.MATCHED: 2}.get(
        ImportState(one.state), len(titles)
    )
    return [
        Step(title, "done" if place < current else "current" if place == current else "ahead")
        for place, title in enumerate(titles)
    ]


def preview_rows(one: Import, match: Match) -> list[PreviewRow]:
    """Return the first faulty rows with their faults in the cells; where none is, the first rows."""
    faulty = one.findings.get("faulty", [])
    return [preview_row(one, match, row) for row in faulty or one.findings.get("first", [])]


def preview_row(one: Import, match: Match, row: dict[str, Any]) -> PreviewRow:
    """Put each reason where it belongs."""
    told = row.get("reasons", [])
    at_header: dict[str, list[str]] = {}
    whole = []
    for reason in told:
        header = match.columns.get(reason["column"], "")
        at_header.setdefault(header, []).append(reasons.words(one.dataset, reason))
        if not header:
            whole.append(reasons.words(one.dataset, reason))
    columns = {header: name for name, header in match.columns.items()}
    values = row.get("values", {})
    cells = [
        PreviewCell(text, at_header.get(header, []), becomes(one, columns.get(header, ""), text, values))
        for header, text in zip(one.headers, row["cells"], strict=False)
    ]
    return PreviewRow(row["number"], cells, whole)


def becomes(one: Import, name: str, text: str, values: dict[str, Any]) -> str:
    """Say what a cell was read as, where that is written otherwise; nothing for texts and names."""
    if not name or not values or one.declared.column(name).kind not in {*NUMBERS, Kind.DATE}:
        return ""
    read = shown(one, name, values)
    return "" if squeezed(read) == squeezed(text) else read


def shown(one: Import, name: str, values: Mapping[str, Any]) -> str:
    """Write a stored value as pages do."""
    column = one.declared.column(name)
    value = values.get(column.stored_name)
    if column.kind is Kind.DATE and value:
        value = date.fromisoformat(value)
    return cell_of(column, {**values, column.stored_name: value}, one.declared, {}).text


def change_of(one: Import, told: Mapping[str, Any]) -> Change:
    """Return a changed row, each differing column with what it says and what it would say."""
    names = {column.stored_name: column for column in one.declared.columns}
    return Change(
        number=told["number"],
        id=told["id"],
        cells=[
            (
                str(names[stored].title),
                shown(one, names[stored].name, told["was"]),
                shown(one, names[stored].name, told["now"]),
            )
            for stored in told["columns"]
        ],
    )


def suggestions_of(found: Sequence[dict[str, Any]]) -> list[Suggestion]:
    """Return the unknown names for a page."""
    titles = {"person": _("Person"), "product": _("Product"), "customer": _("Customer")}
    return [
        Suggestion(
            kind=one["kind"],
            kind_title=titles[one["kind"]],
            cell=one["cell"],
            rows=one["rows"],
            hints=[(value, label) for value, label, _likeness in one["hints"]],
            takes_new=one["kind"] != "person",
        )
        for one in found
    ]
