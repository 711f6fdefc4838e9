"""From an import's file to what it would make of the dataset; nothing is written yet."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

import pyarrow as pa
from django.utils.translation import gettext as _

from steelyard.foundation import periods
from steelyard.foundation.facts import admission, comparison, known, sources, standing, stored_files
from steelyard.foundation.facts.answers import MINUS, ROUND
from steelyard.foundation.facts.cells import Reading
from steelyard.foundation.facts.datasets import Dataset, Kind
from steelyard.foundation.facts.lines import number_lines
from steelyard.foundation.facts.matching import Match, recognised
from steelyard.foundation.facts.models import Import, Origin, QuarantinedRow, Snapshot
from steelyard.foundation.facts.questions import Question, questions_of_rows, settle_file
from steelyard.foundation.facts.sources import ReadAs, Rows
from steelyard.runtime.columns.dates import has_bare_times
from steelyard.runtime.columns.header_units import HeaderUnit, unit_in

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
    reading: Reading
    questions: list[Question]
    notes: dict[str, Any]  # what a preview says besides, see `notes_of`


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
    cells = admission.cells_of(rows, match)
    zone = ZoneInfo(periods.company().time_zone)
    settled = settle_file(cells, dataset=dataset, match=match, before=read_before(one), zone=zone)
    reading = reading_of(one, ways=settled.ways, zone=zone)
    counts_lines = bool(dataset.line) and dataset.line not in match.said
    admitted = admission.admit(
        rows,
        dataset=dataset,
        match=match,
        reading=reading,
        file_name=one.file_name,
        import_id=one.pk,
        counts_lines=counts_lines,
        report=lambda column: step(_("Checking the column {column}").format(column=column)),
    )
    step(_("Comparing with what stands"))
    head = standing.head(one.dataset)
    path = standing.path_of(head) if head else None
    numbered = 0
    if counts_lines:
        lines = number_lines(admitted.good, head=path, dataset=dataset, said=match.said, own_imports=kin(one))
        admitted, numbered = replace(admitted, good=lines.table), lines.made
    compared = comparison.compare(admitted.good, head=path, dataset=dataset, said=match.said)
    questions = [*settled.questions, *questions_of_rows(admitted.refused, dataset=dataset, match=match)]
    notes = notes_of(cells, dataset, reading, numbered)
    return Landed(rows, admitted, compared, head, reading, questions, notes)


def notes_of(
    cells: Mapping[str, pa.Array], dataset: Dataset, reading: Reading, numbered: int
) -> dict[str, Any]:
    """Gather what a preview says: the zone that was assumed, units in headers, lines that were counted."""
    dates = [column.name for column in dataset.columns if column.kind is Kind.DATE and column.name in cells]
    zone = str(reading.zone) if any(has_bare_times(cells[name]) for name in dates) else ""
    units = {name: asdict(unit) for name, unit in reading.units.items()}
    return {"zone": zone, "units": units, "numbered_lines": numbered}


def read_before(one: Import) -> Mapping[str, str]:
    """Return how columns were read in the file that repaired rows came from; nothing for a file."""
    return one.repairs.findings.get("read_as", {}) if one.repairs else {}


def kin(one: Import) -> tuple[int, ...]:
    """Return the imports of the same file, of which an import repairs rows; none for a file."""
    if one.repairs_id is None:
        return ()
    return (one.repairs_id, *Import.objects.filter(repairs=one.repairs_id).values_list("pk", flat=True))


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


def reading_of(one: Import, *, ways: Mapping[str, str], zone: ZoneInfo) -> Reading:
    """Return what reading the cells depends on."""
    match = Match.from_json(one.mapping)
    company = periods.company().currency
    headers = {name: header for name, header in match.columns.items() if is_money(one.declared, name)}
    units = {
        name: unit for name, header in headers.items() if (unit := unit_in(header, company)) != HeaderUnit()
    }
    named = {unit.currency for unit in units.values() if unit.currency}
    return Reading(
        currency=named.pop() if len(named) == 1 else company,
        ways=ways,
        units=units,
        rounds=match.answers.decimals == ROUND,
        refunds_are_minus=match.answers.refunds == MINUS,
        zone=zone,
        known=known.known_for(one.declared),
    )


def is_money(dataset: Dataset, name: str) -> bool:
    """Tell whether a column holds amounts."""
    return dataset.column(name).kind is Kind.MONEY
