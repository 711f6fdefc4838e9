"""The first steps of an import: the file comes in, its columns are matched, its rows are looked at."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from steelyard.foundation.facts import matching, rules, sources, stored_files
from steelyard.foundation.facts.datasets import ALL, Dataset
from steelyard.foundation.facts.findings import findings_of
from steelyard.foundation.facts.landing import Report, land, rows_of, silent
from steelyard.foundation.facts.matching import Match
from steelyard.foundation.facts.models import Import, ImportState, Mapping, Origin
from steelyard.foundation.facts.sources import EVERYTHING_OPEN, ReadAs, Rows
from steelyard.kit import audit, jobs
from steelyard.kit.refusal import Refused, refuse_for

BIG = 50_000  # rows; from here on work is a job with a progress bar


def upload_file(
    *,
    content: bytes,
    file_name: str,
    dataset: str = "",
    read_as: ReadAs = EVERYTHING_OPEN,
    origin: Origin = Origin.FILE,
    by: User | None,
    at: datetime,
) -> Import:
    """Take a file in, guess its dataset (unless given) and its columns; Refused if it is no table."""
    rows = read(content, read_as=read_as)
    code = dataset or matching.guess_dataset(rows.headers, file_name=file_name)
    with transaction.atomic():
        one = Import.objects.create(
            dataset=code,
            origin=origin,
            file_name=file_name[-255:],
            sha256=stored_files.keep(content, file_name),
            sheet=rows.sheet[:100],
            reading=reading_of(rows, read_as),
            headers=rows.headers,
            mapping=guess(rows, ALL.get(code)).as_json(),
            rows_in=rows.count,
            by=by,
            at=at,
        )
        audit.record(
            by=by, at=at, verb="upload", subject=one, after=audit.values_of(one, "file_name", "sha256")
        )
    return one


def read_again(*, import_: Import, read_as: ReadAs) -> Import:
    """Read the file otherwise: another sheet, another encoding, another line as its header."""
    refuse_for(rules.why_not_read_again(import_))
    content = stored_files.place_of(import_.sha256, import_.file_name).read_bytes()
    rows = read(content, read_as=read_as)
    import_.sheet, import_.headers, import_.rows_in = rows.sheet[:100], rows.headers, rows.count
    import_.reading = reading_of(rows, read_as)
    import_.dataset = matching.guess_dataset(rows.headers, file_name=import_.file_name) or import_.dataset
    return suggest_match(import_=import_, dataset=import_.dataset, rows=rows)


def reading_of(rows: Rows, read_as: ReadAs) -> dict[str, Any]:
    """Return what an import keeps of how its file was read."""
    return {"as": read_as.as_json(), "how": rows.how.as_json()}


def suggest_match(*, import_: Import, dataset: str, rows: Rows | None = None) -> Import:
    """Guess the columns for another dataset."""
    import_.dataset = dataset
    import_.mapping = guess(rows or rows_of(import_), ALL.get(dataset)).as_json()
    import_.state, import_.findings = ImportState.UPLOADED, {}
    import_.save()
    return import_


def match_columns(*, import_: Import, dataset: str, match: Match, by: User | None, at: datetime) -> Import:
    """Say which header each column is read from, and remember it for the next such file."""
    columns = {name: header for name, header in match.columns.items() if header}
    refuse_for(rules.why_not_match(import_, ALL.get(dataset), columns, match.values))
    kept = replace(match, columns=columns)
    with transaction.atomic():
        import_.dataset, import_.mapping = dataset, kept.as_json()
        import_.state, import_.findings, import_.error = ImportState.MATCHED, {}, ""
        import_.save()
        Mapping.objects.update_or_create(
            dataset=dataset,
            headers=matching.fingerprint(import_.headers),
            defaults={"content": kept.as_json(), "by": by, "at": at},
        )
    return import_


def check_import(*, import_: Import, report: Report = silent) -> Import:
    """Read all rows and note what committing would do."""
    refuse_for(rules.why_not_check(import_))
    import_.findings = findings_of(land(import_, report=report))
    import_.rows_in = import_.findings["rows_in"]
    import_.save(update_fields=["findings", "rows_in"])
    return import_


def match_and_check(*, import_: Import, dataset: str, match: Match, by: User | None, at: datetime) -> Import:
    """Match the columns, then look at the rows: at once, or in a job when there are many."""
    one = match_columns(import_=import_, dataset=dataset, match=match, by=by, at=at)
    return ask_check(import_=one, by=by, at=at)


def ask_check(*, import_: Import, by: User | None, at: datetime) -> Import:
    """Look at the rows at once, or in a job when there are many."""
    if import_.rows_in < BIG:
        return check_import(import_=import_)
    job = jobs.enqueue(kind="check_import", key=str(import_.pk), payload={"import": import_.pk}, by=by, at=at)
    import_.job_id = job.pk
    import_.save(update_fields=["job_id"])
    return import_


def discard_import(*, import_: Import, by: User | None, at: datetime) -> Import:
    """Throw an import away that was never committed; its file stays."""
    refuse_for(rules.why_not_discard(import_))
    with transaction.atomic():
        import_.state = ImportState.DISCARDED
        import_.save(update_fields=["state"])
        audit.record(by=by, at=at, verb="discard", subject=import_)
    return import_


def read(content: bytes, *, read_as: ReadAs) -> Rows:
    """Read a file, or refuse it in words."""
    try:
        rows = sources.read(content, read_as=read_as, recognised=matching.recognised)
    except sources.Unreadable as unreadable:
        raise Refused([str(unreadable)]) from unreadable
    if not rows.count:
        raise Refused([_("The file has a header but no rows.")])
    return rows


def guess(rows: Rows, dataset: Dataset | None) -> Match:
    """Return the match used for such a file before, or the best guess."""
    if dataset is None:
        return Match()
    saved = Mapping.objects.filter(dataset=dataset.code, headers=matching.fingerprint(rows.headers)).first()
    if saved:
        return Match.from_json(saved.content)
    return Match(columns=matching.guess_columns(dataset, rows.headers))
