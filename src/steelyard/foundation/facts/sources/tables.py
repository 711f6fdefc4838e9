"""What all tables have done to them once they are read, whatever file they came from."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from steelyard.foundation.facts.sources.how_read import AGAIN, BELOW, LINES_KEPT, TOTAL, ReadAs, UnreadLine
from steelyard.foundation.facts.sources.rows import BrokenRow, Rows, named
from steelyard.foundation.facts.sources.totals import CANDIDATE, is_total

LINES_BELOW = 20  # looked at from the end for notes: who printed it, whose secret it is
ROWS_LOOKED_AT = 500
WORTH_LOOKING = 3  # columns; in a narrower table a line of one cell is a row


def finished(rows: Rows, *, read_as: ReadAs) -> Rows:
    """Leave out blank rows and columns, set aside the lines that are no rows, make the headers names."""
    rows = without_blank_columns(without_blank_rows(rows))
    lines = list(rows.how.unread_lines)
    if not read_as.totals_too:
        rows, told = without_totals(rows)
        lines += told
        rows, told = without_notes(rows)
        lines += told
    lines.sort(key=lambda line: (line.sheet, line.number))
    how = replace(rows.how, unread_lines=tuple(lines[:LINES_KEPT]), unread_line_count=len(lines))
    return replace(rows, how=how)


def without_blank_rows(rows: Rows) -> Rows:
    """Leave out rows in which no cell says anything, such as ",,,,": spreadsheets leave them at the end."""
    if not rows.cells.num_rows or not rows.cells.num_columns:
        return rows
    joined = pc.binary_join_element_wise(*rows.cells.columns, "")
    return kept(rows, pc.not_equal(pc.utf8_trim_whitespace(joined), ""))


def without_blank_columns(rows: Rows) -> Rows:
    """Make the headers names; leave out columns without one in which no cell says anything."""
    names = named(rows.headers)
    blank = {
        place
        for place, header in enumerate(rows.headers)
        if not header.strip()
        and not pc.any(pc.not_equal(pc.utf8_trim_whitespace(rows.cells.column(place)), "")).as_py()
    }
    if len(blank) == len(names):
        blank = set()
    left = [place for place in range(len(names)) if place not in blank]
    cells = pa.table({f"c{place}": rows.cells.column(old) for place, old in enumerate(left)})
    broken = [replace(row, cells=without_cells(row.cells, blank)) for row in rows.broken]
    return replace(rows, headers=[names[place] for place in left], cells=cells, broken=broken)


def without_cells(cells: list[str], blank: set[int]) -> list[str]:
    """Leave out the cells of blank columns, unless a broken row says something there."""
    if any(cells[place].strip() for place in blank if place < len(cells)):
        return cells
    return [cell for place, cell in enumerate(cells) if place not in blank]


def without_totals(rows: Rows) -> tuple[Rows, list[UnreadLine]]:
    """Set aside totals, and lines that say the header again."""
    usual = usually_filled(rows)
    told: list[UnreadLine] = []
    left_broken = []
    for row in rows.broken:
        if is_total(row.cells, usual=usual):
            told.append(line_of(row.number, row.cells, TOTAL, row.sheet))
        else:
            left_broken.append(row)
    dropped = []
    places = candidates(rows)
    for place, cells in zip(places, cells_at(rows, places), strict=True):
        why = AGAIN if says_header(cells, rows.headers) else TOTAL if is_total(cells, usual=usual) else ""
        if why:
            dropped.append(place)
            told.append(line_at(rows, place, cells, why))
    return replace(without(rows, dropped), broken=left_broken), told


def candidates(rows: Rows) -> list[int]:
    """Return the places of rows that may be totals or headers: few, so that each can be looked at."""
    if not rows.cells.num_rows:
        return []
    maybe = pa.repeat(pa.scalar(value=False), rows.cells.num_rows)
    for header, column in zip(rows.headers, rows.cells.columns, strict=True):
        hit = pc.match_substring_regex(column, CANDIDATE)
        hit = pc.or_(hit, pc.equal(pc.utf8_trim_whitespace(column), header))
        maybe = pc.or_(maybe, hit)
    return list(pc.indices_nonzero(maybe).to_pylist())


def says_header(cells: list[str], headers: list[str]) -> bool:
    """Tell whether a line is the header once more, as on each printed page."""
    said = [" ".join(cell.split()) or f"#{place}" for place, cell in enumerate(cells, 1)]
    return len(headers) > 1 and said == headers


def without_notes(rows: Rows) -> tuple[Rows, list[UnreadLine]]:
    """Set aside the lines below a table that say one thing only: who printed it, when, for whom.

    They stand at the end, apart from the rows, all of which fill more than one cell.
    """
    lines = last_lines(rows)
    count = next((at for at, (_number, cells, _where) in enumerate(lines) if not is_note(cells)), len(lines))
    notes = lines[:count]
    if len(rows.headers) < WORTH_LOOKING or not notes or count == len(lines):
        return rows, []
    if lines[count][0] == notes[-1][0] - 1 or least_filled(rows, lines[count:]) < 2:  # noqa: PLR2004
        return rows, []
    told = [
        line_of(number, cells, BELOW, where.sheet)
        if isinstance(where, BrokenRow)
        else line_at(rows, where, cells, BELOW)
        for number, cells, where in notes
    ]
    left = [row for row in rows.broken if all(row is not where for _number, _cells, where in notes)]
    dropped = [where for _number, _cells, where in notes if isinstance(where, int)]
    return replace(without(rows, dropped), broken=left), told


def is_note(cells: list[str]) -> bool:
    """Tell whether a line says one thing only, in several words or as "who: what"."""
    said = [cell.strip() for cell in cells if cell.strip()]
    return len(said) == 1 and bool(re.search(r"[\s:：]", said[0]))


def last_lines(rows: Rows) -> list[tuple[int, list[str], int | BrokenRow]]:
    """Return the last lines, the last one first: number, cells, and the row's place or the broken row."""
    last = list(range(max(0, rows.cells.num_rows - LINES_BELOW), rows.cells.num_rows))
    lines: list[tuple[int, list[str], int | BrokenRow]] = [
        (rows.numbers[place].as_py(), cells, place)
        for place, cells in zip(last, cells_at(rows, last), strict=True)
    ]
    lines += [(row.number, row.cells, row) for row in rows.broken[-LINES_BELOW:]]
    return sorted(lines, key=lambda line: -line[0])


def least_filled(rows: Rows, others: list[tuple[int, list[str], int | BrokenRow]]) -> int:
    """Return the fewest cells that a row fills, of the first ones and of some others."""
    above = range(min(max(0, rows.cells.num_rows - LINES_BELOW), ROWS_LOOKED_AT))
    some = [*cells_at(rows, list(above)), *(cells for _number, cells, _where in others)]
    return min(map(filled, some), default=0)


def usually_filled(rows: Rows) -> int:
    """Return how many cells most rows fill."""
    first = range(min(rows.cells.num_rows, ROWS_LOOKED_AT))
    counts = Counter(map(filled, cells_at(rows, list(first))))
    return max(counts, key=lambda count: (counts[count], count), default=0)


def filled(cells: list[str]) -> int:
    """Count the cells that say something."""
    return sum(bool(cell.strip()) for cell in cells)


def cells_at(rows: Rows, places: list[int]) -> list[list[str]]:
    """Return some rows' cells."""
    taken = rows.cells.take(pa.array(places, pa.int64()))
    return [list(cells) for cells in zip(*(column.to_pylist() for column in taken.columns), strict=True)]


def line_at(rows: Rows, place: int, cells: list[str], why: str) -> UnreadLine:
    """Return a row as a line that is none."""
    return line_of(rows.numbers[place].as_py(), cells, why, rows.sheet_of_each[place].as_py())


def line_of(number: int, cells: Sequence[str], why: str, sheet: str = "") -> UnreadLine:
    """Return a line with its words."""
    return UnreadLine(number, " · ".join(cell.strip() for cell in cells if cell.strip())[:200], why, sheet)


def without(rows: Rows, places: list[int]) -> Rows:
    """Leave some rows out."""
    if not places:
        return rows
    here = pa.array(range(rows.cells.num_rows), pa.int64())
    return kept(rows, pc.invert(pc.is_in(here, value_set=pa.array(places, pa.int64()))))


def kept(rows: Rows, mask: pa.Array | pa.ChunkedArray) -> Rows:
    """Keep the rows where the mask is true."""
    mask = mask.combine_chunks() if isinstance(mask, pa.ChunkedArray) else mask
    sheets = rows.row_sheets.filter(mask) if rows.row_sheets is not None else None
    cells = rows.cells.filter(mask).combine_chunks()
    return replace(rows, cells=cells, numbers=rows.numbers.filter(mask), row_sheets=sheets)
