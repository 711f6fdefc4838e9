import io
from datetime import date

import pytest
import xlsxwriter

from steelyard.foundation.facts import sources
from steelyard.foundation.facts.sources.workbooks import text_of

CHINESE = "商机编号,负责人,金额\nA1,张伟,100\n"
TRADITIONAL = "商機編號,負責人,金額\nA1,張偉,100\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings_of_simplified_chinese(encoding: str) -> None:
    rows = sources.read(CHINESE.encode(encoding))
    assert rows.headers == ["商机编号", "负责人", "金额"]
    assert rows.cells.column(1).to_pylist() == ["张伟"]


@pytest.mark.parametrize("encoding", ["utf-8", "big5"])
def test_encodings_of_traditional_chinese(encoding: str) -> None:
    rows = sources.read(TRADITIONAL.encode(encoding))
    assert rows.headers == ["商機編號", "負責人", "金額"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators(separator: str) -> None:
    text = f'a{separator}b\n1{separator}"x{separator}y"\n'
    assert sources.read(text.encode()).cells.column(1).to_pylist() == [f"x{separator}y"]


def test_rows_know_their_numbers_and_broken_ones_are_kept() -> None:
    rows = sources.read(b"a,b,c\n1,2,3\n1,2\n\n,,\n4,5,6,7\n7,8,9\n")
    assert rows.numbers.to_pylist() == [2, 7]
    assert [(row.number, row.cells) for row in rows.broken] == [(3, ["1", "2"]), (6, ["4", "5", "6", "7"])]


def test_a_cell_may_hold_a_line_break() -> None:
    rows = sources.read(b'a,b\n"x\ny",2\n3,4\n')
    assert rows.cells.column(0).to_pylist() == ["x\ny", "3"]


def test_headers_become_names() -> None:
    assert sources.read(b"a,,a\n1,2,3\n").headers == ["a", "#2", "a (2)"]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"   "])
def test_an_empty_file_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(sources.Unreadable, match="empty"):
        sources.read(content)


def workbook() -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet("空")
        sheet = book.add_worksheet("商机")
        sheet.write_row(1, 0, ["单号", "日期", "金额"])
        sheet.write_string(2, 0, "007")
        sheet.write_datetime(2, 1, date(2026, 7, 1), book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_number(2, 2, 0.1 + 0.2)
        sheet.write_string(4, 0, "008")
    return stream.getvalue()


def test_a_workbook_s_first_filled_sheet_is_read() -> None:
    rows = sources.read(workbook())
    assert (rows.sheet, rows.sheets) == ("商机", ("空", "商机"))
    assert rows.headers == ["单号", "日期", "金额"]
    assert [column.to_pylist()[0] for column in rows.cells.columns] == ["007", "2026-07-01", "0.3"]
    assert rows.numbers.to_pylist() == [3, 5]


def test_a_missing_sheet_is_named() -> None:
    with pytest.raises(sources.Unreadable, match="商机"):
        sources.read(workbook(), read_as=sources.ReadAs(sheet="Sheet1"))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (12.0, "12"),
        (0.1, "0.1"),
        (1234567.89, "1234567.89"),
        (999_999_999_999_999.0, "999999999999999"),
        (True, "TRUE"),
    ],
)
def test_numbers_of_a_workbook_are_written_as_it_shows_them(cell: object, text: str) -> None:
    assert text_of(cell) == text


def test_a_date_of_a_workbook() -> None:
    assert text_of(date(2026, 7, 1)) == "2026-07-01"
