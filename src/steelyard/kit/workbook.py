"""Tables as an .xlsx file: one call, typed columns, and no cell that could run as a formula.

    workbook.write([Sheet("Results", [Column("Name"), Column("Pay", "money")], rows)])

Cells hold what pages hold: integers of minor units and millionths, dates, words. They become numbers a
spreadsheet can sum. Words stay words: a text that begins like a formula gets an apostrophe before it,
so that it stays harmless even where the file is turned into CSV.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

import xlsxwriter
from django.http import HttpResponse

from steelyard.kit.ui import figures

Kind = Literal["text", "date", "money", "count", "ratio", "average", "points"]
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
FORMATS = {
    "date": "yyyy-mm-dd",
    "count": "#,##0",
    "ratio": "0.0%",
    "average": "#,##0.00",
    "points": "#,##0.00",
}
MILLION = 6
NAME_LENGTH = 31  # of a sheet, by Excel's rule
NOT_IN_NAMES = str.maketrans("[]:*?/\\", "       ")


@dataclass(frozen=True)
class Column:
    """A column: its heading, what its cells are, and, of money, which currency."""

    title: str
    kind: Kind = "text"
    currency: str = "CNY"
    width: int = 16


@dataclass(frozen=True)
class Sheet:
    """One sheet. A row has a cell for each column; None leaves it empty."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]


def safe(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text


def write(sheets: Iterable[Sheet]) -> bytes:
    """Write the sheets into a file and return its bytes."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        heading = book.add_format({"bold": True, "bottom": 1})
        for sheet in sheets:
            _write_sheet(book, sheet, heading)
    return stream.getvalue()


def download(file_name: str, sheets: Iterable[Sheet]) -> HttpResponse:
    """Answer a request with the file."""
    return HttpResponse(
        write(sheets),
        content_type=TYPE,
        headers={"Content-Disposition": f'attachment; filename="{file_name}"'},
    )


def _write_sheet(book: Any, sheet: Sheet, heading: Any) -> None:
    page = book.add_worksheet(sheet.name.translate(NOT_IN_NAMES)[:NAME_LENGTH])
    formats = [book.add_format({"num_format": _number_format(column)}) for column in sheet.columns]
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        page.write_string(0, place, safe(column.title), heading)
    last = 0
    for last, row in enumerate(sheet.rows, start=1):
        for place, (column, cell) in enumerate(zip(sheet.columns, row, strict=True)):
            _write_cell(page, (last, place), column, cell, formats[place])
    page.freeze_panes(1, 0)
    if last and sheet.columns:
        page.autofilter(0, 0, last, len(sheet.columns) - 1)


def _write_cell(page: Any, place: tuple[int, int], column: Column, cell: Any, how: Any) -> None:
    if cell is None:
        return
    if isinstance(cell, datetime):
        page.write_datetime(*place, cell.replace(tzinfo=None), how)
    elif isinstance(cell, date):
        page.write_datetime(*place, cell, how)
    elif isinstance(cell, int) and column.kind != "text":
        page.write_number(*place, _scaled(cell, column), how)
    else:
        page.write_string(*place, safe(str(cell)))


def _scaled(cell: int, column: Column) -> Decimal:
    if column.kind == "money":
        return Decimal(cell).scaleb(-figures.minor_digits(column.currency))
    return Decimal(cell) if column.kind == "count" else Decimal(cell).scaleb(-MILLION)


def _number_format(column: Column) -> str:
    if column.kind == "money":
        digits = figures.minor_digits(column.currency)
        return "#,##0" + (f".{'0' * digits}" if digits else "")
    return FORMATS.get(column.kind, "General")
