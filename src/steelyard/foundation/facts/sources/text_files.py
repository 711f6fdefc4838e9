"""Read CSV and its relatives."""

import csv
import io
from itertools import count

import pyarrow as pa
import pyarrow.compute as pc
from django.utils.translation import gettext as _
from pyarrow import csv as arrow_csv

from steelyard.foundation.facts.sources.encodings import decoded, separator_of
from steelyard.foundation.facts.sources.rows import BrokenRow, Rows, Unreadable, named

HEADER_ROW = 1


def read_text_file(content: bytes) -> Rows:
    """Read a text file whose first row is the header; Unreadable when there is no table in it."""
    text = decoded(content).replace("\0", "").lstrip("\r\n")  # PostgreSQL keeps no NUL in a text
    if not text.strip():
        raise Unreadable(_("The file is empty."))
    separator = separator_of(text)
    headers = next(csv.reader(io.StringIO(text), delimiter=separator))
    aside: list[arrow_csv.InvalidRow] = []
    try:
        table = read_table(text, separator=separator, width=len(headers), aside=aside)
    except pa.ArrowInvalid as error:
        raise Unreadable(_("The file is no table: {detail}").format(detail=error)) from error
    cells, numbers = without_blank_rows(table, numbers_of(table.num_rows, aside))
    return Rows(
        headers=named(headers),
        cells=cells,
        numbers=numbers,
        broken=[
            BrokenRow(row.number, next(csv.reader([row.text], delimiter=separator)))
            for row in aside
            if row.text.strip()  # a blank line is no row
        ],
    )


def read_table(text: str, *, separator: str, width: int, aside: list[arrow_csv.InvalidRow]) -> pa.Table:
    """Parse all rows below the header as text; rows of another width are put aside."""

    def put_aside(row: arrow_csv.InvalidRow) -> str:
        aside.append(row)
        return "skip"

    places = [f"c{place}" for place in range(width)]
    return arrow_csv.read_csv(
        io.BytesIO(text.encode()),
        # One thread: only then does Arrow know the numbers of the rows it puts aside.
        read_options=arrow_csv.ReadOptions(use_threads=False, column_names=places, skip_rows_after_names=1),
        parse_options=arrow_csv.ParseOptions(
            delimiter=separator,
            newlines_in_values='"' in text,  # dearer, and only quotes can hold a line break
            ignore_empty_lines=width == 1,
            invalid_row_handler=put_aside,
        ),
        convert_options=arrow_csv.ConvertOptions(column_types=dict.fromkeys(places, pa.string())),
    ).combine_chunks()


def numbers_of(rows: int, aside: list[arrow_csv.InvalidRow]) -> pa.Array:
    """Number the rows that were read, leaving out the numbers of those put aside."""
    taken = {row.number for row in aside}
    if not taken:
        return pa.array(range(HEADER_ROW + 1, HEADER_ROW + 1 + rows), pa.int64())
    free = (number for number in count(HEADER_ROW + 1) if number not in taken)
    return pa.array([next(free) for _row in range(rows)], pa.int64())


def without_blank_rows(table: pa.Table, numbers: pa.Array) -> tuple[pa.Table, pa.Array]:
    """Leave out rows in which no cell says anything, such as ",,,,": spreadsheets leave them at the end."""
    if not table.num_rows:
        return table, numbers
    filled = pc.not_equal(pc.binary_join_element_wise(*table.columns, ""), "").combine_chunks()
    return table.filter(filled), numbers.filter(filled)
