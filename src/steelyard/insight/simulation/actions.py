"""Asking for a simulation, and keeping its outcome."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import get_language

from steelyard.engine import language_of
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.rulebook.models import PlanVersion
from steelyard.insight.simulation.models import Drawing, Simulation
from steelyard.insight.simulation.rules import why_not_draw, why_not_simulate
from steelyard.insight.simulation.weighing import plan_of
from steelyard.kit import audit, jobs
from steelyard.kit.refusal import refuse_for
from steelyard.runtime.scenarios import Luck

SIMULATE = "simulate_plan"
DRAW = "draw_odds"


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


@transaction.atomic
def ask_to_draw(
    *,
    simulation: Simulation,
    luck: Luck,
    scenarios: int,
    seed: int,
    budget_minor: int | None,
    people: Iterable[str],
    by: User,
    at: datetime,
) -> Drawing:
    """Ask for drawn futures of a weighed plan, for the people named; drawn by a job.

    Raises:
        Refused: Pay hangs on others, on the year so far or on single facts, and so cannot be drawn.
    """
    plan = plan_of(simulation.folder, simulation.version.plan.code)
    refuse_for(why_not_draw(plan, language_of(get_language() or "en")))
    asked = Drawing.objects.create(
        simulation=simulation,
        scenarios=scenarios,
        spread_ppm=luck.spread_ppm,
        together_ppm=luck.together_ppm,
        seed=seed,
        budget_minor=budget_minor,
        asked_by=by,
        asked_at=at,
    )
    audit.record(by=by, at=at, verb="draw_odds", subject=asked, after={"scenarios": scenarios, "seed": seed})
    payload = {"drawing": asked.pk, "people": sorted(people)}
    jobs.enqueue(kind=DRAW, key=str(asked.pk), payload=payload, by=by, at=at)
    return asked


@transaction.atomic
def keep_odds(*, drawing: Drawing, odds: Mapping[str, Any]) -> Drawing:
    """Note what was drawn."""
    drawing.odds = dict(odds)
    drawing.save(update_fields=["odds"])
    return drawing
