"""How a file was read, in the reader's language: what was taken for what, and what was not read."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steelyard.foundation.facts.matching import fits
from steelyard.foundation.facts.sources.encodings import TITLES
from steelyard.foundation.facts.sources.how_read import ABOVE, AGAIN, BELOW, HIDDEN, TOTAL, HowRead

LINES_TOLD = 5  # of each kind; the others are counted
FITS_TOLD = 2


def reading_words(reading: Mapping[str, Any]) -> list[str]:
    """Say how an import's file was read; nothing where there is nothing to say."""
    return list(words_of(HowRead.from_json(reading.get("how", {}))))


def words_of(how: HowRead) -> Iterator[str]:
    """Give one sentence for each thing that was not read, or was read in a way that could be another."""
    if how.encoding not in {"", "utf-8"}:
        yield _("Read as {encoding}.").format(encoding=TITLES[how.encoding]) + other_encodings(how)
    if how.garbled_cells:
        yield ngettext(
            "{count} character cannot be read: it is broken in the file.",
            "{count} characters cannot be read: they are broken in the file.",
            how.garbled_cells,
        ).format(count=how.garbled_cells)
    if len(how.sheets) > 1:
        yield _("Read from {count} sheets with the same columns: {names}.").format(
            count=len(how.sheets), names=", ".join(how.sheets)
        )
    yield from sheet_words(how)
    yield from line_words(how)
    if how.hidden_rows:
        yield ngettext(
            "{count} row that the sheet hides was read too.",
            "{count} rows that the sheet hides were read too.",
            how.hidden_rows,
        ).format(count=how.hidden_rows)
    if how.hidden_columns:
        yield _("The sheet hides these columns: {names}.").format(names=", ".join(how.hidden_columns))
    if how.errors_unseen:
        yield _("In this older format an error in a cell cannot be told from an empty cell; XLSX shows it.")


def other_encodings(how: HowRead) -> str:
    """Name the encodings that are nearly as likely."""
    if not how.encodings:
        return ""
    others = ", ".join(str(TITLES[one]) for one in how.encodings)
    return " " + _("It might also be {encodings}.").format(encodings=others)


def sheet_words(how: HowRead) -> Iterator[str]:
    """Say which sheets were not read."""
    hidden = [one.name for one in how.unread_sheets if one.why == HIDDEN]
    others = [one.name for one in how.unread_sheets if one.why != HIDDEN]
    if others:
        yield _("Not read, since their columns are others: the sheets {names}.").format(
            names=", ".join(others)
        )
    if hidden:
        yield _("Not read, since they are hidden: the sheets {names}.").format(names=", ".join(hidden))


def line_words(how: HowRead) -> Iterator[str]:
    """Say which lines were not read."""
    titles = {
        ABOVE: _("Not read, above the header: {lines}."),
        TOTAL: _("Not read, since they are totals: {lines}."),
        AGAIN: _("Not read, since they are the header again: {lines}."),
        BELOW: _("Not read, below the table: {lines}."),
    }
    for why, title in titles.items():
        lines = [line for line in how.unread_lines if line.why == why]
        told = [
            _("line {number} “{text}”").format(
                number=f"{line.sheet} {line.number}" if line.sheet and len(how.sheets) > 1 else line.number,
                text=line.text,
            )
            for line in lines[:LINES_TOLD]
        ]
        if len(lines) > LINES_TOLD:
            told.append(_("and {count} more").format(count=len(lines) - LINES_TOLD))
        if told:
            yield title.format(lines=", ".join(told))


def unfit_words(headers: Iterable[str]) -> list[str]:
    """Say why no dataset was taken for a file: what it has, and what it lacks."""
    headers = list(headers)
    told = [_("The file has the columns {columns}.").format(columns=", ".join(headers))]
    near = [fit for fit in fits(headers) if fit.columns][:FITS_TOLD]
    for fit in near:
        if fit.missing:
            missing = ", ".join(f"“{column.title}”" for column in fit.missing)
            told.append(
                _("For {dataset} it lacks {columns}.").format(dataset=fit.dataset.title, columns=missing)
            )
        else:
            told.append(_("It could be {dataset}.").format(dataset=fit.dataset.title))
    return told
