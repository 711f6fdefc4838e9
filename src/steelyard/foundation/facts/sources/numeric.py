"""Whether a cell is a figure: to tell totals and headers from rows, not to read it."""

import re

FIGURE = re.compile(r"^[-+(]?\D{0,4}\d[\d.,' \u00a0\u202f]*\D{0,4}\)?$")
DAY = re.compile(r"^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")


def looks_like_number(cell: str) -> bool:
    """Tell whether a cell is a number, an amount or a percentage; a date is none."""
    text = cell.strip()
    return bool(FIGURE.match(text)) and not DAY.match(text)
