"""Which runs there are, and what plans they used."""

from collections.abc import Mapping
from functools import lru_cache

from steelyard import engine
from steelyard.foundation.calculation.models import Run, RunSet
from steelyard.foundation.calculation.pinned import read_inputs
from steelyard.foundation.periods.models import Period

REMEMBERED = 32  # runs


def runs_of(period: Period) -> RunSet:
    """Return every run of a period, newest first; failed and superseded ones too."""
    return Run.objects.for_period(period).select_related("period", "by").order_by("-number")


def run_in_force(period: Period) -> Run | None:
    """Return the run whose figures count for a period; none while the period is open."""
    return Run.objects.for_period(period).in_force().select_related("period").first()


def plans_of(run: Run) -> dict[str, engine.Plan]:
    """Return the plans a run was computed with, by code, from the texts that were pinned."""
    return dict(_plans(run.folder))


def plan_texts(run: Run) -> dict[str, str]:
    """Return the plan texts a run was computed with, by code."""
    return dict(read_inputs(run.folder).plans)


@lru_cache(maxsize=REMEMBERED)
def _plans(folder: str) -> Mapping[str, engine.Plan]:
    return {plan.code: plan for plan in read_inputs(folder).read_plans()}
