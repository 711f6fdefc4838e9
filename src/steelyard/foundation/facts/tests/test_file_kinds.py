"""The bytes decide what a file is, not its ending."""

import io
import zipfile

import pytest
import xlsxwriter

from steelyard.foundation.facts import sources
from steelyard.foundation.facts.sources.file_kinds import ENCRYPTED, OLE


def zipped(**parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 ...", "This is a PDF file"),
        (b"\x89PNG\r\n", "PNG"),
        (b"\x1f\x8b\x08", "gzip"),
        (b'[{"id": 1}]', "JSON"),
        (b"<?xml version='1.0'?><rows/>", "XML"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "2003"),
        (OLE + b"\0" * 600 + ENCRYPTED, "password"),
        (OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "no workbook"),
        (zipped(word__document="x"), "no workbook"),
        (zipped(deals="a,b"), "unpack it first. In it: deals"),
        (b"PK\x03\x04 cut off", "broken"),
        (OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), "cannot be opened"),
        (b"<html><body><p>Session expired</p></body></html>", "without a table"),
    ],
)
def test_what_is_no_table_is_refused_by_its_name(content: bytes, words: str) -> None:
    with pytest.raises(sources.Unreadable, match=words):
        sources.read(content)


def test_a_web_page_that_calls_itself_a_workbook_is_read() -> None:
    page = (
        "<html><head><meta charset='utf-8'></head><body><h1>Report</h1><table>"
        "<tr><td colspan=2>Deals &amp; more</td></tr>"
        "<tr><th>Deal<th>Owner</tr><tr><td>A1</td><td>Inés<br>Kovar</td></tr></table></body></html>"
    )
    rows = sources.read(page.encode())
    assert rows.headers == ["Deal", "Owner"]
    assert list(rows.cells.to_pylist()[0].values()) == ["A1", "Inés Kovar"]
    assert [line.text for line in rows.how.unread_lines] == ["Deals & more"]


def test_a_workbook_is_one_whatever_it_is_called() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet("Deals").write_column(0, 0, ["Deal", "A1"])
    assert sources.read(stream.getvalue()).sheet == "Deals"
