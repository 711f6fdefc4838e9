"""The rows that could not be used: a list by reason, one to repair, a file of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.shortcuts import get_object_or_404

from steelyard.foundation import people
from steelyard.foundation.facts import reasons
from steelyard.foundation.facts.datasets import ALL
from steelyard.foundation.facts.findings import suggestions
from steelyard.foundation.facts.matching import Match
from steelyard.foundation.facts.models import Import, QuarantinedRow, RowState
from steelyard.foundation.facts.quarantine import NUMBER_HEADER
from steelyard.foundation.facts.queries.imports import Suggestion, suggestions_of
from steelyard.foundation.facts.queries.overview import may_import

PAGE = 50
MOST_LOOKED_AT = 20_000  # for suggestions: beyond it the page would be slow


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """Which rows a reader has asked for."""

    dataset: str = ""
    reason: str = ""
    source: int | None = None  # an import
    state: str = RowState.WAITING
    numbers: tuple[int, ...] = ()  # ticked rows


@dataclass(frozen=True)
class Told:
    """A reason in words."""

    column: str
    cell: str
    words: str


@dataclass(frozen=True)
class Line:
    """One row in the list."""

    row: QuarantinedRow
    dataset: str
    reasons: list[Told]


@dataclass(frozen=True)
class QuarantinePage:
    """The list."""

    lines: list[Line]
    page: Page  # type: ignore[type-arg] # django-stubs: generic only for type checkers
    count: int
    suggestions: list[Suggestion]
    reasons: list[tuple[str, str, str, int]]  # dataset, code, title, rows
    may_import: bool


def chosen_rows(chosen: Chosen) -> QuerySet[QuarantinedRow]:
    """Return the rows asked for."""
    found = QuarantinedRow.objects.select_related("source")
    if chosen.state:
        found = found.filter(state=chosen.state)
    if chosen.dataset:
        found = found.filter(dataset=chosen.dataset)
    if chosen.reason:
        found = found.filter(main_reason=chosen.reason)
    if chosen.source:
        found = found.filter(source=chosen.source)
    if chosen.numbers:
        found = found.filter(pk__in=chosen.numbers)
    return found


def quarantine_page(viewer: people.Viewer, chosen: Chosen, page: int) -> QuarantinePage:
    """Return the list, with what may be settled by one click."""
    found = chosen_rows(chosen)
    shown = Paginator(found, PAGE).get_page(page)
    waiting = found.filter(state=RowState.WAITING)
    told = waiting.order_by().values_list("reasons", flat=True)[:MOST_LOOKED_AT]
    return QuarantinePage(
        lines=[Line(row, str(ALL[row.dataset].title), told_of(row)) for row in shown],
        page=shown,
        count=shown.paginator.count,
        suggestions=suggestions_of(suggestions(told)),
        reasons=reason_counts(),
        may_import=may_import(viewer),
    )


def reason_counts() -> list[tuple[str, str, str, int]]:
    """Count the waiting rows by dataset and main reason."""
    counted = (
        QuarantinedRow.objects.filter(state=RowState.WAITING)
        .order_by()
        .values_list("dataset", "main_reason")
        .annotate(rows=Count("pk"))
        .order_by("-rows")
    )
    return [(dataset, code, reasons.title(dataset, code), rows) for dataset, code, rows in counted]


def told_of(row: QuarantinedRow) -> list[Told]:
    """Say a row's reasons."""
    return [
        Told(
            column=reasons.column_title(row.dataset, told["column"]),
            cell=told["cell"],
            words=reasons.words(row.dataset, told),
        )
        for told in row.reasons
    ]


@dataclass(frozen=True)
class Field:
    """A cell to repair."""

    place: int
    header: str
    column: str
    text: str
    original: str
    faults: list[str]


@dataclass(frozen=True)
class RepairPage:
    """One row to repair."""

    row: QuarantinedRow
    dataset: str
    fields: list[Field]
    faults: list[str]  # about the whole row
    may_import: bool
    is_waiting: bool


def repair_page(number: int, viewer: people.Viewer) -> RepairPage:
    """Return a quarantined row, or Http404."""
    row = find_quarantined(number)
    match = Match.from_json(row.source.mapping)
    columns = {header: name for name, header in match.columns.items()}
    fields = []
    for place, header in enumerate(row.source.headers):
        name = columns.get(header, "")
        fields.append(
            Field(
                place=place,
                header=header,
                column=reasons.column_title(row.dataset, name),
                text=at(row.cells, place),
                original=at(row.raw, place),
                faults=[
                    reasons.words(row.dataset, told)
                    for told in row.reasons
                    if name and told["column"] == name
                ],
            )
        )
    whole = [
        reasons.words(row.dataset, told) for told in row.reasons if told["column"] not in columns.values()
    ]
    return RepairPage(
        row=row,
        dataset=str(ALL[row.dataset].title),
        fields=fields,
        faults=whole,
        may_import=may_import(viewer),
        is_waiting=row.state == RowState.WAITING,
    )


def find_quarantined(number: int) -> QuarantinedRow:
    """Return a quarantined row, or Http404."""
    return get_object_or_404(QuarantinedRow.objects.select_related("source", "readmitted_by"), pk=number)


def at(cells: list[str], place: int) -> str:
    """Return a cell; a broken row may lack it."""
    return cells[place] if place < len(cells) else ""


def quarantine_file(rows: Iterable[QuarantinedRow]) -> tuple[list[str], list[list[object]]]:
    """Return headers and lines of a file to repair: each row's number here, its reasons, its cells."""
    rows = list(rows)
    sources = Import.objects.in_bulk({row.source_id for row in rows})
    headers = list(dict.fromkeys(header for one in sources.values() for header in one.headers))
    lines: list[list[object]] = []
    for row in rows:
        cells = dict(zip(sources[row.source_id].headers, row.cells, strict=False))
        why = " ".join(f"{told.column}: {told.words}" for told in told_of(row))
        lines.append(
            [row.pk, row.source.file_name, row.row_number, why, *(cells.get(h, "") for h in headers)]
        )
    return [NUMBER_HEADER, "file", "row", "why", *headers], lines
