"""The rows that could not be used: kept when an import is committed, settled when they come in after all."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc

from steelyard.foundation.facts.admission import Admission, Refused
from steelyard.foundation.facts.models import Import, QuarantinedRow, RowState
from steelyard.foundation.facts.sources import Rows

BATCH = 2_000
NUMBER_HEADER = "steelyard_row"  # of the downloaded file: which quarantined row a line repairs


def keep_refused(one: Import, refused: Sequence[Refused]) -> int:
    """Put rows into quarantine; return how many of them waited there already and are not doubled.

    A row that was taken from quarantine and refused again goes back to waiting, with its new reasons.
    """
    back = {(row.sheet, row.row_number): row for row in one.readmitted.all()}
    waiting = set(
        QuarantinedRow.objects.filter(dataset=one.dataset, state=RowState.WAITING)
        .exclude(readmitted_by=one)
        .values_list("fingerprint", flat=True)
    )
    known_before = 0
    new = []
    for row in refused:
        mark = fingerprint(one.headers, row.cells)
        if (row.sheet, row.number) in back:
            again = back[row.sheet, row.number]
            again.reasons, again.main_reason = row.reasons, row.reasons[0]["code"]
            again.readmitted_by = None
            again.fingerprint, again.key = mark, row.key[:300]
            again.save()
        elif mark in waiting:
            known_before += 1
        else:
            new.append(
                QuarantinedRow(
                    source=one,
                    dataset=one.dataset,
                    sheet=row.sheet[:100],
                    row_number=row.number,
                    key=row.key[:300],
                    fingerprint=mark,
                    raw=row.cells,
                    cells=row.cells,
                    reasons=row.reasons,
                    main_reason=row.reasons[0]["code"],
                )
            )
    QuarantinedRow.objects.bulk_create(new, batch_size=BATCH)
    return known_before


def settle_admitted(one: Import, admission: Admission, *, rows: Rows, at: datetime) -> int:
    """Settle the waiting rows that this import let in: those it re-admits, and those of the same key.

    A line that is only counted has no key: it is settled when the same row comes in word for word.
    A row that this very file refuses again goes on waiting, even if the file has another of its key.
    """
    one.readmitted.filter(state=RowState.WAITING).update(state=RowState.READMITTED, settled_at=at)
    refused = {fingerprint(one.headers, row.cells) for row in admission.refused}
    waiting = QuarantinedRow.objects.filter(dataset=one.dataset, state=RowState.WAITING)
    found = [row for row in waiting.values_list("pk", "key", "fingerprint") if row[2] not in refused]
    keys = pa.array([key or None for _pk, key, _mark in found], pa.string())
    came_in = pc.is_in(keys, value_set=admission.good["id"].combine_chunks()).to_pylist()
    chosen = [pk for (pk, key, _mark), is_in in zip(found, came_in, strict=True) if key and is_in]
    keyless = {mark: pk for pk, key, mark in found if not key}
    chosen += [keyless.pop(mark) for mark in marks_of(one, rows) if mark in keyless] if keyless else []
    for start in range(0, len(chosen), BATCH):
        QuarantinedRow.objects.filter(pk__in=chosen[start : start + BATCH]).update(
            state=RowState.READMITTED, readmitted_by=one, settled_at=at
        )
    return len(chosen)


def marks_of(one: Import, rows: Rows) -> Iterator[str]:
    """Give the fingerprint of each row of a file."""
    columns = [column.to_pylist() for column in rows.cells.columns]
    return (fingerprint(one.headers, cells) for cells in zip(*columns, strict=True))


def undo(one: Import, *, why: str, at: datetime) -> None:
    """Take back what committing an import did to quarantine."""
    one.readmitted.update(state=RowState.WAITING, readmitted_by=None, settled_at=None)
    one.quarantined.filter(state=RowState.WAITING).update(
        state=RowState.DISCARDED, why_discarded=why, settled_at=at
    )


def fingerprint(headers: Sequence[str], cells: Sequence[str]) -> str:
    """Return what makes a row the same row when its file comes again."""
    return hashlib.sha256("\x1f".join((*headers, "\x1e", *cells)).encode()).hexdigest()
