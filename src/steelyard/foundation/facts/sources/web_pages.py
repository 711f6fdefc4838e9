"""Read the table of a web page: many systems write one and call it .xls."""

from html.parser import HTMLParser

import pyarrow as pa
from django.utils.translation import gettext as _

from steelyard.foundation.facts.sources import header_lines
from steelyard.foundation.facts.sources.encodings import decode
from steelyard.foundation.facts.sources.how_read import ABOVE, HowRead, ReadAs
from steelyard.foundation.facts.sources.rows import Rows, Unreadable
from steelyard.foundation.facts.sources.tables import finished, line_of


class Tables(HTMLParser):
    """Gathers the tables of a page; one that lies in a cell of another is a table of its own."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.open: list[list[list[str]]] = []
        self.texts: list[str] | None = None
        self.span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row or a cell."""
        if tag == "table":
            self.open.append([])
            self.tables.append(self.open[-1])
        elif tag == "tr" and self.open:
            self.end_cell()
            self.open[-1].append([])
        elif tag in {"td", "th"} and self.open and self.open[-1]:
            self.end_cell()
            self.texts = []
            span = dict(attrs).get("colspan") or "1"
            self.span = min(int(span), 1000) if span.isdigit() else 1
        elif tag == "br" and self.texts is not None:
            self.texts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        if tag in {"td", "th", "tr"}:
            self.end_cell()
        elif tag == "table" and self.open:
            self.end_cell()
            self.open.pop()

    def handle_data(self, data: str) -> None:
        """Gather a cell's text."""
        if self.texts is not None:
            self.texts.append(data)

    def end_cell(self) -> None:
        """Note a cell; one over several columns leaves the others empty."""
        if self.texts is not None and self.open and self.open[-1]:
            self.open[-1][-1] += [" ".join("".join(self.texts).split()), *[""] * (self.span - 1)]
        self.texts = None


def read_web_page(
    content: bytes, *, read_as: ReadAs, recognised: header_lines.Recognised = header_lines.nothing_known
) -> Rows:
    """Read the longest table of a page; Unreadable, in words, when it has none."""
    decoded = decode(content, encoding=read_as.encoding)
    page = Tables()
    page.feed(decoded.text)
    page.close()
    lines = max(page.tables, key=len, default=[])
    if not any(any(line) for line in lines):
        raise Unreadable(_("This is a web page without a table. Save the table as XLSX or CSV."))
    at = header_lines.header_at(lines, recognised=recognised)
    if read_as.header_line is not None:
        at = read_as.header_line - 1 if read_as.header_line else None
    header = [] if at is None else lines[at]
    begin = 0 if at is None else at + 1
    body = lines[begin:]
    width = max(map(len, [header, *body]))
    cells = [[line[place] if place < len(line) else "" for line in body] for place in range(width)]
    return finished(
        Rows(
            headers=[*header, *[""] * (width - len(header))],
            cells=pa.table(
                {f"c{place}": pa.array(column, pa.string()) for place, column in enumerate(cells)}
            ),
            numbers=pa.array(range(begin + 1, begin + 1 + len(body)), pa.int64()),
            broken=[],
            how=HowRead(
                encoding=decoded.encoding,
                encodings=decoded.others,
                header_line=begin,
                unread_lines=tuple(
                    line_of(number, line, ABOVE)
                    for number, line in enumerate(lines[: at or 0], 1)
                    if any(line)
                ),
            ),
        ),
        read_as=read_as,
    )
