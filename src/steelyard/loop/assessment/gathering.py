"""Gather what a close needs: the facts as they stand, splits, rates, targets, assignments, plan texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from steelyard import engine
from steelyard.foundation import facts, rulebook
from steelyard.foundation.periods.models import Period
from steelyard.foundation.rulebook.models import PlanVersion
from steelyard.loop import planning

ALWAYS = ("splits", "rates")  # tables the engine wants beside the datasets that plans name


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """Everything that a calculation of a period would take, as of now."""

    period: engine.Period
    versions: tuple[PlanVersion, ...]
    plans: tuple[engine.Plan, ...]
    tables: Mapping[str, Path | pa.Table]
    unversioned: tuple[str, ...]  # plans people are assigned to that have no version in force
    absent: tuple[str, ...]  # datasets the plans name and nobody has imported

    @property
    def texts(self) -> dict[str, str]:
        """Return the plan texts by code."""
        return {version.plan.code: version.text for version in self.versions}

    @property
    def pins(self) -> dict[str, Any]:
        """Return the labels a run keeps for people."""
        return {"versions": {version.plan.code: version.number for version in self.versions}}

    @property
    def assignments(self) -> pa.Table:
        """Return who worked where, under which plan."""
        table = self.tables["assignments"]
        assert isinstance(table, pa.Table)  # noqa: S101 - gather put it there
        return table


def gather(period: Period) -> Gathered:
    """Read everything for one period; nothing is changed and nothing computed."""
    assignments = planning.assignments_with_plans(period)
    codes = sorted({code for code in assignments["plan"].to_pylist() if code})
    found = {
        code: rulebook.version_for_period(code, starts_on=period.starts_on, ends_on=period.ends_on)
        for code in codes
    }
    versions = tuple(version for version in found.values() if version is not None)
    plans = tuple(rulebook.plan_of(version) for version in versions)
    paths = facts.table_paths()
    named = sorted({dataset for plan in plans for dataset in plan.datasets})
    tables: dict[str, Path | pa.Table] = {name: paths[name] for name in (*named, *ALWAYS) if name in paths}
    tables["targets"] = planning.targets_table(period)
    tables["assignments"] = assignments
    return Gathered(
        period=engine_period(period),
        versions=versions,
        plans=plans,
        tables=tables,
        unversioned=tuple(code for code, version in found.items() if version is None),
        absent=tuple(name for name in named if name not in paths),
    )


def engine_period(period: Period) -> engine.Period:
    """Return a period as the engine knows it."""
    return engine.Period(code=period.code, starts_on=period.starts_on, ends_on=period.ends_on)


def is_over(period: Period, today: date) -> bool:
    """Tell whether a period's last day has passed."""
    return period.ends_on < today
