"""Write rows as files, the same rows always as the same bytes."""

import csv
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

Rows = Mapping[str, list[Any]]  # title of the column: its cells
CREATED = datetime(2026, 10, 1, tzinfo=UTC).replace(tzinfo=None)  # a workbook tells when it was made


def write_csv(path: Path, rows: Rows, *, encoding: str = "utf-8-sig") -> Path:
    """Write a CSV as spreadsheets do: with a mark that says UTF-8, lines ended by CR LF."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        writer.writerow(rows)
        writer.writerows(zip(*rows.values(), strict=True))
    return path


def write_xlsx(path: Path, sheet: str, rows: Rows) -> Path:
    """Write a workbook with one sheet; dates and numbers are real ones."""
    with xlsxwriter.Workbook(path, {"constant_memory": False, "default_date_format": "yyyy-mm-dd"}) as book:
        book.set_properties({"created": CREATED})
        page = book.add_worksheet(sheet)
        bold = book.add_format({"bold": True, "bottom": 1})
        for place, (title, cells) in enumerate(rows.items()):
            page.write_string(0, place, title, bold)
            for row, cell in enumerate(cells, 1):
                write_cell(page, row, place, cell)
        page.freeze_panes(1, 0)
        page.set_column(0, len(rows) - 1, 16)
    return path


def write_cell(page: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: Any) -> None:
    """Write one cell as what it is; texts are never taken for formulas."""
    match cell:
        case None | "":
            return
        case date():
            page.write_datetime(row, column, datetime(cell.year, cell.month, cell.day))  # noqa: DTZ001 - a day has no zone
        case int() | float():
            page.write_number(row, column, cell)
        case _:
            page.write_string(row, column, str(cell))
