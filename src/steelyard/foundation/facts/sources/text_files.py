"""Read CSV and its relatives."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
from django.utils.translation import gettext as _
from pyarrow import csv as arrow_csv

from steelyard.foundation.facts.sources import header_lines
from steelyard.foundation.facts.sources.encodings import decode
from steelyard.foundation.facts.sources.how_read import ABOVE, HowRead, ReadAs, UnreadLine
from steelyard.foundation.facts.sources.rows import BrokenRow, Rows, Unreadable
from steelyard.foundation.facts.sources.separators import LINES_LOOKED_AT, Writing, writing_of
from steelyard.foundation.facts.sources.tables import finished, line_of

# Cells that were written so that a spreadsheet would leave them alone: ="007" and '007.
GUARDED = r"""^(?:="(?P<formula>[^"]*)"|'(?P<apostrophe>[-+=@0-9][^']*))$"""
LEAST_COLUMNS = 3  # of a table in which a cell that is as wide as it is no chance


def read_text_file(
    content: bytes, *, read_as: ReadAs, recognised: header_lines.Recognised = header_lines.nothing_known
) -> Rows:
    """Read a text file; Unreadable, in words, when there is no table in it."""
    decoded = decode(content, encoding=read_as.encoding)
    text = decoded.text.replace("\0", "").rstrip("\x1a")  # PostgreSQL keeps no NUL; DOS ends a file so
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Unreadable(_("The file is empty."))
    writing = writing_of(text)
    top = top_of(text, writing, read_as, recognised)
    aside: list[arrow_csv.InvalidRow] = []
    try:
        table = read_table(top.body, writing=writing, width=top.width, aside=aside)
    except pa.ArrowInvalid as error:
        raise Unreadable(_("The file is no table: {detail}").format(detail=error)) from error
    table, numbers, broken = with_mended(table, aside, writing=writing, top=top)
    refuse_unclosed(table, numbers, broken, writing=writing)
    return finished(
        Rows(
            headers=top.headers,
            cells=unguarded(table),
            numbers=numbers,
            broken=broken,
            how=HowRead(
                encoding=decoded.encoding,
                encodings=decoded.others,
                header_line=top.header_line,
                unread_lines=top.unread,
                garbled_cells=text.count("\ufffd"),
            ),
        ),
        read_as=read_as,
    )


@dataclass(frozen=True, kw_only=True)
class Top:
    """The first lines of a text file, down to its header, and the text below."""

    headers: list[str]
    narrow: int  # columns that have a header; rows may leave out the others
    header_line: int  # 0: the file has none
    before: int  # lines above the first row, as a spreadsheet counts
    unread: tuple[UnreadLine, ...]
    body: str

    @property
    def width(self) -> int:
        """Count the columns."""
        return len(self.headers)


def top_of(text: str, writing: Writing, read_as: ReadAs, recognised: header_lines.Recognised) -> Top:
    """Find the header, and where the rows begin."""
    lines, ends = first_lines(text, writing)
    begin = 1 if writing.has_hint else 0
    at = header_of(lines, begin, read_as, recognised)
    before = begin if at is None else at + 1
    header = [] if at is None else [cell.strip() for cell in lines[at]]
    narrow = header_lines.width_of([header])
    width = max(narrow, usual_width(lines[before:]), 1)
    return Top(
        headers=[*header[:width], *[""] * (width - len(header))],
        narrow=narrow or width,
        header_line=0 if at is None else at + 1,
        before=before,
        unread=tuple(
            line_of(number, cells, ABOVE)
            for number, cells in enumerate(lines[begin : at or begin], begin + 1)
            if any(cell.strip() for cell in cells)
        ),
        body=after_lines(text, ends[before - 1] if before else 0),
    )


def first_lines(text: str, writing: Writing) -> tuple[list[list[str]], list[int]]:
    """Return the cells of the first lines, and how many lines of text each has come to the end of."""
    reader = writing.reader(text.split("\n", LINES_LOOKED_AT)[:LINES_LOOKED_AT])
    lines, ends = [], []
    try:
        for line in reader:
            lines.append(line)
            ends.append(reader.line_num)
    except csv.Error as error:
        raise Unreadable(_("The file is no table: {detail}").format(detail=error)) from error
    return lines, ends


def header_of(
    lines: list[list[str]], begin: int, read_as: ReadAs, recognised: header_lines.Recognised
) -> int | None:
    """Return the place of the header, as said or as found; None where it is said that there is none."""
    if read_as.header_line == 0:
        return None
    if read_as.header_line is None:
        return begin + (header_lines.header_at(lines[begin:], recognised=recognised) or 0)
    if read_as.header_line > len(lines):
        raise Unreadable(_("The file has no line {number}.").format(number=read_as.header_line))
    return read_as.header_line - 1


def usual_width(lines: list[list[str]]) -> int:
    """Return how many cells most lines have: more than the header where each ends in a separator."""
    widths = Counter(len(line) for line in lines if any(line))
    return max(widths, key=lambda width: (widths[width], width), default=0)


def after_lines(text: str, count: int) -> str:
    """Return a text without its first lines."""
    at = 0
    for _line in range(count):
        end = text.find("\n", at)
        if end < 0:
            return ""
        at = end + 1
    return text[at:]


def read_table(text: str, *, writing: Writing, width: int, aside: list[arrow_csv.InvalidRow]) -> pa.Table:
    """Parse all rows as text; rows of another width are put aside."""

    def put_aside(row: arrow_csv.InvalidRow) -> str:
        aside.append(row)
        return "skip"

    places = [f"c{place}" for place in range(width)]
    if not text.strip():
        return pa.table({name: pa.array([], pa.string()) for name in places})
    return arrow_csv.read_csv(
        io.BytesIO(text.encode()),
        # One thread: only then does Arrow know the numbers of the rows it puts aside.
        read_options=arrow_csv.ReadOptions(use_threads=False, column_names=places),
        parse_options=arrow_csv.ParseOptions(
            delimiter=writing.separator,
            quote_char=writing.quote,
            double_quote=not writing.escape,
            escape_char=writing.escape or False,
            newlines_in_values=writing.quote in text,  # dearer, and only quotes can hold a line break
            ignore_empty_lines=width == 1,
            invalid_row_handler=put_aside,
        ),
        convert_options=arrow_csv.ConvertOptions(column_types=dict.fromkeys(places, pa.string())),
    ).combine_chunks()


def with_mended(
    table: pa.Table, aside: list[arrow_csv.InvalidRow], *, writing: Writing, top: Top
) -> tuple[pa.Table, pa.Array, list[BrokenRow]]:
    """Let rows of another width in whose surplus is empty; number all rows; keep the others as broken."""
    numbers = numbers_of(table.num_rows, aside, first=top.before + 1)
    mended: list[tuple[int, list[str]]] = []
    broken = []
    for row in aside:
        cells = next(iter(writing.split([row.text])), [])
        number = top.before + row.number
        if not any(cell.strip() for cell in cells):
            continue  # a blank line is no row
        if len(cells) > top.width and not any(cells[top.width :]):
            mended.append((number, cells[: top.width]))
        elif top.narrow <= len(cells) < top.width:
            mended.append((number, cells + [""] * (top.width - len(cells))))
        else:
            broken.append(BrokenRow(number, cells))
    if not mended:
        return table, numbers, broken
    columns = zip(*(cells for _number, cells in mended), strict=True)
    more = pa.table({f"c{place}": pa.array(cells, pa.string()) for place, cells in enumerate(columns)})
    numbers = pa.concat_arrays([numbers, pa.array([number for number, _cells in mended], pa.int64())])
    order = pc.sort_indices(numbers)
    return pa.concat_tables([table, more]).combine_chunks().take(order), numbers.take(order), broken


def numbers_of(rows: int, aside: list[arrow_csv.InvalidRow], *, first: int) -> pa.Array:
    """Number the rows that were read, leaving out the numbers of those put aside."""
    taken = {row.number + first - 1 for row in aside}
    numbers = pa.array(range(first, first + rows + len(taken)), pa.int64())
    if not taken:
        return numbers
    return numbers.filter(pc.invert(pc.is_in(numbers, value_set=pa.array(sorted(taken), pa.int64()))))


def unguarded(table: pa.Table) -> pa.Table:
    """Take away what keeps a spreadsheet from calculating or shortening a cell."""
    columns = []
    for column in table.columns:
        plain = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
        if pc.any(pc.or_(pc.starts_with(plain, "="), pc.starts_with(plain, "'"))).as_py():
            parts = pc.extract_regex(plain, GUARDED)
            inner = pc.binary_join_element_wise(
                pc.struct_field(parts, "formula"), pc.struct_field(parts, "apostrophe"), ""
            )
            plain = pc.if_else(pc.is_valid(inner), inner, plain)
        columns.append(plain)
    return pa.table(dict(zip(table.column_names, columns, strict=True)))


def refuse_unclosed(
    table: pa.Table, numbers: pa.Array, broken: Sequence[BrokenRow], *, writing: Writing
) -> None:
    """Refuse a table in which a cell holds whole lines: its quotation mark was never closed."""
    if table.num_columns < LEAST_COLUMNS:
        return
    line = rf"\n[^\n]*(?:{re.escape(writing.separator)}[^\n]*){{{table.num_columns - 1}}}"
    swallowed = [row.number for row in broken if any(re.search(line, cell) for cell in row.cells)]
    for column in table.columns:
        places = pc.indices_nonzero(pc.match_substring_regex(column, line)).to_pylist()
        swallowed += [numbers[place].as_py() for place in places]
    if swallowed:
        raise Unreadable(
            _(
                "In line {number} a quotation mark is opened and not closed, so the lines below would be"
                " taken for one cell. Close it, or write the cell without it."
            ).format(number=min(swallowed))
        )
