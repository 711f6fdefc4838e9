"""The last step of an import, and the way back."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TypeAlias

import pyarrow as pa
import pyarrow.compute as pc
from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from steelyard.foundation import people
from steelyard.foundation.facts import quarantine, rules, standing
from steelyard.foundation.facts.actions.uploads import BIG
from steelyard.foundation.facts.datasets import LINEAGE
from steelyard.foundation.facts.events import FactsChanged
from steelyard.foundation.facts.findings import findings_of
from steelyard.foundation.facts.landing import Landed, Report, land, silent
from steelyard.foundation.facts.models import Import, ImportState, Snapshot
from steelyard.kit import audit, events, jobs
from steelyard.kit.refusal import Refused, refuse_for
from steelyard.runtime import snapshots

Keeping: TypeAlias = Callable[[], AbstractContextManager[None]]
COUNTS = ("rows_in", "rows_new", "rows_changed", "rows_unchanged", "rows_repeated", "rows_quarantined")


def commit_import(
    *,
    import_: Import,
    by: User | None,
    at: datetime,
    report: Report = silent,
    keeping: Keeping = transaction.atomic,
) -> Import:
    """Lay the file's rows over the dataset: a new snapshot, and a quarantined row for each unusable one.

    What was found before is found anew, since lists and aliases may have changed. Writes stand in one
    `keeping()` context, a transaction (a job passes `work.once`).
    """
    refuse_for(rules.why_not_commit(import_))
    landed = land(import_, report=report)
    refuse_for(rules.why_not_yet(import_, landed.questions))
    changes = landed.comparison.new + landed.comparison.changed
    if changes:  # before the transaction: it is long, and a file that nothing names harms nobody
        written = snapshots.write(landed.comparison.table, root=settings.SNAPSHOTS, dataset=import_.dataset)
    try:
        with keeping():
            one = Import.objects.select_for_update().get(pk=import_.pk)
            refuse_for(rules.why_not_commit(one))
            if changes:
                Snapshot.objects.create(
                    dataset=one.dataset,
                    sha256=written.sha256,
                    path=written.path.as_posix(),
                    row_count=written.row_count,
                    parent=landed.head,
                    made_by=one,
                    at=at,
                )
                events.publish(FactsChanged(one.dataset, one.pk))
                admit_people(one, landed, by=by, at=at)
            waiting_before = quarantine.keep_refused(one, landed.admission.refused)
            quarantine.settle_admitted(one, landed.admission, rows=landed.rows, at=at)
            one.findings = {**findings_of(landed), "waiting_before": waiting_before}
            one.state, one.committed_at = ImportState.COMMITTED, at
            for name in COUNTS:
                setattr(one, name, one.findings[name])
            one.save()
            audit.record(by=by, at=at, verb="commit", subject=one, after=audit.values_of(one, *COUNTS))
    except IntegrityError as error:
        if "snapshot" not in str(error):
            raise
        raise Refused([_("Somebody else has just imported into this dataset. Try again.")]) from error
    return one


def ask_commit(*, import_: Import, by: User | None, at: datetime) -> Import:
    """Commit at once, or in a job when there are many rows."""
    refuse_for(rules.why_not_commit(import_))
    if import_.rows_in < BIG:
        return commit_import(import_=import_, by=by, at=at)
    job = jobs.enqueue(
        kind="commit_import", key=str(import_.pk), payload={"import": import_.pk}, by=by, at=at
    )
    import_.job_id = job.pk
    import_.save(update_fields=["job_id"])
    return import_


def fail_import(*, import_: Import, words: str) -> Import:
    """Note why a job could not do it; the columns may be matched again."""
    import_.state, import_.error = ImportState.FAILED, words
    import_.save(update_fields=["state", "error"])
    return import_


def roll_back_import(*, import_: Import, by: User | None, at: datetime, why: str = "") -> Import:
    """Take an import's rows out again; refused while another import stands on it.

    The snapshot's file stays, for the runs that pinned it. Rows that it had quarantined are discarded,
    rows that it had re-admitted wait again. People whom a roster admitted stay: they may have been
    moved or given targets since.
    """
    with transaction.atomic():
        one = Import.objects.select_for_update().get(pk=import_.pk)
        its = one.snapshots.filter(is_standing=True).first()
        heir = its and its.children.filter(is_standing=True).select_related("made_by").first()
        refuse_for(rules.why_not_roll_back(one, its=its, heir=heir))
        if its:
            its.is_standing = False
            its.save(update_fields=["is_standing"])
            events.publish(FactsChanged(one.dataset, one.pk))
        quarantine.undo(one, why=_("Its import was rolled back."), at=at)
        one.state, one.rolled_back_at = ImportState.ROLLED_BACK, at
        one.save(update_fields=["state", "rolled_back_at"])
        head = standing.head(one.dataset)
        audit.record(
            by=by,
            at=at,
            verb="roll_back",
            subject=one,
            before={"sha256": its.sha256 if its else ""},
            after={"sha256": head.sha256 if head else ""},
            why=why,
        )
    return one


def admit_people(one: Import, landed: Landed, *, by: User | None, at: datetime) -> None:
    """Let a roster's new and changed rows become people."""
    if one.dataset != "roster":
        return
    table: pa.Table = landed.comparison.table
    rows = table.filter(pc.equal(table["source_import"], one.pk)).drop_columns(["id", *LINEAGE.names])
    people.admit_roster(rows=rows.to_pylist(), by=by, at=at)
