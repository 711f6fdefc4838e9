"""Read sheets of XLSX, XLS and ODS workbooks."""

import io
from collections.abc import Sequence
from datetime import datetime, time
from decimal import Decimal
from typing import Any

import pyarrow as pa
from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from steelyard.foundation.facts.sources.rows import Rows, Unreadable, named

MIDNIGHT = time()
THREE_DECIMALS = -3


def read_workbook(content: bytes, *, sheet: str = "") -> Rows:
    """Read one sheet, the first with rows unless one is named; its first filled row is the header."""
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    except CalamineError as error:
        raise Unreadable(_("The workbook cannot be opened: {detail}").format(detail=error)) from error
    names = workbook.sheet_names
    if sheet and sheet not in names:
        raise Unreadable(
            _("The workbook has no sheet “{sheet}”, only {names}.").format(
                sheet=sheet, names=", ".join(names)
            )
        )
    for name in [sheet] if sheet else names:
        rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        header_at = next((place for place, row in enumerate(rows) if any(cell != "" for cell in row)), None)
        if header_at is not None:
            return rows_of(rows, header_at=header_at, sheet=name, sheets=tuple(names))
    raise Unreadable(_("The workbook is empty."))


def rows_of(rows: Sequence[Sequence[Any]], *, header_at: int, sheet: str, sheets: tuple[str, ...]) -> Rows:
    """Make texts of all cells below the header; rows without any are left out."""
    headers = [text_of(cell) for cell in rows[header_at]]
    while headers and not headers[-1]:
        headers.pop()
    width = len(headers)
    numbers, columns = [], [[] for _column in range(width)]  # type: list[int], list[list[str]]
    for number, row in enumerate(rows[header_at + 1 :], header_at + 2):
        texts = [text_of(cell) for cell in row[:width]]
        if any(texts):
            numbers.append(number)
            for column, text in zip(columns, texts, strict=True):
                column.append(text)
    return Rows(
        headers=named(headers),
        cells=pa.table({f"c{place}": pa.array(column, pa.string()) for place, column in enumerate(columns)}),
        numbers=pa.array(numbers, pa.int64()),
        broken=[],
        sheet=sheet,
        sheets=sheets,
    )


def text_of(cell: Any) -> str:
    """Write a cell as text. A number gets the 15 digits that a spreadsheet keeps, so 0.1 + 0.2 is 0.3."""
    match cell:
        case str():
            return cell
        case bool():
            return str(cell).upper()
        case float():
            number = Decimal(f"{cell:.15g}")  # a fourth decimal: 1.1250 is no text that could mean a thousand
            return f"{number:.4f}" if number.as_tuple().exponent == THREE_DECIMALS else f"{number:f}"
        case datetime():
            return cell.date().isoformat() if cell.time() == MIDNIGHT else cell.isoformat(" ")
        case _:
            return str(cell)
