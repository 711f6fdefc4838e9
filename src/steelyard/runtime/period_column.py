"""Tables that name their periods by code: 2026-07, 2026-Q3, 2026-H1 or 2026, beside or instead of days."""

import re

import pyarrow as pa

from steelyard.engine import Calendar, NoPeriod, Period, Problem
from steelyard.engine.period import parse
from steelyard.engine.tables import STANDING
from steelyard.engine.written import shown
from steelyard.runtime.cells import ROW

PERIOD, FIRST, LAST = "period", "starts_on", "ends_on"
# 2026-07 2026/7 2026.07 202607 2026年7月 · 2026-Q3 2026Q3 · 2026-H1 · 2026
WRITTEN = re.compile(r"(\d{4})(?:\s*[-/.年]?\s*([QqHh]?)\s*(\d{1,2})\s*月?|\s*年)?")


def dated(texts: pa.Table, dataset: str, period: Period, file: str) -> tuple[pa.Table, list[Problem]]:
    """Give rows of targets and the like the days of the period they name, where they have none of their own.

    A code that is none is a problem with its line; its row has no days, and so meets nothing.
    """
    layout = STANDING.get(dataset)
    if layout is None or not {FIRST, LAST} <= set(layout.names) or PERIOD not in texts.column_names:
        return texts, []
    columns = {name: _column(texts, name) for name in (FIRST, LAST)}
    problems = []
    for row, (written, line) in enumerate(zip(_column(texts, PERIOD), _column(texts, ROW), strict=True)):
        if not written or columns[FIRST][row] or columns[LAST][row]:
            continue
        named = _named(written.strip(), period.calendar)
        if named is None:
            problems.append(Problem(file, int(line or 0), "period_unreadable", {"written": shown(written)}))
        else:
            columns[FIRST][row], columns[LAST][row] = named.starts_on.isoformat(), named.ends_on.isoformat()
    for name, values in columns.items():
        column = pa.array(values, pa.string())
        place = texts.schema.get_field_index(name)
        texts = texts.append_column(name, column) if place < 0 else texts.set_column(place, name, column)
    return texts, problems


def _column(texts: pa.Table, name: str) -> list[str | None]:
    if name not in texts.column_names:
        return [None] * texts.num_rows
    found: list[str | None] = texts[name].to_pylist()
    return found


def _named(written: str, calendar: Calendar) -> Period | None:
    """Read a code as periods have it, else as people write months, quarters, halves and years."""
    code, match = written, WRITTEN.fullmatch(written)
    if match is not None:
        year, letter, number = match.groups()
        code = f"{year}-{(letter or '').upper()}{int(number):0{1 if letter else 2}d}" if number else year
    try:
        return parse(code, calendar)
    except NoPeriod:
        return None
