"""Files in: what a file is, its bytes say; each kind has its reader, and all give the same rows.

    file_kinds    text, workbook or web page; anything else is refused by its name
    encodings     which letters the bytes are (plausible: how likely a reading is)
    separators    what stands between cells        header_lines   which line is the header
    text_files    workbooks (sheet_marks, merged_cells)   web_pages
    tables        what is no row: totals, notes, blank lines and columns
    how_read      what was said about the file, and what was not read

A source of another kind is one more file and one more line in `READERS`.
"""

from steelyard.foundation.facts.sources.encodings import TITLES as ENCODINGS
from steelyard.foundation.facts.sources.encodings import code_of as encoding_code
from steelyard.foundation.facts.sources.file_kinds import TEXT, WEB_PAGE, WORKBOOK, kind_of
from steelyard.foundation.facts.sources.header_lines import Recognised, nothing_known
from steelyard.foundation.facts.sources.how_read import HowRead, ReadAs
from steelyard.foundation.facts.sources.rows import BrokenRow, Rows, Unreadable
from steelyard.foundation.facts.sources.text_files import read_text_file
from steelyard.foundation.facts.sources.web_pages import read_web_page
from steelyard.foundation.facts.sources.workbooks import read_workbook

# Endings of files that a folder is looked through for.
READABLE = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".htm", ".html")
READERS = {TEXT: read_text_file, WORKBOOK: read_workbook, WEB_PAGE: read_web_page}
EVERYTHING_OPEN = ReadAs()

__all__ = [
    "ENCODINGS",
    "EVERYTHING_OPEN",
    "READABLE",
    "BrokenRow",
    "HowRead",
    "ReadAs",
    "Rows",
    "Unreadable",
    "encoding_code",
    "read",
]


def read(
    content: bytes, *, read_as: ReadAs = EVERYTHING_OPEN, recognised: Recognised = nothing_known
) -> Rows:
    """Read a file; Unreadable, with words, when there is no table in it.

    `recognised` counts how many of some words are headers that are known: it helps to find the header.
    """
    return READERS[kind_of(content)](content, read_as=read_as, recognised=recognised)
