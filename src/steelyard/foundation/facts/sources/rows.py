"""A file's rows as read: every cell a text, every row knowing its number."""

from dataclasses import dataclass

import pyarrow as pa


class Unreadable(Exception):  # noqa: N818 - reads as what it is
    """The file cannot be read at all; the words say why."""


@dataclass(frozen=True)
class BrokenRow:
    """A row with more or fewer cells than the header has."""

    number: int
    cells: list[str]


@dataclass(frozen=True)
class Rows:
    """One sheet. Row numbers are as a spreadsheet shows them: the header is row 1."""

    headers: list[str]
    cells: pa.Table  # one text column for each header, in order, no nulls
    numbers: pa.Array  # int64
    broken: list[BrokenRow]
    sheet: str = ""  # empty for text files
    sheets: tuple[str, ...] = ()  # all sheets of a workbook

    @property
    def count(self) -> int:
        """Count all rows, broken ones too."""
        return int(self.cells.num_rows) + len(self.broken)


def named(headers: list[str]) -> list[str]:
    """Make headers usable as names: an empty one gets its place, a repeated one a number."""
    seen: dict[str, int] = {}
    names = []
    for place, header in enumerate(headers, 1):
        name = header.strip().strip("\ufeff") or f"#{place}"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names
