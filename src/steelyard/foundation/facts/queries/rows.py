"""The rows of a dataset: a page to look through them, and a file of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from django.core.paginator import Page, Paginator

from steelyard.foundation import people
from steelyard.foundation.facts.asking import ask, ask_table
from steelyard.foundation.facts.datasets import Column, Dataset, Kind
from steelyard.foundation.facts.models import Snapshot
from steelyard.foundation.facts.queries.cells import Cell, cell_of, choice_title
from steelyard.foundation.facts.queries.scope import Condition, readable
from steelyard.foundation.facts.standing import head, path_of

PAGE = 50
MOST_EXPORTED = 200_000
TEXTS = {Kind.TEXT, Kind.PRODUCT, Kind.CUSTOMER}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a reader has asked for."""

    text: str = ""  # in the id or any text
    owner: str = ""
    starts_on: date | None = None  # of the date that counts
    ends_on: date | None = None
    choices: Mapping[str, str] = field(default_factory=dict)  # column → code
    page: int = 1


@dataclass(frozen=True)
class Line:
    """One row of the table."""

    id: str
    cells: list[Cell]


@dataclass(frozen=True)
class Total:
    """The sum of a money column in one currency; of rows in one state, where rows have states."""

    title: str
    amount_minor: int
    currency: str
    count: int


@dataclass(frozen=True)
class RowsPage:
    """A page of rows."""

    dataset: Dataset
    columns: list[Column]
    page: Page  # type: ignore[type-arg] # of Line; generic only for type checkers
    totals: list[Total]
    snapshot: Snapshot | None


def rows_page(dataset: Dataset, viewer: people.Viewer, on: date, wanted: Wanted) -> RowsPage:
    """Return the rows that the viewer may read and asked for, newest first."""
    found = find_rows(dataset, viewer, on, wanted)
    return RowsPage(
        dataset=dataset,
        columns=list(found.columns if found else dataset.columns),
        page=Paginator([] if found is None else found, PAGE).get_page(wanted.page),
        totals=[] if found is None else found.totals(),
        snapshot=head(dataset.code),
    )


def rows_to_export(dataset: Dataset, viewer: people.Viewer, on: date, wanted: Wanted) -> list[Line]:
    """Return all rows that the viewer may read and asked for."""
    found = find_rows(dataset, viewer, on, wanted)
    if found is None:
        return []
    found.columns = list(dataset.columns)
    lines: list[Line] = found[0:MOST_EXPORTED]
    return lines


class Found(Sequence[Line]):
    """The rows of a question, counted and read as far as a page needs them."""

    def __init__(self, dataset: Dataset, where: Condition, one: Snapshot) -> None:
        """Keep the question; nothing is read yet."""
        self.dataset = dataset
        self.had = set(pq.read_schema(path_of(one)).names)  # a column may be declared since
        empty = empty_columns(path_of(one))
        self.columns = [column for column in dataset.columns if column.stored_name in self.had - empty]
        self.said = f"from read_parquet(?) where {where.words}"
        self.values = [str(path_of(one)), *where.values]

    def __len__(self) -> int:
        """Count the rows."""
        [(count,)] = ask(f"select count(*) {self.said}", *self.values)
        return int(count)

    def __getitem__(self, place: Any) -> Any:
        """Read a slice."""
        limit = f"limit {place.stop - place.start} offset {place.start}"
        asked = f"select * {self.said} order by {newest_first(self.dataset)} {limit}"
        return lines_of(self.dataset, self.columns, ask_table(asked, self.values).to_pylist())

    def totals(self) -> list[Total]:
        """Sum each money column, each currency by itself, and each state: won and lost do not add up."""
        money = [one for one in self.dataset.columns if one.kind is Kind.MONEY and self.dataset.counted_on]
        had = [column for column in money if column.stored_name in self.had]
        return [total for column in had for total in self._totals(column)]

    def _totals(self, column: Column) -> Iterator[Total]:
        state = next((one for one in self.dataset.columns if one.kind is Kind.CHOICE), None)
        by = f'"{state.stored_name}"' if state else "null"
        asked = (
            f'select {by}, "{self.dataset.currency}", sum("{column.stored_name}")::bigint, count(*) '
            f"{self.said} group by all order by all"
        )
        for code, currency, amount, count in ask(asked, *self.values):
            if amount is not None:
                title = choice_title(state, code) if state and code is not None else str(column.title)
                yield Total(title, amount, currency or "", count)


def find_rows(dataset: Dataset, viewer: people.Viewer, on: date, wanted: Wanted) -> Found | None:
    """Return the rows asked for among those that the viewer may read; None while there is no snapshot."""
    one = head(dataset.code)
    if one is None:
        return None
    had = set(pq.read_schema(path_of(one)).names)
    return Found(dataset, both(readable(dataset, viewer, on), asked_for(dataset, wanted, had)), one)


def empty_columns(path: Path) -> set[str]:
    """Name the columns in which no row says anything; the file's own statistics tell."""
    told = pq.read_metadata(path)
    names = told.schema.names
    groups = [told.row_group(place) for place in range(told.num_row_groups)]
    return {
        name
        for place, name in enumerate(names)
        if all(
            (said := group.column(place).statistics) and said.null_count == group.num_rows for group in groups
        )
    }


def lines_of(dataset: Dataset, columns: Sequence[Column], records: Sequence[Mapping[str, Any]]) -> list[Line]:
    """Make lines of records."""
    names = person_names(dataset, records)
    return [
        Line(record["id"], [cell_of(column, record, dataset, names) for column in columns])
        for record in records
    ]


def person_names(dataset: Dataset, records: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the names of the people that records mention, by code."""
    columns = [column.stored_name for column in dataset.columns if column.kind is Kind.PERSON]
    codes = {record[name] for record in records for name in columns if record[name]}
    return dict(people.Person.objects.filter(code__in=codes).values_list("code", "name"))


def newest_first(dataset: Dataset) -> str:
    """Return the order of rows on a page."""
    return f'"{dataset.counted_on}" desc nulls last, id' if dataset.counted_on else "id"


def asked_for(dataset: Dataset, wanted: Wanted, had: Collection[str]) -> Condition:
    """Turn what was asked for into a condition; `had` are the columns of the snapshot."""
    words: list[str] = ["true"]
    values: list[Any] = []
    if wanted.text:
        columns = [column.name for column in dataset.columns if column.kind in TEXTS and column.name in had]
        texts = ["id", *(f'"{name}"' for name in columns if name != "id")]
        words.append(f"contains(lower(concat_ws(' ', {', '.join(texts)})), lower(?))")
        values.append(wanted.text)
    if wanted.owner and dataset.owner:
        words.append(f'"{dataset.owner}" = ?')
        values.append(wanted.owner)
    for name, code in wanted.choices.items():
        if code and name in dataset:
            words.append(f'"{name}" = ?')
            values.append(code)
    for day, sign in ((wanted.starts_on, ">="), (wanted.ends_on, "<=")):
        if day and dataset.counted_on:
            words.append(f'"{dataset.counted_on}" {sign} ?')
            values.append(day)
    return Condition(" and ".join(words), values)


def both(one: Condition, other: Condition) -> Condition:
    """Join two conditions."""
    return Condition(f"({one.words}) and ({other.words})", [*one.values, *other.values])
