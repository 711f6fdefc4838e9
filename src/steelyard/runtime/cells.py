"""Texts of a file to the engine's columns: dates, minor units, millionths.

Unreadable cells are named by line. Column names come from plans and mappings, where they are codes: letters,
digits, - and _, and nothing else.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import duckdb
import pyarrow as pa

from steelyard.engine.figures import CURRENCY_DIGITS
from steelyard.engine.problems import Problem

Kind = Literal["text", "date", "money", "amount", "number", "share", "rate", "level"]
NAMED = 20  # unreadable cells named, a column
ROW = "source_row"


@dataclass(frozen=True)
class Cell:
    """How one column is read, and what it is called then."""

    name: str
    kind: Kind
    scales: Mapping[str, int] | None = None  # level: by indicator; amount: one, of the plans' currency

    @property
    def title(self) -> str:
        """Name the column the engine sees."""
        return self.name + {"money": "_minor", "amount": "_minor", "share": "_ppm", "rate": "_micro"}.get(
            self.kind, ""
        )


def typed(table: pa.Table, cells: Sequence[Cell], *, file: str) -> tuple[pa.Table, list[Problem]]:
    """Read a table of texts with `source_row`; gives the typed table and every unreadable cell."""
    connection = duckdb.connect()
    try:
        connection.register("texts", table)
        known = [cell for cell in cells if cell.name in table.column_names]
        selects = [f'{_read(cell)} AS "{cell.title}"' for cell in known]
        made = connection.sql(
            f"SELECT {', '.join([*selects, ROW])} FROM texts ORDER BY {ROW}"  # noqa: S608 - see above
        ).to_arrow_table()
        return made, [problem for cell in known for problem in _unreadable(connection, cell, file)]
    finally:
        connection.close()


def _unreadable(connection: duckdb.DuckDBPyConnection, cell: Cell, file: str) -> Iterator[Problem]:
    if cell.kind == "text":
        return
    unread = f'"{cell.name}" IS NOT NULL AND ({_read(cell)}) IS NULL ORDER BY {ROW} LIMIT {NAMED}'
    query = f'SELECT {ROW}, "{cell.name}" FROM texts WHERE {unread}'  # noqa: S608 - see above
    for line, written in connection.execute(query).fetchall():
        yield Problem(file, line, f"cell_no_{cell.kind}", {"column": cell.name, "written": str(written)[:40]})


def _read(cell: Cell) -> str:  # noqa: PLR0911 - one return a kind
    """Write the SQL that reads a cell, or gives nothing where it cannot."""
    text = f'"{cell.name}"'
    match cell.kind:
        case "text":
            return text
        case "date":
            return f"TRY_CAST({text} AS DATE)"
        case "number":
            return f"TRY_CAST({_plain(text)} AS DECIMAL(19, 6))"
        case "rate":
            return _exact(_plain(text), "1000000")
        case "share":
            return f"CASE WHEN {text} LIKE '%\\%' ESCAPE '\\' THEN {_exact(_bare(text), '10000')} END"
        case "money":
            return _exact(
                _plain(text), _units("currency", {c: 10**d for c, d in CURRENCY_DIGITS.items()}, 100)
            )
        case "amount":
            return _exact(_plain(text), str(next(iter((cell.scales or {}).values()), 100)))
        case "level":
            percent = f"{text} LIKE '%\\%' ESCAPE '\\'"
            plain = _exact(_plain(text), _units("indicator", cell.scales or {}, 1))
            return f"CASE WHEN {percent} THEN {_exact(_bare(text), '10000')} ELSE {plain} END"


def _plain(text: str) -> str:
    return f"replace({text}, ',', '')"


def _bare(text: str) -> str:
    return f"trim(replace({text}, '%', ''))"


def _exact(text: str, scale: str) -> str:
    """Count a decimal in parts of one; nothing where digits would be lost."""
    value = f"TRY_CAST({text} AS DECIMAL(25, 9)) * {scale}"
    return f"CASE WHEN {value} = trunc({value}) THEN CAST({value} AS BIGINT) END"


def _units(column: str, scales: Mapping[str, int], otherwise: int) -> str:
    cases = " ".join(f"WHEN '{name}' THEN {scale}" for name, scale in sorted(scales.items()))
    return f"(CASE {column} {cases} ELSE {otherwise} END)" if cases else str(otherwise)
