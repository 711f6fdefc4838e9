"""What separates the columns of a text file, and what its quotation marks are."""

import csv
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

SEPARATORS = ",\t;|"
LINES_LOOKED_AT = 60
HINT = re.compile(r'^"?sep=(.|\\t)"?,*;*\s*$', re.IGNORECASE)  # as spreadsheets write it, and read it


@dataclass(frozen=True)
class Writing:
    """How a text file writes its cells."""

    separator: str
    quote: str = '"'
    escape: str = ""  # before a quotation mark inside a cell; else it is doubled
    has_hint: bool = False  # its first line names the separator

    def split(self, lines: Iterable[str]) -> list[list[str]]:
        """Return the cells of lines; one cell may go over several lines."""
        return list(self.reader(lines))

    def reader(self, lines: Iterable[str]) -> Any:
        """Return a reader that also counts the lines it has taken."""
        return csv.reader(
            lines,
            delimiter=self.separator,
            quotechar=self.quote,
            doublequote=not self.escape,
            escapechar=self.escape or None,
        )


def writing_of(text: str) -> Writing:
    """Find out the separator and the quotation marks from a text's first lines."""
    lines = text.split("\n", LINES_LOOKED_AT)[:LINES_LOOKED_AT]
    quote, escape = quotes_of(lines)
    hint = HINT.match(lines[0])
    if hint:
        separator = "\t" if hint[1] == "\\t" else hint[1]
        return Writing(separator, quote, escape, has_hint=True)
    return max(
        (Writing(separator, quote, escape) for separator in SEPARATORS),
        key=lambda writing: evenness(writing, lines),
    )


def evenness(writing: Writing, lines: list[str]) -> int:
    """Count how many lines have the usual number of columns, times how many separators that takes."""
    try:
        widths = Counter(len(row) for row in islice(writing.reader(lines), LINES_LOOKED_AT) if any(row))
    except csv.Error:
        return 0
    return max((count * (width - 1) for width, count in widths.items()), default=0)


def quotes_of(lines: list[str]) -> tuple[str, str]:
    """Return the quotation mark, and the mark before one inside a cell."""
    text = "\n".join(lines)
    cells = [cell.strip() for cell in re.split(r"[,;\t|\n]", text) if cell.strip()]
    single = sum(len(cell) > 1 and cell[0] == cell[-1] == "'" for cell in cells)
    quote = "'" if '"' not in text and single * 2 > len(cells) else '"'
    escaped = re.search(rf"\\{quote}(?![,;\t|\n]|$)", text) and quote * 2 not in text.replace(
        f"\\{quote}", ""
    )
    return quote, "\\" if escaped else ""
