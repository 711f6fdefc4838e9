"""All steps of an import at once, for the command line, the demo and other programs."""

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pyarrow as pa
from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from pyarrow import csv

from steelyard.foundation.facts.actions.aliases import accept_alias
from steelyard.foundation.facts.actions.commits import ask_commit, commit_import
from steelyard.foundation.facts.actions.uploads import check_import, match_columns, upload_file
from steelyard.foundation.facts.answers import Answers
from steelyard.foundation.facts.how_read_words import unfit_words
from steelyard.foundation.facts.landing import Report, silent
from steelyard.foundation.facts.matching import Match
from steelyard.foundation.facts.models import Import, Origin
from steelyard.foundation.facts.sources import EVERYTHING_OPEN, ReadAs
from steelyard.kit.refusal import Refused

OUR_OWN = ReadAs(encoding="utf-8", header_line=1, totals_too=True)  # how a table of our own making is read


def prepare_file(
    *,
    path: Path,
    dataset: str = "",
    mapping: Match | None = None,
    read_as: ReadAs = EVERYTHING_OPEN,
    by: User | None,
    at: datetime,
    report: Report = silent,
) -> Import:
    """Take a file in, match its columns and look at its rows; Refused, in words, if that is impossible."""
    one = upload_file(
        content=path.read_bytes(), file_name=path.name, dataset=dataset, read_as=read_as, by=by, at=at
    )
    if not one.dataset:
        raise Refused(
            [_("{file} fits no dataset; name one.").format(file=path.name), *unfit_words(one.headers)]
        )
    match = mapping or Match.from_json(one.mapping)
    one = match_columns(import_=one, dataset=one.dataset, match=match, by=by, at=at)
    return check_import(import_=one, report=report)


def accept_clear_suggestions(*, import_: Import, by: User | None, at: datetime) -> list[tuple[str, str, int]]:
    """Accept each suggestion that leaves no doubt; return (spelling, meaning, rows) of each."""
    accepted = []
    for one in import_.findings["suggestions"]:
        if one["clear"]:
            value, label, _likeness = one["hints"][0]
            accept_alias(kind=one["kind"], raw=one["cell"], canonical=value, by=by, at=at)
            accepted.append((one["cell"], label, one["rows"]))
    return accepted


def import_file(
    *,
    path: Path,
    dataset: str = "",
    mapping: Match | None = None,
    accept_suggestions: bool = False,
    by: User | None,
    at: datetime,
    report: Report = silent,
) -> Import:
    """Import a file from beginning to end."""
    one = prepare_file(path=path, dataset=dataset, mapping=mapping, by=by, at=at)
    if accept_suggestions:
        accept_clear_suggestions(import_=one, by=by, at=at)
    return commit_import(import_=one, by=by, at=at, report=report)


def admit_table(
    *,
    dataset: str,
    table: pa.Table,
    file_name: str,
    by: User | None,
    at: datetime,
    columns: Mapping[str, str] | None = None,
    report: Report = silent,
) -> Import:
    """Import a table whose columns are named as declared (or as `columns` says: column → name).

    Cells are text, dates, integers or decimals; floats are refused, since they are not exact. Money is
    written as in a file (1234.50), not in minor units.
    """
    inexact = [field.name for field in table.schema if pa.types.is_floating(field.type)]
    if inexact:
        raise Refused(
            [_("These columns hold inexact numbers: {columns}.").format(columns=", ".join(inexact))]
        )
    buffer = io.BytesIO()
    csv.write_csv(table, buffer)
    one = upload_file(
        content=buffer.getvalue(),
        file_name=file_name,
        dataset=dataset,
        read_as=OUR_OWN,
        origin=Origin.TABLE,
        by=by,
        at=at,
    )
    match = Match(columns=columns) if columns else Match.from_json(one.mapping)
    match = replace(
        match, answers=replace(match.answers, numbers="dot")
    )  # as this very table was just written
    one = match_columns(import_=one, dataset=dataset, match=match, by=by, at=at)
    return commit_import(import_=one, by=by, at=at, report=report)


def commit_as_guessed(
    *, import_: Import, date_order: str = "", answers: Answers | None = None, by: User | None, at: datetime
) -> Import:
    """Commit an uploaded file with the columns that were recognised: at once, or in a job.

    What was answered for such a file before stays, where nothing else is said.
    """
    match = Match.from_json(import_.mapping)
    match = replace(
        match, date_order=date_order or match.date_order, answers=(answers or Answers()).over(match.answers)
    )
    one = match_columns(import_=import_, dataset=import_.dataset, match=match, by=by, at=at)
    return ask_commit(import_=one, by=by, at=at)
