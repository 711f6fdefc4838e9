"""Read the sheets of XLSX, XLSB, XLS and ODS workbooks."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from decimal import Decimal
from typing import Any

import pyarrow as pa
from django.utils.translation import gettext as _
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from steelyard.foundation.facts.sources import header_lines
from steelyard.foundation.facts.sources.how_read import (
    ABOVE,
    HIDDEN,
    OTHER,
    HowRead,
    ReadAs,
    UnreadSheet,
)
from steelyard.foundation.facts.sources.merged_cells import fill_merged, header_block, header_texts
from steelyard.foundation.facts.sources.rows import Rows, Unreadable
from steelyard.foundation.facts.sources.sheet_marks import Book, Marks
from steelyard.foundation.facts.sources.tables import finished, line_of

MIDNIGHT = time()
THREE_DECIMALS = -3
TOO_LONG = 10**15  # a spreadsheet keeps 15 digits; what is longer has lost its last ones
LARGEST_AREA = 400_000_000  # cells, filled or not, that are laid out while a sheet is read


def read_workbook(
    content: bytes, *, read_as: ReadAs, recognised: header_lines.Recognised = header_lines.nothing_known
) -> Rows:
    """Read the sheet that is named, or the first visible one with rows and all that have its header."""
    book = opened(content)
    shown = {
        one.name: one.visible is SheetVisibleEnum.Visible
        for one in book.sheets_metadata
        if one.typ is SheetTypeEnum.WorkSheet
    }
    if read_as.sheet and read_as.sheet not in shown:
        raise Unreadable(
            _("The workbook has no sheet “{sheet}”, only {names}.").format(
                sheet=read_as.sheet, names=", ".join(shown)
            )
        )
    chosen = [
        name for name, is_shown in shown.items() if (name == read_as.sheet if read_as.sheet else is_shown)
    ]
    parts = Book(content)
    tables = {
        name: rows
        for name in chosen
        if (rows := rows_of(book, name, parts.marks(name), read_as=read_as, recognised=recognised))
    }
    if not tables:
        hidden = [name for name, is_shown in shown.items() if not is_shown]
        if hidden and not read_as.sheet:
            words = _("The visible sheets are empty; a hidden one is read when it is named: {names}.")
            raise Unreadable(words.format(names=", ".join(hidden)))
        raise Unreadable(_("The workbook is empty."))
    main = main_table(list(tables.values()), recognised)
    alike = [rows for rows in tables.values() if same_headers(rows, main)]
    read = {rows.sheet for rows in alike}
    unread = [
        UnreadSheet(name, OTHER if is_shown else HIDDEN)
        for name, is_shown in shown.items()
        if name not in read and (name in tables or name not in chosen)
    ]
    how = replace(main.how, unread_sheets=tuple(unread), errors_unseen=not (parts.is_xlsx or parts.is_ods))
    return joined([replace(rows, how=how) if rows is main else rows for rows in alike], sheets=tuple(shown))


def opened(content: bytes) -> CalamineWorkbook:
    """Open a workbook, or say why it cannot be."""
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError as error:
        raise Unreadable(_("The file is protected by a password. Save it without one.")) from error
    except CalamineError as error:
        raise Unreadable(_("The workbook cannot be opened: {detail}").format(detail=error)) from error


def main_table(tables: Sequence[Rows], recognised: header_lines.Recognised) -> Rows:
    """Return the first sheet with rows, unless no header of it is known and a later one's are."""
    filled = [rows for rows in tables if rows.count] or list(tables)
    return next((rows for rows in filled if recognised(rows.headers) > 1), filled[0])


def same_headers(rows: Rows, other: Rows) -> bool:
    """Tell whether two sheets have the same columns."""
    return [name.casefold() for name in rows.headers] == [name.casefold() for name in other.headers]


def rows_of(
    book: CalamineWorkbook, name: str, marks: Marks, *, read_as: ReadAs, recognised: header_lines.Recognised
) -> Rows | None:
    """Read one sheet; None where it says nothing."""
    if marks.area > LARGEST_AREA:
        raise Unreadable(
            _("The sheet “{sheet}” reaches to cell {cell}, far beyond its table. Delete that cell.").format(
                sheet=name, cell=marks.last_cell
            )
        )
    sheet = book.get_sheet_by_name(name)
    lines = lines_of(sheet, marks)
    if not any(lines):
        return None
    merged = sheet.merged_cell_ranges or []
    at = header_of(lines, read_as, recognised)
    first, last = (0, -1) if at is None else header_block(at, merged)
    header = [] if at is None else header_texts(lines, first, last, merged)
    begin = last + 1
    body = fill_merged(lines, begin, merged)
    numbers = [number for number, line in enumerate(body, begin + 1) if any(line)]
    places = sorted({*places_filled(header), *(place for line in body for place in places_filled(line))})
    columns = {
        f"c{at}": pa.array(
            [line[place] if place < len(line) else "" for line in body if any(line)], pa.string()
        )
        for at, place in enumerate(places)
    }
    rows = Rows(
        headers=[(header[place] if place < len(header) else "") or f"#{place + 1}" for place in places],
        cells=pa.table(columns),
        numbers=pa.array(numbers, pa.int64()),
        broken=[],
        sheet=name,
        how=HowRead(
            header_line=0 if at is None else at + 1,
            unread_lines=tuple(
                line_of(number, line, ABOVE, name)
                for number, line in enumerate(lines[:first], 1)
                if any(line)
            ),
            hidden_rows=sum(number - 1 in marks.hidden_rows for number in numbers),
            hidden_columns=tuple(
                header[place] for place in places if place in marks.hidden_columns and place < len(header)
            ),
        ),
    )
    return finished(rows, read_as=read_as)


def header_of(
    lines: Sequence[Sequence[str]], read_as: ReadAs, recognised: header_lines.Recognised
) -> int | None:
    """Return the place of the header, as said or as found; None where it is said that there is none."""
    if read_as.header_line is None:
        return header_lines.header_at(lines, recognised=recognised)
    if read_as.header_line > len(lines):
        raise Unreadable(_("The file has no line {number}.").format(number=read_as.header_line))
    return read_as.header_line - 1 if read_as.header_line else None


def lines_of(sheet: CalamineSheet, marks: Marks) -> list[list[str]]:
    """Write a sheet's lines as texts, each as long as it says something; line 0 is the sheet's first."""
    left = [""] * (sheet.start[1] if sheet.start else 0)  # iter_rows gives the empty rows above, not these
    lines = []
    for number, row in enumerate(sheet.iter_rows()):
        line = [*left, *map(text_of, row)]
        for column, rewrite in marks.rewritten.get(number, {}).items():
            line += [""] * (column + 1 - len(line))
            line[column] = rewrite(line[column])
        while line and not line[-1].strip():
            line.pop()
        lines.append(line)
    return lines


def places_filled(line: Sequence[str]) -> list[int]:
    """Return which columns of a line say something."""
    return [place for place, cell in enumerate(line) if cell.strip()]


def joined(tables: Sequence[Rows], *, sheets: tuple[str, ...]) -> Rows:
    """Lay sheets of the same columns below each other; the first says what was read how."""
    main = tables[0]
    hows = [rows.how for rows in tables]
    how = replace(
        next((one for one in hows if one.unread_sheets), main.how),
        sheets=tuple(rows.sheet for rows in tables),
        unread_lines=tuple(line for one in hows for line in one.unread_lines),
        unread_line_count=sum(one.unread_line_count for one in hows),
        hidden_rows=sum(one.hidden_rows for one in hows),
        hidden_columns=tuple(dict.fromkeys(name for one in hows for name in one.hidden_columns)),
        errors_unseen=any(one.errors_unseen for one in hows),
    )
    if len(tables) == 1:
        return replace(main, sheets=sheets, how=how)
    return replace(
        main,
        cells=pa.concat_tables([rows.cells for rows in tables]).combine_chunks(),
        numbers=pa.concat_arrays([array_of(rows.numbers) for rows in tables]),
        row_sheets=pa.concat_arrays([rows.sheet_of_each for rows in tables]),
        broken=[replace(row, sheet=rows.sheet) for rows in tables for row in rows.broken],
        sheets=sheets,
        how=how,
    )


def array_of(numbers: pa.Array | pa.ChunkedArray) -> pa.Array:
    """Return one array."""
    return numbers.combine_chunks() if isinstance(numbers, pa.ChunkedArray) else numbers


def text_of(cell: Any) -> str:
    """Write a cell as text. A number gets the 15 digits that a spreadsheet keeps, so 0.1 + 0.2 is 0.3.

    A number of more digits has lost its last ones; it is written as 1.23456789012346E+17, which no
    reader of keys and amounts takes.
    """
    match cell:
        case str():
            return cell
        case bool():
            return str(cell).upper()
        case int() | float():
            exact = Decimal(f"{cell:.15g}")
            if abs(exact) >= TOO_LONG:
                return f"{cell:.14E}"
            # A fourth decimal: 1.1250 is no text that could mean a thousand.
            return f"{exact:.4f}" if exact.as_tuple().exponent == THREE_DECIMALS else f"{exact:f}"
        case datetime():
            return cell.date().isoformat() if cell.time() == MIDNIGHT else cell.isoformat(" ")
        case _:
            return str(cell)
