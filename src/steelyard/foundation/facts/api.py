"""The room's API: datasets, rows in scope, imports."""

from datetime import date, datetime
from typing import Any, Literal

from django.http import Http404
from django.utils import timezone
from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile

from steelyard.foundation import people, periods
from steelyard.foundation.facts import actions
from steelyard.foundation.facts.answers import Answers
from steelyard.foundation.facts.datasets import ALL
from steelyard.foundation.facts.how_read_words import reading_words
from steelyard.foundation.facts.matching import Match
from steelyard.foundation.facts.models import Import
from steelyard.foundation.facts.queries.imports import find_import
from steelyard.foundation.facts.queries.overview import may_import, reads_imports
from steelyard.foundation.facts.queries.row import find_row
from steelyard.foundation.facts.queries.rows import Wanted, rows_page
from steelyard.foundation.facts.standing import heads
from steelyard.kit import access

router = Router(tags=["facts"])


class DatasetOut(Schema):
    """A dataset and its newest snapshot."""

    code: str
    title: str
    columns: list[str]
    sha256: str | None
    rows: int | None


class RowsOut(Schema):
    """A page of rows. Values are as snapshots keep them: money in minor units (`…_minor`)."""

    count: int
    page: int
    pages: int
    rows: list[dict[str, Any]]


class RowOut(Schema):
    """One row, with where it came from."""

    dataset: str
    id: str
    values: dict[str, Any]
    source_file: str
    source_sheet: str
    source_row: int
    versions: int


class ImportOut(Schema):
    """An import; rows_in = rows_new + rows_changed + rows_unchanged + rows_quarantined once committed."""

    id: int
    dataset: str
    file_name: str
    sha256: str
    state: str
    rows_in: int
    rows_new: int
    rows_changed: int
    rows_unchanged: int
    rows_quarantined: int
    at: datetime
    job_id: int | None
    how_read: list[str]  # in words: what was taken for what, which lines and sheets were not read
    columns_not_read: list[str]

    @staticmethod
    def resolve_how_read(one: Import) -> list[str]:
        """Say how the file was read."""
        return reading_words(one.reading)

    @staticmethod
    def resolve_columns_not_read(one: Import) -> list[str]:
        """Name the headers that no column is read from."""
        used = set(Match.from_json(one.mapping).columns.values())
        return [header for header in one.headers if header not in used]


@router.get("/datasets", response=list[DatasetOut])
@access.allow(access.signed_in)
def datasets(request: people.Request) -> list[dict[str, Any]]:
    """List the datasets; the row counts are for those who read imports."""
    standing = heads()
    told = reads_imports(request.viewer)
    return [
        {
            "code": code,
            "title": str(dataset.title),
            "columns": dataset.schema.names,
            "sha256": standing[code].sha256 if code in standing and told else None,
            "rows": standing[code].row_count if code in standing and told else None,
        }
        for code, dataset in ALL.items()
    ]


@router.get("/datasets/{dataset}/rows", response=RowsOut)
@access.allow(access.signed_in)
def rows(
    request: people.Request,
    dataset: str,
    q: str = "",
    owner: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
    page: int = 1,
) -> dict[str, Any]:
    """Give the rows in scope, newest first."""
    if dataset not in ALL:
        raise Http404
    wanted = Wanted(text=q, owner=owner, starts_on=starts_on, ends_on=ends_on, page=page)
    found = rows_page(ALL[dataset], request.viewer, periods.today(), wanted)
    return {
        "count": found.page.paginator.count,
        "page": found.page.number,
        "pages": found.page.paginator.num_pages,
        "rows": [{"id": line.id, **{cell.name: cell.value for cell in line.cells}} for line in found.page],
    }


@router.get("/datasets/{dataset}/rows/{path:fact_id}", response=RowOut)
@access.allow(access.signed_in)
def row(request: people.Request, dataset: str, fact_id: str) -> dict[str, Any]:
    """Give one row in scope."""
    found = find_row(dataset, fact_id, request.viewer, periods.today())
    file, sheet, number = found.source
    return {
        "dataset": dataset,
        "id": found.id,
        "values": dict(found.values),
        "source_file": file,
        "source_sheet": sheet,
        "source_row": number,
        "versions": len(found.versions),
    }


@router.get("/imports/{number}", response=ImportOut)
@access.allow(reads_imports)
def read_import(request: people.Request, number: int) -> Import:
    """Give an import."""
    return find_import(number)


@router.post("/imports", response=ImportOut)
@access.allow(may_import)
def create_import(
    request: people.Request,
    file: File[UploadedFile],
    dataset: Form[str] = "",
    numbers: Form[Literal["", "dot", "comma"]] = "",
    dates: Form[Literal["", "dmy", "mdy"]] = "",
    decimals: Form[Literal["", "round", "aside"]] = "",
    refunds: Form[Literal["", "minus", "aside"]] = "",
) -> Import:
    """Import a file: columns are matched by their headers; a large file goes on in a job (`job_id`).

    What its cells leave open (1.000, 7/1/2026) is refused, in words, until numbers or dates say it.
    """
    at = timezone.now()
    one = actions.upload_file(
        content=file.read(), file_name=file.name or "file", dataset=dataset, by=request.user, at=at
    )
    answers = Answers(numbers=numbers, decimals=decimals, refunds=refunds)
    return actions.commit_as_guessed(import_=one, date_order=dates, answers=answers, by=request.user, at=at)
