"""Let a file's rows in, or say why not: rows as read become typed rows and refused ones.

Pure: no database, no clock. Nothing is dropped: every row is in `good` (once for repeated ones) or in
`refused`, or counted in `repeated`.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from steelyard.foundation.facts import duplicates, reasons
from steelyard.foundation.facts.cells import Beside, Fault, Reading, TypedColumn, type_column
from steelyard.foundation.facts.datasets import LINEAGE, Column, Dataset, Kind, TakenBack
from steelyard.foundation.facts.matching import Match
from steelyard.foundation.facts.sources import Rows
from steelyard.foundation.facts.spreadsheet_errors import with_errors, without_errors

KEY_GLUE = "~"  # between the parts of a key of several columns


@dataclass(frozen=True)
class Refused:
    """A row that cannot be used: as read, its key as far as known, and every reason."""

    number: int
    cells: list[str]
    key: str
    reasons: list[reasons.Reason]
    sheet: str = ""


@dataclass(frozen=True)
class Admission:
    """What became of a file's rows."""

    good: pa.Table  # the dataset's schema; columns that the file lacks are null
    refused: list[Refused]
    repeated: int  # identical to an earlier row of the file
    rows_in: int


def admit(
    rows: Rows,
    *,
    dataset: Dataset,
    match: Match,
    reading: Reading,
    file_name: str,
    import_id: int,
    counts_lines: bool = False,
    report: Callable[[str], None] = lambda _column: None,
) -> Admission:
    """Read every cell, check every row; with `counts_lines` an id is the order's, and lines may be alike."""
    by_row: defaultdict[int, list[reasons.Reason]] = defaultdict(list)
    typed: dict[str, pa.Array] = {}
    cells = cells_of(rows, match)
    beside = Beside(
        currencies=pa.repeat(reading.currency, rows.cells.num_rows),
        wholes=pa.nulls(rows.cells.num_rows, pa.string()),
        units=pa.repeat("", rows.cells.num_rows),
    )
    for column in in_reading_order(dataset):
        report(str(column.title))
        if column.name in cells:
            readable, are_errors = without_errors(cells[column.name])
            found = type_column(
                readable,
                column,
                reading,
                beside=beside_of(column, typed, beside),
                is_key=column.name in dataset.key,
            )
            found = with_errors(found, are_errors)
            collect(by_row, found, column, cells[column.name])
            values = found.values
        else:
            values = pa.nulls(rows.cells.num_rows, column.stored_type)
        if column.kind is Kind.CURRENCY:
            values = pc.fill_null(values, reading.currency)
            beside = replace(beside, currencies=values)
        typed[column.stored_name] = values
    if dataset.taken_back and reading.refunds_are_minus:
        take_back(typed, dataset.taken_back)
    table = pa.table({"id": key_of(dataset, typed), **{k: v for k, v in typed.items() if k != "id"}})
    table = with_lineage(table, rows, file_name=file_name, import_id=import_id)
    demand(by_row, dataset, table, cells)
    table = table.select(dataset.schema.names)
    # Lines that are counted may be alike; a row with a number of its own stands once.
    if counts_lines:
        good, repeated = duplicates.without_faulty(table, by_row).drop_columns(["place"]), 0
    else:
        good, repeated = duplicates.set_aside(table, by_row)
    return Admission(
        good=good.cast(dataset.schema),
        refused=refused_rows(rows, table, by_row, has_keys=not counts_lines),
        repeated=repeated,
        rows_in=rows.count,
    )


def cells_of(rows: Rows, match: Match) -> dict[str, pa.Array]:
    """Return each column's cells: those under its header, with spellings put right, or one for all rows."""
    found = {name: pa.repeat(value, rows.cells.num_rows) for name, value in match.values.items()}
    for name, header in match.columns.items():
        cells = rows.cells.column(rows.headers.index(header)).combine_chunks()
        for written, meant in match.spellings.get(name, {}).items():
            cells = pc.if_else(pc.equal(cells, written), meant, cells)
        found[name] = cells
    return found


def in_reading_order(dataset: Dataset) -> list[Column]:
    """Return the columns, currency first: amounts are read in it; last what is read beside other columns."""
    order = {Kind.CURRENCY: 0, Kind.SHARE: 2, Kind.RATE: 2}
    return sorted(dataset.columns, key=lambda column: order.get(column.kind, 1))


def beside_of(column: Column, typed: Mapping[str, pa.Array], beside: Beside) -> Beside:
    """Return what the columns read before say about this one's cells."""
    if column.whole:
        names = [pc.fill_null(typed[name], "") for name in column.whole]
        return replace(beside, wholes=pc.binary_join_element_wise(*names, KEY_GLUE))
    if column.per:
        return replace(beside, units=pc.fill_null(pc.cast(typed[column.per], pa.string()), ""))
    return beside


def take_back(typed: dict[str, pa.Array], rows: TakenBack) -> None:
    """Put a minus before the amounts of rows that take back and are written without one."""
    name = f"{rows.amount}_minor"
    meant = pc.and_(
        pc.is_in(typed[rows.column], value_set=pa.array(list(rows.among), pa.string())),
        pc.fill_null(pc.greater(typed[name], 0), fill_value=False),
    )
    typed[name] = pc.if_else(meant, pc.negate(typed[name]), typed[name])


def collect(
    by_row: dict[int, list[reasons.Reason]], found: TypedColumn, column: Column, cells: pa.Array
) -> None:
    """Note each faulty cell under its row."""
    places = pc.indices_nonzero(pc.is_valid(found.fault_at))
    faults = found.fault_at.take(places).to_pylist()
    texts = cells.take(places).to_pylist()
    for place, fault, cell in zip(places.to_pylist(), faults, texts, strict=True):
        by_row[place].append(reasons.reason(column.name, cell, found.faults[fault]))


def key_of(dataset: Dataset, typed: Mapping[str, pa.Array]) -> pa.Array:
    """Return each row's id: its key, or the parts of the key joined."""
    parts = [pc.fill_null(pc.cast(typed[name], pa.string()), "") for name in dataset.key]
    return pc.utf8_trim(pc.binary_join_element_wise(*parts, KEY_GLUE), KEY_GLUE)


def with_lineage(table: pa.Table, rows: Rows, *, file_name: str, import_id: int) -> pa.Table:
    """Add where each row came from."""
    lineage = (
        pa.repeat(pa.scalar(file_name), table.num_rows),
        rows.sheet_of_each,
        rows.numbers,
        pa.repeat(pa.scalar(import_id), table.num_rows),
    )
    for field, values in zip(LINEAGE, lineage, strict=True):
        table = table.append_column(field, values.cast(field.type))
    return table


def demand(
    by_row: dict[int, list[reasons.Reason]],
    dataset: Dataset,
    table: pa.Table,
    cells: Mapping[str, pa.Array],
) -> None:
    """Note each row that breaks a demand; a cell that has a fault already is not blamed twice."""
    for one in dataset.demands:
        for place in pc.indices_nonzero(one.broken_by(table)).to_pylist():
            if all(told["column"] != one.column for told in by_row[place]):
                cell = cells[one.column][place].as_py() if one.column in cells else ""
                by_row[place].append(reasons.reason(one.column, cell, Fault(one.code)))


def refused_rows(
    rows: Rows, table: pa.Table, by_row: Mapping[int, list[reasons.Reason]], *, has_keys: bool
) -> list[Refused]:
    """Gather the rows with a reason against them, in the file's order; lines to be counted have no key."""
    places = sorted(place for place, told in by_row.items() if told)
    taken = rows.cells.take(pa.array(places, pa.int64()))
    numbers = rows.numbers.take(pa.array(places, pa.int64())).to_pylist()
    keys = table["id"].take(pa.array(places, pa.int64())).to_pylist()
    sheets = rows.sheet_of_each.take(pa.array(places, pa.int64())).to_pylist()
    columns = [column.to_pylist() for column in taken.columns]
    faulty = [
        Refused(
            numbers[at],
            [column[at] for column in columns],
            (keys[at] or "") if has_keys else "",
            by_row[place],
            sheets[at],
        )
        for at, place in enumerate(places)
    ]
    width = len(rows.headers)
    broken = [
        Refused(
            row.number, row.cells, "", [reasons.broken_row(cells=len(row.cells), headers=width)], row.sheet
        )
        for row in rows.broken
    ]
    return sorted([*faulty, *broken], key=lambda row: (row.sheet, row.number))
