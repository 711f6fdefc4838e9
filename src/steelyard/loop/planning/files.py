"""A table in a CSV or XLSX file, as rows of text; the first row is the heading."""

import csv
import io
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

LARGEST = 10 * 1024 * 1024
MOST_ROWS = 100_000
THREE_DECIMALS = -3


class UnreadableFileError(ValueError):
    """The file is no table we can read; its text says why, in the reader's language."""


def read_table(name: str, content: bytes) -> list[list[str]]:
    """Read the first sheet of a workbook, or a CSV in UTF-8 or GB 18030. Raises UnreadableFileError."""
    if len(content) > LARGEST:
        raise UnreadableFileError(_("The file is larger than 10 MB."))
    rows = _workbook(content) if name.lower().endswith((".xlsx", ".xls", ".ods")) else _csv(content)
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        raise UnreadableFileError(_("The file is empty."))
    if len(rows) > MOST_ROWS:
        raise UnreadableFileError(_("The file has more than 100,000 rows."))
    return rows


def _workbook(content: bytes) -> list[list[str]]:
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        return [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    except (CalamineError, IndexError) as reason:
        raise UnreadableFileError(
            _("This is no workbook that can be read. Save it as .xlsx and try again.")
        ) from reason


def _csv(content: bytes) -> list[list[str]]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        separator = max(",;\t", key=text.partition("\n")[0].count)
        return [list(row) for row in csv.reader(io.StringIO(text), delimiter=separator)]
    raise UnreadableFileError(_("The letters of this file cannot be read. Save it as CSV in UTF-8."))


def _text(cell: Any) -> str:
    """Write a cell as a person would have typed it: no 1e6, no 120.00000000000001.

    A number with three decimals gets a fourth: 1.1250 is no text that could mean a thousand.
    """
    if isinstance(cell, float):
        number = Decimal(repr(cell)).normalize()
        return f"{number:.4f}" if number.as_tuple().exponent == THREE_DECIMALS else f"{number:f}"
    return str(cell)
