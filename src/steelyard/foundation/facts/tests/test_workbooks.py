"""Workbooks, as people keep them: hidden sheets, a sheet a month, errors, merged cells, long numbers."""

import io
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter

from steelyard.foundation.facts import sources
from steelyard.foundation.facts.matching import recognised
from steelyard.foundation.facts.sources import ReadAs, Rows

HEADER = ["Deal", "Owner", "Amount"]


def book(write: Callable[[Any], None]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as made:
        write(made)
    return stream.getvalue()


def sheet(made: Any, name: str, *rows: list[Any]) -> Any:
    written = made.add_worksheet(name)
    for number, row in enumerate(rows):
        written.write_row(number, 0, row)
    return written


def read(content: bytes, **said: Any) -> Rows:
    return sources.read(content, read_as=ReadAs(**said), recognised=recognised)


def cells(rows: Rows) -> list[list[str]]:
    return [list(row.values()) for row in rows.cells.to_pylist()]


def test_a_hidden_sheet_is_not_read_and_named() -> None:
    def write(made: Any) -> None:
        sheet(made, "last year", HEADER, ["G1", "Bo", 7777]).hide()
        sheet(made, "Deals", HEADER, ["G1", "Bo", 1000]).activate()

    rows = read(book(write))
    assert cells(rows) == [["G1", "Bo", "1000"]]
    assert [(one.name, one.why) for one in rows.how.unread_sheets] == [("last year", "hidden")]
    assert cells(read(book(write), sheet="last year")) == [["G1", "Bo", "7777"]]


def test_sheets_of_the_same_columns_are_read_together_and_others_named() -> None:
    def write(made: Any) -> None:
        sheet(made, "July", HEADER, ["H1", "Bo", 1000], ["Total", "", 1000])
        sheet(made, "August", HEADER, ["H2", "Bo", 500])
        sheet(made, "Notes", ["Who", "What"], ["Bo", "wrote this"])

    rows = read(book(write))
    assert cells(rows) == [["H1", "Bo", "1000"], ["H2", "Bo", "500"]]
    assert rows.sheet_of_each.to_pylist() == ["July", "August"]
    assert rows.how.sheets == ("July", "August")
    assert [(one.name, one.why) for one in rows.how.unread_sheets] == [("Notes", "other")]
    assert [(line.sheet, line.number) for line in rows.how.unread_lines] == [("July", 3)]
    assert read(book(write), sheet="August").how.unread_sheets[0].name == "July"


def test_a_cover_sheet_is_passed_by() -> None:
    def write(made: Any) -> None:
        sheet(made, "Cover", ["Sales report"], ["Confidential"])
        sheet(made, "Data", HEADER, ["A1", "Bo", 1])

    assert read(book(write)).sheet == "Data"


def test_an_error_keeps_its_name() -> None:
    def write(made: Any) -> None:
        written = sheet(made, "A", HEADER, ["A1", "Bo", 5])
        written.write_formula(1, 1, "=NA()", None, "#N/A")
        written.write_formula(2, 2, "=1/0", None, "#DIV/0!")

    assert cells(read(book(write))) == [["A1", "#N/A", "5"], ["", "", "#DIV/0!"]]


def test_a_cell_reads_as_the_sheet_shows_it() -> None:
    def write(made: Any) -> None:
        written = sheet(made, "A", ["Code", "Share", "Amount"])
        written.write_number(1, 0, 12, made.add_format({"num_format": "000000"}))
        written.write_number(1, 1, 0.125, made.add_format({"num_format": "0.0%"}))
        written.write_number(1, 2, 0.1 + 0.2)

    assert cells(read(book(write))) == [["000012", "12.5%", "0.3"]]


@pytest.mark.parametrize(
    ("number", "text"), [(123456789012345, "123456789012345"), (300100200300400500, "3.00100200300401E+17")]
)
def test_a_number_of_more_than_15_digits_has_lost_its_last(number: int, text: str) -> None:
    assert cells(read(book(lambda made: sheet(made, "A", ["Deal", "Owner"], [number, "Bo"])))) == [
        [text, "Bo"]
    ]


def test_hidden_rows_and_columns_are_read_and_said() -> None:
    def write(made: Any) -> None:
        written = sheet(made, "A", HEADER, ["A1", "Bo", 1], ["A2", "Bo", 2])
        written.set_row(2, None, None, {"hidden": True})
        written.set_column(1, 1, None, None, {"hidden": True})

    rows = read(book(write))
    assert (rows.count, rows.how.hidden_rows, rows.how.hidden_columns) == (2, 1, ("Owner",))


def test_merged_headers_are_one_header_and_merged_words_belong_to_each_row() -> None:
    def write(made: Any) -> None:
        written = made.add_worksheet("A")
        written.merge_range(0, 0, 1, 0, "Deal")
        written.merge_range(0, 1, 1, 1, "Owner")
        written.merge_range(0, 2, 0, 3, "Amount")
        written.write_row(1, 2, ["net", "Currency"])
        written.write_row(2, 0, ["A1", "", 5, "EUR"])
        written.write_row(3, 0, ["A2", "", 6, "USD"])
        written.merge_range(2, 1, 3, 1, "Bo")

    rows = read(book(write))
    assert rows.headers == ["Deal", "Owner", "Amount net", "Amount Currency"]
    assert cells(rows) == [["A1", "Bo", "5", "EUR"], ["A2", "Bo", "6", "USD"]]
    assert rows.numbers.to_pylist() == [3, 4]


def test_a_table_may_stand_anywhere_with_empty_lines_between() -> None:
    def write(made: Any) -> None:
        written = made.add_worksheet("A")
        written.write_row(4, 3, HEADER)
        written.write_row(6, 3, ["A1", "Bo", 1])
        written.write_row(8, 3, ["A2", "Bo", 2, "a remark"])

    rows = read(book(write))
    assert (rows.headers, rows.numbers.to_pylist()) == ([*HEADER, "#7"], [7, 9])


def test_a_very_wide_empty_area_is_left_out() -> None:
    def write(made: Any) -> None:
        written = sheet(made, "A", HEADER, ["A1", "Bo", 1])
        for row in range(3, 2000, 7):
            written.write_blank(row, 16_383, None, made.add_format({"bold": True}))
        written.write_blank(1_048_575, 16_383, None, made.add_format({"bold": True}))

    rows = read(book(write))
    assert (rows.headers, rows.count) == (HEADER, 1)


def test_a_cell_at_the_far_end_is_named_before_memory_runs_out() -> None:
    def write(made: Any) -> None:
        sheet(made, "A", HEADER, ["A1", "Bo", 1]).write_string(1_048_575, 16_383, "x")

    with pytest.raises(sources.Unreadable, match="XFD1048576"):
        read(book(write))


def test_nothing_but_hidden_sheets_is_asked_about() -> None:
    def write(made: Any) -> None:
        made.add_worksheet("front").activate()
        sheet(made, "data", HEADER, ["A1", "Bo", 1]).hide()

    with pytest.raises(sources.Unreadable, match="data"):
        read(book(write))
    assert read(book(write), sheet="data").count == 1
