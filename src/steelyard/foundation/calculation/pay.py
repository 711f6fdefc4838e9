"""The pay lines of one person, page by page, each beside the fact it pays for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow.compute as pc
import pyarrow.dataset as ds

from steelyard import engine
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.calculation.pinned import table_path
from steelyard.foundation.calculation.sealed import rows

Row = Mapping[str, Any]
PAGE = 50
DETAILS = ("customer", "product", "stage", "amount_minor", "currency")  # of a fact, where it has them


@dataclass(frozen=True, kw_only=True)
class PayLine:
    """One line: this much, for this fact. A cap or a guarantee has no fact."""

    plan: str
    component: str
    dataset: str
    fact_id: str
    counted_on: date | None
    credit_minor: int | None
    running_minor: int | None
    amount_minor: int
    note: str
    customer: str = ""
    product: str = ""

    @property
    def path(self) -> str:
        """Return the path of its story."""
        return engine.line_path(self.component, self.dataset, self.fact_id, self.note)


@dataclass(frozen=True, kw_only=True)
class PayLines:
    """A page of lines, with the totals of all that were chosen."""

    lines: tuple[PayLine, ...]
    count: int
    credit_minor: int | None  # none where a fact's credit stands on several lines, so that it does not add up
    amount_minor: int
    page: int
    pages: int

    @property
    def has_previous(self) -> bool:
        """Tell whether there is a page before."""
        return self.page > 1

    @property
    def has_next(self) -> bool:
        """Tell whether there is a page after."""
        return self.page < self.pages

    @property
    def previous(self) -> int:
        """Return the number of the page before."""
        return self.page - 1

    @property
    def next(self) -> int:
        """Return the number of the page after."""
        return self.page + 1


def pay_lines(
    run: Run, person: str, *, component: str = "", search: str = "", page: int = 1, size: int | None = PAGE
) -> PayLines:
    """Return a page of a person's lines (page 1 is the first; size None: all), chosen by component and text.

    `search` is looked for in the fact's id, customer and product.
    """
    found = [row for row in rows(run, "pay_lines", person=person) if component in ("", row["component"])]
    facts = _facts_of(run, found)
    lines = [_line(row, facts.get((row["dataset"], row["fact_id"]), {})) for row in found]
    words = search.casefold().strip()
    if words:
        lines = [
            line for line in lines if words in f"{line.fact_id} {line.customer} {line.product}".casefold()
        ]
    size = size or max(len(lines), 1)
    pages = max(1, -(-len(lines) // size))
    page = min(max(page, 1), pages)
    return PayLines(
        lines=tuple(lines[(page - 1) * size : page * size]),
        count=len(lines),
        credit_minor=credited_once(lines),
        amount_minor=sum(line.amount_minor for line in lines),
        page=page,
        pages=pages,
    )


def credited_once(lines: Iterable[PayLine]) -> int | None:
    """Add up credits, if no fact stands twice: several components may pay on the same one."""
    credited = [line for line in lines if line.credit_minor is not None]
    once = {(line.dataset, line.fact_id, line.component if not line.fact_id else "") for line in credited}
    return sum(line.credit_minor or 0 for line in credited) if len(once) == len(credited) else None


def fact_rows(run: Run, dataset: str, ids: Iterable[str]) -> dict[str, Row]:
    """Return facts by id, as they stood when the run was pinned."""
    sha256 = run.pins["tables"].get(dataset)
    wanted = sorted(set(ids))
    if sha256 is None or not wanted:
        return {}
    found = ds.dataset(table_path(dataset, sha256), format="parquet")
    return {row["id"]: row for row in found.to_table(filter=pc.field("id").isin(wanted)).to_pylist()}


def _facts_of(run: Run, found: Iterable[Row]) -> dict[tuple[str, str], Row]:
    ids: dict[str, set[str]] = {}
    for row in found:
        if row["dataset"] and row["fact_id"]:
            ids.setdefault(row["dataset"], set()).add(row["fact_id"])
    return {
        (dataset, fact_id): fact
        for dataset, wanted in ids.items()
        for fact_id, fact in fact_rows(run, dataset, wanted).items()
    }


def _line(row: Row, fact: Row) -> PayLine:
    return PayLine(
        plan=row["plan"],
        component=row["component"],
        dataset=row["dataset"] or "",
        fact_id=row["fact_id"] or "",
        counted_on=row["counted_on"],
        credit_minor=row["credit_minor"],
        running_minor=row["running_minor"],
        amount_minor=row["amount_minor"],
        note=row["note"] or "",
        customer=fact.get("customer") or "",
        product=fact.get("product") or "",
    )
