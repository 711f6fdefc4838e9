"""Asking for a simulation, and keeping its outcome."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from steelyard.foundation.calculation.models import Run
from steelyard.foundation.rulebook.models import PlanVersion
from steelyard.insight.simulation.models import Simulation
from steelyard.insight.simulation.rules import why_not_simulate
from steelyard.kit import audit, jobs
from steelyard.kit.refusal import refuse_for

SIMULATE = "simulate_plan"


@transaction.atomic
def ask_to_simulate(*, version: PlanVersion, run: Run, by: User, at: datetime) -> Simulation:
    """Ask to weigh a version, as it reads now, on the facts of a sealed run; it is computed by a job.

    Raises:
        Refused: The version has errors, the period is open, or nobody worked under the plan.
    """
    refuse_for(why_not_simulate(version, run))
    asked = Simulation.objects.create(
        version=version, text_sha256=version.sha256, run=run, asked_by=by, asked_at=at
    )
    audit.record(
        by=by,
        at=at,
        verb="simulate_plan",
        subject=asked,
        after={"text": version.sha256, "inputs": run.inputs_sha256},
    )
    jobs.enqueue(
        kind=SIMULATE, key=str(asked.pk), payload={"simulation": asked.pk, "text": version.text}, by=by, at=at
    )
    return asked


@transaction.atomic
def keep_outcome(*, simulation: Simulation, folder: str) -> Simulation:
    """Note where the outcome lies."""
    simulation.folder = folder
    simulation.save(update_fields=["folder"])
    return simulation
