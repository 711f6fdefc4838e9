"""From an import's file to what it would make of the dataset; nothing is written yet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

import pyarrow as pa
from django.utils.translation import gettext as _

from steelyard.foundation import periods
from steelyard.foundation.facts import admission, comparison, known, sources, standing, stored_files
from steelyard.foundation.facts.cells import Reading
from steelyard.foundation.facts.matching import Match, recognised
from steelyard.foundation.facts.models import Import, Origin, QuarantinedRow, Snapshot
from steelyard.foundation.facts.sources import ReadAs, Rows

Report: TypeAlias = Callable[[int, int, str], None]  # steps done, steps in all, what is going on


def silent(_done: int, _total: int, _words: str) -> None:
    """Report to nobody."""


@dataclass(frozen=True)
class Landed:
    """What an import would do to its dataset."""

    rows: Rows
    admission: admission.Admission
    comparison: comparison.Comparison
    head: Snapshot | None  # what it was compared with


def land(one: Import, *, report: Report = silent) -> Landed:
    """Read, admit and compare."""
    dataset, match = one.declared, Match.from_json(one.mapping)
    steps = len(dataset.columns) + 2
    done = 0

    def step(words: str) -> None:
        nonlocal done
        report(done, steps, words)
        done += 1

    step(_("Reading {file}").format(file=one.file_name))
    rows = rows_of(one)
    admitted = admission.admit(
        rows,
        dataset=dataset,
        match=match,
        reading=reading_of(one),
        file_name=one.file_name,
        import_id=one.pk,
        report=lambda column: step(_("Checking the column {column}").format(column=column)),
    )
    step(_("Comparing with what stands"))
    head = standing.head(one.dataset)
    compared = comparison.compare(
        admitted.good,
        head=standing.path_of(head) if head else None,
        dataset=dataset,
        said=match.said,
    )
    return Landed(rows, admitted, compared, head)


def rows_of(one: Import) -> Rows:
    """Read the rows of an import: of its file, or those repaired in quarantine."""
    if one.origin == Origin.REPAIR:
        return repaired_rows(one.headers, one.readmitted.order_by("row_number"))
    content = stored_files.place_of(one.sha256, one.file_name).read_bytes()
    return sources.read(content, read_as=read_as_of(one), recognised=recognised)


def read_as_of(one: Import) -> ReadAs:
    """Return what was said about how to read an import's file; older imports know their sheet alone."""
    return ReadAs.from_json(one.reading["as"]) if one.reading else ReadAs(sheet=one.sheet)


def repaired_rows(headers: list[str], waiting: Iterable[QuarantinedRow]) -> Rows:
    """Make rows of quarantined ones; those that still have too many or too few cells stay broken."""
    whole, broken = [], []
    for row in waiting:
        if len(row.cells) == len(headers):
            whole.append(row)
        else:
            broken.append(sources.BrokenRow(row.row_number, row.cells, row.sheet))
    cells = {
        f"c{place}": pa.array([row.cells[place] for row in whole], pa.string())
        for place in range(len(headers))
    }
    numbers = pa.array([row.row_number for row in whole], pa.int64())
    sheets = pa.array([row.sheet for row in whole], pa.string())
    return Rows(headers=headers, cells=pa.table(cells), numbers=numbers, broken=broken, row_sheets=sheets)


def reading_of(one: Import) -> Reading:
    """Return what reading the cells depends on."""
    match = Match.from_json(one.mapping)
    return Reading(
        currency=periods.company().currency,
        date_order=match.date_order,
        known=known.known_for(one.declared),
    )
