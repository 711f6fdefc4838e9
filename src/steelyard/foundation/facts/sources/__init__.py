"""Files in: one file a format. A source of another kind is one more file and one more line in `read`."""

from pathlib import PurePath

from steelyard.foundation.facts.sources.rows import BrokenRow, Rows, Unreadable
from steelyard.foundation.facts.sources.text_files import read_text_file
from steelyard.foundation.facts.sources.workbooks import read_workbook

TEXT_FILES = (".csv", ".tsv", ".txt")
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
READABLE = (*TEXT_FILES, *WORKBOOKS)

__all__ = ["READABLE", "BrokenRow", "Rows", "Unreadable", "read"]


def read(content: bytes, *, file_name: str, sheet: str = "") -> Rows:
    """Read a file by the kind that its name says; Unreadable, with words, when there is no table in it."""
    if PurePath(file_name).suffix.lower() in WORKBOOKS:
        return read_workbook(content, sheet=sheet)
    return read_text_file(content)
