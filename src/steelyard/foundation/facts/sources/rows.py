"""A file's rows as read: every cell a text, every row knowing its sheet and its number."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from steelyard.foundation.facts.sources.how_read import HowRead


class Unreadable(Exception):  # noqa: N818 - reads as what it is
    """The file cannot be read at all; the words say why."""


@dataclass(frozen=True)
class BrokenRow:
    """A row with more or fewer cells than the header has."""

    number: int
    cells: list[str]
    sheet: str = ""


@dataclass(frozen=True)
class Rows:
    """What was read of a file. Row numbers are as a spreadsheet shows them."""

    headers: list[str]
    cells: pa.Table  # one text column for each header, in order, no nulls
    numbers: pa.Array  # int64
    broken: list[BrokenRow]
    sheet: str = ""  # the first one that was read; empty for text files
    sheets: tuple[str, ...] = ()  # all sheets of a workbook that can be read
    row_sheets: pa.Array | None = None  # each row's sheet, where several were read
    how: HowRead = field(default_factory=HowRead)

    @property
    def count(self) -> int:
        """Count all rows, broken ones too."""
        return int(self.cells.num_rows) + len(self.broken)

    @property
    def sheet_of_each(self) -> pa.Array:
        """Name the sheet of each row in `cells`."""
        return self.row_sheets if self.row_sheets is not None else pa.repeat(self.sheet, self.cells.num_rows)


def named(headers: Sequence[str]) -> list[str]:
    """Make headers usable as names: an empty one gets its place, a repeated one a number."""
    seen: dict[str, int] = {}
    names = []
    for place, header in enumerate(headers, 1):
        name = " ".join(header.replace("\ufeff", " ").split()) or f"#{place}"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names
