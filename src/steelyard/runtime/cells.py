"""Texts of a file to the engine's columns; what cannot be read is named by its line.

They are read as every other door reads them (runtime/columns): how numbers and dates are written is decided
once for the column, and what nothing decides is a problem, never a guess.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc

from steelyard.engine.problems import Problem
from steelyard.runtime.columns import Fault, marks_of, settle
from steelyard.runtime.columns.amount_cells import Money, amount_reader, plain_amounts
from steelyard.runtime.columns.date_cells import date_reader
from steelyard.runtime.columns.dates import open_dates, orders_shown
from steelyard.runtime.columns.number_cells import SEPARATOR, decimal_reader, rate_reader, scaled, within
from steelyard.runtime.columns.numbers import read_number
from steelyard.runtime.columns.settling import Shown
from steelyard.runtime.columns.share_cells import type_shares
from steelyard.runtime.columns.typing_cells import Reader, TypedColumn, one_cell, type_cells

Kind = Literal["text", "date", "money", "amount", "number", "share", "rate", "exchange", "level"]
SUFFIXES = {
    "money": "_minor",
    "amount": "_minor",
    "share": "_ppm",
    "rate": "_micro",
    "exchange": "_pico",
}
NAMED = 20  # unreadable cells named, a column
ROW = "source_row"
DECIMAL = pa.decimal128(19, 6)
HUNDREDTHS = 4  # digits of a per cent in millionths


@dataclass(frozen=True)
class Cell:
    """How one column is read, and what it is called then."""

    name: str
    kind: Kind
    scales: Mapping[str, int] | None = None  # level: how many of our integers make one, by indicator
    currency: str = ""  # amount: the plans'

    @property
    def title(self) -> str:
        """Name the column the engine sees."""
        return self.name + SUFFIXES.get(self.kind, "")


@dataclass(frozen=True)
class Ways:
    """How a file's numbers and dates are written, as far as somebody has said."""

    numbers: str = ""  # dot or comma
    dates: str = ""  # dmy or mdy
    read_as: Mapping[str, str] = field(default_factory=dict)  # of single columns


def typed(
    table: pa.Table, cells: Sequence[Cell], *, file: str, ways: Ways | None = None
) -> tuple[pa.Table, list[Problem]]:
    """Read a table of texts with `source_row`; gives the typed table and every unreadable cell."""
    known = [cell for cell in cells if cell.name in table.column_names]
    names = [name for name in table.column_names if name != ROW]
    texts = {name: pc.fill_null(table[name].combine_chunks(), "") for name in names}
    settled, problems = _settled(known, texts, file, ways or Ways())
    columns: dict[str, pa.Array] = {}
    for cell in known:
        column = _column(cell, texts, settled.get(cell.name, ""))
        columns[cell.title] = column.values
        if settled.get(cell.name) != OPEN:
            problems += _unreadable(column, cell, texts[cell.name], table[ROW], file)
    return pa.table({**columns, ROW: table[ROW]}), problems


OPEN = "open"  # the way of a column that is asked about


def _settled(
    cells: Sequence[Cell], texts: Mapping[str, pa.Array], file: str, ways: Ways
) -> tuple[dict[str, str], list[Problem]]:
    """Decide how each column is read; those that nothing decides are problems, one a column."""
    numbers = {cell.name: marks_of(texts[cell.name]) for cell in cells if cell.kind not in {"text", "date"}}
    days = {cell.name: texts[cell.name] for cell in cells if cell.kind == "date"}
    shown = {name: Shown(one.styles, bool(one.ambiguous)) for name, one in numbers.items()}
    read = settle(shown, declared=ways.read_as, for_all=ways.numbers)
    orders = settle(
        {name: orders_shown(column) for name, column in days.items()},
        declared=ways.read_as,
        for_all=ways.dates,
    )
    asked = {name: (*numbers[name].ambiguous, *numbers[name].decisive)[0] for name in read.asked}
    problems = [
        Problem(file, 0, "column_numbers_open", {"column": name, "written": written})
        for name, written in asked.items()
    ]
    problems += [
        Problem(file, 0, "column_dates_open", {"column": name, "written": open_dates(days[name])[0]})
        for name in orders.asked
        if open_dates(days[name])
    ]
    opened = dict.fromkeys((*read.asked, *orders.asked), OPEN)
    return {**read.ways, **orders.ways, **opened}, problems


def plain_way(way: Any) -> Any:
    """Take a column nobody settled as settled by each cell alone."""
    return "" if way == OPEN else way


def _column(  # noqa: PLR0911 - one return a kind of cell
    cell: Cell, texts: Mapping[str, pa.Array], way: Any
) -> TypedColumn:
    """Read one column."""
    column, style = texts[cell.name], plain_way(way)
    if cell.kind == "text":
        return TypedColumn(pc.if_else(pc.equal(column, ""), None, column), pa.nulls(len(column), pa.int32()))
    if cell.kind == "share":
        parts = [texts[name] for name in ("dataset", "fact_id", "role") if name in texts]
        whole = pc.binary_join_element_wise(*parts, SEPARATOR) if parts else _each(column)
        return type_shares(column, whole, style)
    if cell.kind == "date":
        return type_cells(column, date_reader(style, zone=None), pa.date32())
    if cell.kind == "number":
        return type_cells(column, _decimal(style), DECIMAL)
    if cell.kind in {"money", "amount"}:
        money = Money(style=style)
        currencies = texts["currency"] if cell.kind == "money" and "currency" in texts else cell.currency
        pairs = pc.binary_join_element_wise(currencies, column, SEPARATOR)
        at_once = _plain(money)
        return type_cells(pairs, amount_reader(money), pa.int64(), at_once=at_once)
    beside = {"exchange": "per", "level": "indicator"}.get(cell.kind, "")
    pairs = pc.binary_join_element_wise(texts.get(beside, ""), column, SEPARATOR)
    reader = {"exchange": rate_reader(style), "level": _level(style, cell.scales or {})}
    if cell.kind in reader:
        return type_cells(pairs, reader[cell.kind], pa.int64())
    return type_cells(column, decimal_reader(style), pa.int64())


def _each(column: pa.Array) -> pa.Array:
    """Take every row by itself: it is a share of nothing that other rows share in."""
    return pa.array([str(place) for place in range(len(column))], pa.string())


def _plain(money: Money) -> Callable[[pa.Array], pa.Array]:
    return lambda pairs: plain_amounts(pairs, money)


def _decimal(style: Any) -> Reader:
    """Return a reader of numbers that stay decimals, of at most six places."""

    def read(text: str) -> Decimal | Fault:
        micro = scaled(read_number(text, style), digits=6)
        return micro if isinstance(micro, Fault) else Decimal(micro).scaleb(-6)

    return one_cell(read)


def _level(style: Any, scales: Mapping[str, int]) -> Reader:
    """Return a reader of `indicator SEPARATOR value`: 103 % in millionths, else in the indicator's scale."""

    def read(pair: str) -> int | Fault | None:
        indicator, _, written = pair.partition(SEPARATOR)

        def level(text: str) -> int | Fault:
            if text.endswith("%"):
                return scaled(read_number(text[:-1].strip(), style), digits=HUNDREDTHS)
            value = read_number(text, style)
            if isinstance(value, Fault):
                return value
            counted = value * scales.get(indicator, 1)
            return within(counted) if counted == counted.to_integral_value() else Fault("too_precise")

        value: int | Fault | None = one_cell(level)(written)
        return value

    return read


def _unreadable(
    column: TypedColumn, cell: Cell, texts: pa.Array, lines: pa.ChunkedArray, file: str
) -> Iterator[Problem]:
    """Name the first cells that could not be read."""
    places = pc.indices_nonzero(pc.is_valid(column.fault_at)).slice(0, NAMED)
    for place in places.to_pylist():
        fault = column.faults[column.fault_at[place].as_py()]
        params = {"column": cell.name, "written": texts[place].as_py()[:40]}
        if fault.code == "shares_no_whole":
            yield Problem(file, lines[place].as_py(), "cell_shares_of_neither", {**params, **fault.more})
        else:
            yield Problem(file, lines[place].as_py(), f"cell_no_{cell.kind}", params)
