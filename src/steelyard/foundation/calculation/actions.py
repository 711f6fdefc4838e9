"""Compute, seal, supersede. Computing needs no transaction and may take long; sealing is one short one."""

import shutil
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
from django.conf import settings
from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import Max

from steelyard.foundation.calculation.models import Run, RunState
from steelyard.foundation.calculation.pinned import Pinned, canonical, pin_inputs, text_sha256, write_inputs
from steelyard.foundation.calculation.places import OUTPUTS, made_aside, runs_folder
from steelyard.foundation.calculation.spans import engine_period
from steelyard.foundation.periods.models import Period
from steelyard.kit import audit
from steelyard.runtime import machines

Report = Callable[[int, int, str], None]
SEAL = "outputs.json"  # the hashes of the tables that came out


class NotRepeated(RuntimeError):  # noqa: N818 - it says what happened
    """The same inputs gave other bytes than before. Nothing is sealed: somebody must find out why."""


class RunTakenOver(RuntimeError):  # noqa: N818 - it says what happened
    """Another worker took the run up meanwhile; what this one holds must not be kept."""


def run_plans(
    *,
    period: Period,
    plans: Mapping[str, str],
    tables: Mapping[str, Path | pa.Table],
    pins: Mapping[str, Any],
    by: User | None,
    at: datetime,
    report: Report | None = None,
) -> Run:
    """Compute a period and seal the outcome: `prepare_run`, then `seal_run`.

    A caller with more to write in the sealing's transaction calls the two by themselves.
    """
    run = prepare_run(period=period, plans=plans, tables=tables, pins=pins, by=by, at=at, report=report)
    return seal_run(run=run, by=by, at=at)


def prepare_run(
    *,
    period: Period,
    plans: Mapping[str, str],
    tables: Mapping[str, Path | pa.Table],
    pins: Mapping[str, Any],
    by: User | None,
    at: datetime,
    report: Report | None = None,
) -> Run:
    """Pin the inputs, compute, and return a run that still waits to be sealed.

    `plans` are YAML texts by code; `tables` are those of `engine.tables`, as Parquet files or Arrow;
    `pins` are labels kept with the run for people (version numbers, counts). A run left unfinished by a
    worker that died is taken up again under its number.

    Raises:
        NotRepeated: The same inputs were computed before and gave other bytes.
        RunTakenOver: Another attempt began while this one computed.
    """
    pinned = pin_inputs(
        period=engine_period(period),
        plans=plans,
        tables=tables,
    )
    run = _begin(period=period, pinned=pinned, pins=pins, by=by, at=at)
    try:
        run.outputs_sha256 = compute(pinned, report=report)
    except Exception as fault:
        _mine(run).update(state=RunState.FAILED, why=str(fault) or type(fault).__name__)
        raise
    if not _mine(run).update(outputs_sha256=run.outputs_sha256):
        raise RunTakenOver
    machines.here(settings.KEPT).prepare(plans=pinned.read_plans(), tables=pinned.table_paths())
    return run


def _mine(run: Run) -> models.QuerySet[Run]:
    """Return the run as this attempt began it: no row, once another attempt took it up."""
    return Run.objects.filter(
        pk=run.pk, state=RunState.RUNNING, started_at=run.started_at, inputs_sha256=run.inputs_sha256
    )


@transaction.atomic
def _begin(*, period: Period, pinned: Pinned, pins: Mapping[str, Any], by: User | None, at: datetime) -> Run:
    run = Run.objects.select_for_update().filter(period=period, state=RunState.RUNNING).first()
    if run is None:
        newest = Run.objects.filter(period=period).aggregate(number=Max("number"))["number"] or 0
        run = Run(period=period, number=newest + 1)
    run.by, run.started_at = by, at
    run.pins = {**pins, **pinned.document}
    run.meaning = pinned.meaning
    run.inputs_sha256 = run.folder = pinned.sha256
    run.save()
    return run


def compute(pinned: Pinned, *, report: Report | None = None) -> str:
    """Compute pinned inputs into their folder; return the hash of all that came out.

    Where the folder stands already, everything is computed again all the same, and compared.
    """
    final = runs_folder() / pinned.sha256
    with made_aside(final) as aside:
        write_inputs(pinned, aside)
        made = machines.machine(**settings.MACHINE, kept=settings.KEPT).run(
            plans=pinned.read_plans(),
            tables=pinned.table_paths(),
            period=pinned.period,
            out=aside / OUTPUTS,
            report=report,
        )
        seal = canonical(dict(sorted(made.sha256.items())))
        (aside / SEAL).write_text(seal)
        if final.exists() and (final / SEAL).read_text() != seal:
            kept = final.with_name(f"{final.name}.differs")
            shutil.copytree(aside, kept, dirs_exist_ok=True)
            msg = f"{final} was computed before and came out differently now; see {kept}"
            raise NotRepeated(msg)
    return text_sha256(seal)


@transaction.atomic
def seal_run(*, run: Run, by: User | None, at: datetime) -> Run:
    """Declare a computed run final; from here on its figures count.

    Raises:
        RunTakenOver: Another attempt took the run up, sealed it, or gave it up.
        IntegrityError: Another run of the period counts already.
    """
    sealed = _mine(run).select_for_update(of=("self",)).select_related("period").first()
    if sealed is None:
        raise RunTakenOver
    sealed.state, sealed.sealed_at = RunState.SEALED, at
    sealed.save(update_fields=["state", "sealed_at"])
    audit.record(
        by=by,
        at=at,
        verb="seal_run",
        subject=sealed,
        after={"inputs": sealed.inputs_sha256, "outputs": sealed.outputs_sha256},
    )
    return sealed


@transaction.atomic
def supersede_run(*, run: Run, by: User, at: datetime, why: str) -> Run:
    """Put a sealed run aside, because its period is open again. It stays readable, to the bit."""
    run = Run.objects.select_for_update().get(pk=run.pk)
    run.superseded_at, run.why = at, why
    run.save(update_fields=["superseded_at", "why"])
    audit.record(by=by, at=at, verb="supersede_run", subject=run, after={"superseded_at": at}, why=why)
    return run
