"""A file of targets, cell by cell, before anything is set: what is new, what differs, what is wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
from django.utils.translation import gettext as _
from django.utils.translation import override

from steelyard.foundation.people import Viewer
from steelyard.foundation.periods import Period
from steelyard.kit.ui import figures
from steelyard.loop.planning import rules
from steelyard.loop.planning.queries.sheet import Cell, Column, Line, Sheet, sheet_of
from steelyard.loop.planning.values import UnreadableValueError, Writing, read
from steelyard.runtime.columns import marks_of, settle
from steelyard.runtime.columns.digits import Style
from steelyard.runtime.columns.header_units import HeaderUnit, unit_in
from steelyard.runtime.columns.settling import Shown

LANGUAGES = ("en", "zh-hans", "zh-hant")
CODES = {
    "code",
    "person",
    "person code",
    "工号",
    "员工编号",
    "编号",
    "工號",
    "員工編號",
    "編號",
    "代码",
    "代碼",
}
NAMES = {"name", "姓名", "名字"}


@dataclass(frozen=True, kw_only=True)
class Written:
    """How a column of the file writes its values."""

    style: Style
    unit: HeaderUnit


@dataclass(frozen=True, kw_only=True)
class ImportedCell:
    """One cell: its state is new, changed, same, empty or wrong."""

    text: str
    state: str
    now: str = ""
    error: str = ""


@dataclass(frozen=True, kw_only=True)
class ImportedRow:
    """One row; `error` says why nobody was found."""

    number: int  # as the spreadsheet counts
    who: str
    cells: tuple[ImportedCell, ...]
    error: str = ""


@dataclass(frozen=True, kw_only=True)
class ImportPreview:
    """What a file would do; `values` is what the action takes."""

    headings: tuple[str, ...]
    ignored: tuple[str, ...]  # headings that are no indicator
    problems: tuple[str, ...]  # of the file as a whole
    rows: tuple[ImportedRow, ...]
    values: dict[Cell, int | None]
    wrong: int
    same: int


def import_preview(
    period: Period, viewer: Viewer, table: list[list[str]], numbers: str = ""
) -> ImportPreview:
    """Match a file's columns and rows with what the period asks for; see `read_table` for `table`.

    `numbers` is dot or comma: what stands before decimals in columns that do not show it.
    """
    return preview_on(sheet_of(period, viewer), table, _titles(period, viewer), numbers)


def preview_on(
    sheet: Sheet, table: list[list[str]], titles: Mapping[str, str], numbers: str = ""
) -> ImportPreview:
    """Do the same on a sheet. `titles` maps what a heading may say, in small letters, to indicators."""
    heading, *body = table
    codes = {place: _column(title, sheet, titles) for place, title in enumerate(heading)}
    places = {place: column for place, column in codes.items() if column}
    who = next((n for n, title in enumerate(heading) if _bare(title) in CODES), None)
    named = next((n for n, title in enumerate(heading) if _bare(title) in NAMES), None)
    if problems := _problems(who, named, places):
        return ImportPreview(headings=(), ignored=(), problems=problems, rows=(), values={}, wrong=0, same=0)
    written = _written(table, places, numbers)
    values: dict[Cell, int | None] = {}
    rows: list[ImportedRow] = []
    for number, row in enumerate(body, start=2):
        cells = [*row, *[""] * (len(heading) - len(row))]
        line, error = _find(
            cells[who] if who is not None else "", cells[named] if named is not None else "", sheet
        )
        rows.append(_row(number, cells, places, written, line, error, sheet, values))
    return ImportPreview(
        headings=tuple(column.title for column in places.values()),
        ignored=tuple(
            t for n, t in enumerate(heading) if n not in places and n not in {who, named} and t.strip()
        ),
        problems=(),
        rows=tuple(rows),
        values=values,
        wrong=sum(bool(row.error) + sum(cell.state == "wrong" for cell in row.cells) for row in rows),
        same=sum(cell.state == "same" for row in rows for cell in row.cells),
    )


def _row(
    number: int,
    cells: list[str],
    places: Mapping[int, Column],
    written: Mapping[int, Written],
    line: Line | None,
    error: str,
    sheet: Sheet,
    values: dict[Cell, int | None],
) -> ImportedRow:
    if line is None:
        left = tuple(ImportedCell(text=cells[place], state="empty") for place in places)
        return ImportedRow(number=number, who=" ".join(filter(None, cells[:2])), cells=left, error=error)
    judged = {
        place: _cell(cells[place], column, written[place], line, sheet) for place, column in places.items()
    }
    for place, (cell, value) in judged.items():
        if cell.state in {"new", "changed"}:
            values[line.person, places[place].indicator] = value
    return ImportedRow(
        number=number, who=f"{line.name} {line.person}", cells=tuple(cell for cell, _value in judged.values())
    )


def _cell(
    text: str, column: Column, written: Written, line: Line, sheet: Sheet
) -> tuple[ImportedCell, int | None]:
    if not text.strip():
        return ImportedCell(text="", state="empty"), None
    asked = line.needs.get(column.indicator)
    if asked is None:
        error = _("The plan of %(name)s does not ask for this.") % {"name": line.name}
        return ImportedCell(text=text, state="wrong", error=error), None
    try:
        value = read(text, _writing(asked, written.unit), written.style)
    except UnreadableValueError as reason:
        return ImportedCell(text=text, state="wrong", error=str(reason)), None
    if reasons := " ".join(rules.why_not_value(value, unit=asked.unit, better=asked.better)):
        return ImportedCell(text=text, state="wrong", error=reasons), None
    now = sheet.values.get((line.person, column.indicator), (None, 0))[0]
    state = "same" if now == value else "new" if now is None else "changed"
    return ImportedCell(text=text, state=state, now=figures.value(now, asked.unit, asked.currency)), value


def _written(table: list[list[str]], places: Mapping[int, Column], numbers: str) -> dict[int, Written]:
    """Decide for each column how its numbers are written: its cells say, its neighbours, or `numbers`."""
    heading, *body = table
    marks = {
        str(place): marks_of(pa.array([row[place] if place < len(row) else "" for row in body], pa.string()))
        for place in places
    }
    shown = {name: Shown(one.styles, bool(one.ambiguous)) for name, one in marks.items()}
    ways = settle(shown, declared={}, for_all=numbers).ways
    return {
        place: Written(style=ways[str(place)], unit=unit_in(heading[place], column.currency))  # type: ignore[arg-type]
        for place, column in places.items()
    }


def _writing(asked: Column, unit: HeaderUnit) -> Writing:
    """Return how a column's values are written; a heading's unit counts for money alone."""
    if asked.unit != "money":
        return Writing(unit=asked.unit, currency=asked.currency)
    if unit.currency and unit.currency != asked.currency:
        raise UnreadableValueError(
            _("The heading says %(unit)s, the plan %(currency)s")
            % {"unit": unit.currency, "currency": asked.currency}
        )
    return Writing(unit=asked.unit, currency=asked.currency, shift=unit.shift)


def _find(code: str, name: str, sheet: Sheet) -> tuple[Line | None, str]:
    """Return the person a row means: by code, else by a name that only one person has."""
    code, name = code.strip(), name.strip()
    if code:
        found = [line for line in sheet.lines if line.person == code]
    else:
        found = [line for line in sheet.lines if line.name == name]
    if len(found) == 1:
        return found[0], ""
    if found:
        return None, _("%(count)s people are called %(name)s: write the code.") % {
            "count": len(found),
            "name": name,
        }
    return None, _("%(who)s is nobody you plan for in this period.") % {"who": code or name}


def _column(heading: str, sheet: Sheet, titles: Mapping[str, str]) -> Column | None:
    indicator = titles.get(_bare(heading))
    return next((column for column in sheet.columns if column.indicator == indicator), None)


def _titles(period: Period, viewer: Viewer) -> dict[str, str]:
    """Return what a heading may say for each indicator: its code, or its title in any language."""
    known: dict[str, str] = {}
    for language in LANGUAGES:
        with override(language):
            for column in sheet_of(period, viewer).columns:
                known |= {_bare(column.title): column.indicator, column.indicator: column.indicator}
    return known


def _bare(heading: str) -> str:
    """Return a heading without the unit in brackets."""
    return re.sub(r"[(（].*?[)）]", "", heading).strip().lower()


def _problems(who: int | None, named: int | None, places: Mapping[int, Column]) -> tuple[str, ...]:
    problems = []
    if who is None and named is None:
        problems.append(_("No column says who: name one “Code” or “Name” in the first row."))
    if not places:
        problems.append(_("No column is an indicator of this period. Take the template's first row."))
    return tuple(problems)
