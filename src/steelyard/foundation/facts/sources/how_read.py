"""How a file is to be read, and how it was: what was taken for what, and what was not read.

Both are kept with the import, so that the console, the pages and the API say the same.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

ABOVE, BELOW, TOTAL, AGAIN = "above", "below", "total", "again"  # why a line was not read
HIDDEN, OTHER, EMPTY = "hidden", "other", "empty"  # why a sheet was not read
LINES_KEPT = 200  # of those that were not read; more are counted


@dataclass(frozen=True, kw_only=True)
class ReadAs:
    """What somebody has said about a file; what is left open is found out."""

    sheet: str = ""  # one sheet alone
    encoding: str = ""  # see encodings.py
    header_line: int | None = None  # 0: the file has no header
    totals_too: bool = False  # lines that look like totals and notes are rows as well

    def as_json(self) -> dict[str, Any]:
        """Return it as the database keeps it."""
        return asdict(self)

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> "ReadAs":
        """Read it back."""
        return cls(**{one.name: content[one.name] for one in fields(cls) if one.name in content})


@dataclass(frozen=True)
class UnreadLine:
    """A line of the file that became no row."""

    number: int
    text: str
    why: str
    sheet: str = ""


@dataclass(frozen=True)
class UnreadSheet:
    """A sheet of the workbook that was not read."""

    name: str
    why: str


@dataclass(frozen=True, kw_only=True)
class HowRead:
    """How a file was read."""

    encoding: str = ""  # of a text file
    encodings: tuple[str, ...] = ()  # others that read it nearly as well
    header_line: int = 1
    sheets: tuple[str, ...] = ()  # that were read, of a workbook
    unread_sheets: tuple[UnreadSheet, ...] = ()
    unread_lines: tuple[UnreadLine, ...] = ()
    unread_line_count: int = 0
    hidden_rows: int = 0  # read, although a spreadsheet does not show them
    hidden_columns: tuple[str, ...] = ()
    garbled_cells: int = 0  # with letters that no encoding gives
    errors_unseen: bool = False  # an old format, in which an error looks like an empty cell

    def as_json(self) -> dict[str, Any]:
        """Return it as the database keeps it."""
        return {**asdict(self), "unread_lines": [asdict(line) for line in self.unread_lines[:LINES_KEPT]]}

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> "HowRead":
        """Read it back."""
        kept = {one.name: content[one.name] for one in fields(cls) if one.name in content}
        for name in ("encodings", "sheets", "hidden_columns"):
            kept[name] = tuple(kept.get(name, ()))
        kept["unread_sheets"] = tuple(UnreadSheet(**one) for one in kept.get("unread_sheets", ()))
        kept["unread_lines"] = tuple(UnreadLine(**one) for one in kept.get("unread_lines", ()))
        return cls(**kept)
