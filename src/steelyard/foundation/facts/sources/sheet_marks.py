"""What an XLSX file says of its cells beside their values: errors, percent formats, zeros, what is hidden.

The reader of workbooks gives an error as an empty cell and 12.5 % as 0.125, so they are looked up here, in
the parts of the file (ECMA-376, part 1: 18.3.1.4 cells, 18.3.1.73 rows, 18.8.30 number formats).
"""

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cached_property, partial
from typing import TypeAlias
from xml.etree import ElementTree as ET

PERCENTS = {9, 10}  # number formats that are built in: 0 % and 0.00 %
PADDED = re.compile(r"^0{2,}$")  # "000000" shows 12 as 000012
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')  # words within a number format
ERROR = re.compile(
    rb'<c (?=[^>]*\bt="e")[^>]*?\br="([A-Z]+)(\d+)"[^>]*>(?:<f\b.*?</f>|<f[^>]*/>)?<v>([^<]*)</v>', re.DOTALL
)
HIDDEN_ROW = re.compile(rb'<row (?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d+)"')
HIDDEN_COLUMNS = re.compile(rb'<col (?=[^>]*\bhidden="(?:1|true)")(?=[^>]*\bmin="(\d+)")[^>]*?\bmax="(\d+)"')
DIMENSION = re.compile(rb'<dimension ref="[A-Z]+\d+:([A-Z]+)(\d+)"')
FILLED = re.compile(rb'<c (?:[^>]*[^/>])?\br="([A-Z]+)(\d+)"(?:[^>]*[^/])?>')
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
Rewrite: TypeAlias = Callable[[str], str]  # a cell's text by its value → as the sheet shows it
HUGE = 20_000_000  # cells between the first and the last; from here on the extent is looked into


@dataclass(frozen=True)
class Marks:
    """What is told of one sheet; rows and columns are counted from 0."""

    rewritten: Mapping[int, Mapping[int, Rewrite]] = field(default_factory=dict)  # row → column → how
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    area: int = 0  # cells from the first to the last that says something, where these are many
    last_cell: str = ""


class Book:
    """The parts of an XLSX file; any other kind of workbook has none to look into."""

    def __init__(self, content: bytes) -> None:
        """Open the file."""
        self.archive = zipfile.ZipFile(io.BytesIO(content)) if content.startswith(b"PK") else None
        self.names = set(self.archive.namelist()) if self.archive else set()
        self.is_xlsx = "xl/workbook.xml" in self.names
        self.is_ods = "content.xml" in self.names

    def marks(self, sheet: str) -> Marks:
        """Read what is told of a sheet."""
        path = self.paths.get(sheet, "")
        if self.archive is None or path not in self.names:
            return Marks()
        xml = self.archive.read(path)
        area, last_cell = extent(xml)
        return Marks(
            rewritten=self.rewritten(xml),
            hidden_rows=frozenset(int(row) - 1 for row in HIDDEN_ROW.findall(xml)),
            hidden_columns=frozenset(
                column
                for first, last in HIDDEN_COLUMNS.findall(xml)
                for column in range(int(first) - 1, min(int(last), int(first) + 500))
            ),
            area=area,
            last_cell=last_cell,
        )

    @cached_property
    def paths(self) -> dict[str, str]:
        """Return the file of each sheet."""
        if self.archive is None or not self.is_xlsx:
            return {}
        targets = {
            one.get("Id"): one.get("Target", "") for one in self.tree("xl/_rels/workbook.xml.rels").iter()
        }
        return {
            one.get("name", ""): "xl/" + targets.get(one.get(RELATION), "").removeprefix("/xl/")
            for one in self.tree("xl/workbook.xml").iter()
            if one.tag.endswith("}sheet")
        }

    @cached_property
    def formats(self) -> list[str]:
        """Return the number format of each style; a built-in one as "%" or as nothing."""
        if "xl/styles.xml" not in self.names:
            return []
        styles = self.tree("xl/styles.xml")
        codes = {
            int(one.get("numFmtId", 0)): one.get("formatCode", "")
            for one in styles.iter()
            if one.tag.endswith("}numFmt")
        }
        cells = next((one for one in styles if one.tag.endswith("}cellXfs")), ())
        numbers = [int(one.get("numFmtId", 0)) for one in cells]
        return ["%" if number in PERCENTS else codes.get(number, "") for number in numbers]

    def rewritten(self, xml: bytes) -> dict[int, dict[int, Rewrite]]:
        """Return how cells read otherwise than by their value."""
        found: dict[int, dict[int, Rewrite]] = defaultdict(dict)
        for style, (row, column) in self.styled(xml):
            code = self.formats[style]
            found[row][column] = (
                in_percent if "%" in QUOTED.sub("", code) else partial(padded, digits=len(code))
            )
        for letters, number, text in ERROR.findall(xml) if b't="e"' in xml else ():
            row, column = place(letters, number)
            found[row][column] = partial(instead, words=text.decode())
        return found

    def styled(self, xml: bytes) -> Iterator[tuple[int, tuple[int, int]]]:
        """Give the cells whose number format changes what they say, with their style."""
        telling = [
            style
            for style, code in enumerate(self.formats)
            if PADDED.match(code) or "%" in QUOTED.sub("", code)
        ]
        if telling:
            any_of = "|".join(map(str, telling)).encode()
            cells = rb'<c (?=[^>]*\bs="(' + any_of + rb')")[^>]*?\br="([A-Z]+)(\d+)"'
            for style, column, row in re.findall(cells, xml):
                yield int(style), place(column, row)

    def tree(self, path: str) -> ET.Element:
        """Parse a small part of the file."""
        assert self.archive is not None  # noqa: S101 - asked for only where there are parts
        return ET.fromstring(self.archive.read(path))  # noqa: S314 - expat refuses entity bombs


def in_percent(text: str) -> str:
    """Write 0.125 as 12.5%."""
    try:
        return f"{(Decimal(text) * 100).normalize():f}%"
    except InvalidOperation:
        return text


def padded(text: str, *, digits: int) -> str:
    """Write 12 as 000012."""
    return text.zfill(digits) if text.isdigit() else text


def instead(_text: str, *, words: str) -> str:
    """Write an error by its name."""
    return words


def place(column: bytes, row: bytes) -> tuple[int, int]:
    """Read C7 as (6, 2)."""
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return int(row) - 1, number - 1


def extent(xml: bytes) -> tuple[int, str]:
    """Return how many cells lie up to the last that says something, and its name; 0 where these are few."""
    told = DIMENSION.search(xml[:4096])
    if not told:
        return 0, ""
    rows, columns = place(*told.groups())
    if rows * columns < HUGE:
        return 0, ""
    rows = columns = 0
    name = b""
    for column, row in FILLED.findall(xml):
        at = place(column, row)
        if at[0] > rows or at[1] > columns:
            name = column + row
        rows, columns = max(rows, at[0]), max(columns, at[1])
    return (rows + 1) * (columns + 1), name.decode()
