"""What people do with quarantined rows: repair, re-admit, discard."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from steelyard.foundation.facts import rules
from steelyard.foundation.facts.actions.commits import commit_import
from steelyard.foundation.facts.models import Import, ImportState, Origin, QuarantinedRow, RowState
from steelyard.foundation.facts.quarantine import NUMBER_HEADER
from steelyard.foundation.facts.sources.encodings import decode
from steelyard.foundation.facts.sources.separators import writing_of
from steelyard.kit import audit
from steelyard.kit.refusal import Refused, refuse_for


def repair_row(*, row: QuarantinedRow, cells: Sequence[str], by: User | None, at: datetime) -> Import:
    """Write a row's cells anew and try to let it in; if it is refused again it waits with new reasons."""
    refuse_for(rules.why_not_settle(row))
    with transaction.atomic():
        before = dict(zip(row.source.headers, row.cells, strict=False))
        row.cells = list(cells)
        row.save(update_fields=["cells"])
        after = dict(zip(row.source.headers, row.cells, strict=False))
        audit.record(by=by, at=at, verb="repair", subject=row, before=before, after=after)
        return readmit_rows(rows=[row], by=by, at=at)[0]


def readmit_rows(*, rows: Iterable[QuarantinedRow], by: User | None, at: datetime) -> list[Import]:
    """Try to let waiting rows in, as one import for each file they came from."""
    by_source: defaultdict[int, list[QuarantinedRow]] = defaultdict(list)
    for row in rows:
        refuse_for(rules.why_not_settle(row))
        by_source[row.source_id].append(row)
    with transaction.atomic():
        return [
            readmit_of(source_id, chosen, by=by, at=at) for source_id, chosen in sorted(by_source.items())
        ]


def readmit_of(source_id: int, rows: Sequence[QuarantinedRow], *, by: User | None, at: datetime) -> Import:
    """Import rows again that came from one file, with its match of columns."""
    source = Import.objects.get(pk=source_id)
    one = Import.objects.create(
        dataset=source.dataset,
        origin=Origin.REPAIR,
        repairs=source,
        file_name=source.file_name,
        sha256=source.sha256,
        sheet=source.sheet,
        headers=source.headers,
        mapping=source.mapping,
        state=ImportState.MATCHED,
        rows_in=len(rows),
        by=by,
        at=at,
    )
    for row in rows:
        row.readmitted_by = one
    QuarantinedRow.objects.bulk_update(rows, ["readmitted_by"], batch_size=500)
    return commit_import(import_=one, by=by, at=at)


def discard_rows(*, rows: Iterable[QuarantinedRow], why: str, by: User | None, at: datetime) -> int:
    """Give rows up, with a reason; they stay listed as discarded."""
    if not why.strip():
        raise Refused([_("Say why these rows are discarded.")])
    with transaction.atomic():
        count = 0
        for row in rows:
            refuse_for(rules.why_not_settle(row))
            row.state, row.why_discarded, row.settled_at = RowState.DISCARDED, why.strip(), at
            row.save(update_fields=["state", "why_discarded", "settled_at"])
            audit.record(by=by, at=at, verb="discard", subject=row, why=why.strip())
            count += 1
    return count


def repair_from_file(*, content: bytes, by: User | None, at: datetime) -> list[Import]:
    """Take the downloaded quarantine file back, repaired, and try to let its rows in."""
    text = decode(content).text
    lines = list(csv.DictReader(io.StringIO(text), delimiter=writing_of(text).separator))
    if not lines or NUMBER_HEADER not in lines[0]:
        raise Refused(
            [_("This is not a quarantine file: it has no column “{header}”.").format(header=NUMBER_HEADER)]
        )
    numbers = {line[NUMBER_HEADER]: line for line in lines if (line[NUMBER_HEADER] or "").isdigit()}
    rows = list(QuarantinedRow.objects.filter(pk__in=map(int, numbers), state=RowState.WAITING))
    if not rows:
        raise Refused([_("None of these rows waits in quarantine.")])
    with transaction.atomic():
        for row in rows:
            line = numbers[str(row.pk)]
            headers = Import.objects.get(pk=row.source_id).headers
            row.cells = [unescaped(line.get(header) or "") for header in headers]
        QuarantinedRow.objects.bulk_update(rows, ["cells"], batch_size=500)
        return readmit_rows(rows=rows, by=by, at=at)


def unescaped(cell: str) -> str:
    """Take away the apostrophe that exports put before what a spreadsheet would calculate."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in {"=", "+", "-", "@", "\t", "\r"} else cell
