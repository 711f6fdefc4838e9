"""Gather what a close needs: the facts as they stand, splits, rates, targets, assignments, plan texts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from steelyard import engine
from steelyard.foundation import calculation, facts, people, rulebook
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
    beside = calculation.tables_beside(period)
    codes = {code for code in assignments["plan"].to_pylist() if code}
    found = {code: _version(code, period) for code in sorted(codes)}
    for code in sorted(plans_named(beside) - codes):  # nobody is on it any more, but something is owed
        found[code] = _version(code, period) or rulebook.newest_version(code)
    versions = tuple(version for _code, version in sorted(found.items()) if version is not None)
    plans = tuple(rulebook.plan_of(version) for version in versions)
    paths = facts.table_paths()
    named = sorted({dataset for plan in plans for dataset in plan.datasets})
    tables: dict[str, Path | pa.Table] = {name: paths[name] for name in (*named, *ALWAYS) if name in paths}
    for name in named:
        if name in paths:
            looked_at = {column for plan in plans for column in (*plan.columns(name), plan.amounts.get(name))}
            tables[name] = facts.with_derived(paths, dataset=name, columns=looked_at)
    since = looks_back_to(plans, period)
    tables["targets"] = planning.targets_table(period, since=since, until=looks_on_to(plans, period))
    tables["assignments"] = planning.assignments_with_plans(period, since=since) if since else assignments
    tables["people"] = people.dates_table(people_named(tables["assignments"], beside))
    if planning.asks_for_figures(plans):
        tables["personal_figures"] = planning.personal_figures_table(period)
    indicators = [one for plan in plans for one in plan.indicators.values()]
    rows = any(one.source == "in_a_row" for one in indicators)
    if rows or any(one.if_missing == "carry" for one in indicators):
        tables["history"] = calculation.history_before(period, every=rows)
    tables |= beside
    return Gathered(
        period=calculation.engine_period(period),
        versions=versions,
        plans=plans,
        tables=tables,
        unversioned=tuple(code for code, version in found.items() if version is None),
        absent=tuple(name for name in named if name not in paths),
    )


def looks_back_to(plans: Iterable[engine.Plan], period: Period) -> date | None:
    """Return the first day before the period that a plan looks at; None where none does."""
    span = calculation.engine_period(period)
    names = {name for plan in plans for dataset in plan.credit for name in plan.windows(dataset)}
    days = [span.window(name).starts_on for name in names]
    if any(one.target_by != "period" for plan in plans for one in plan.indicators.values()):
        days.append(period.starts_on)  # targets of longer and shorter periods count too
    return min(days, default=None)


def looks_on_to(plans: Iterable[engine.Plan], period: Period) -> date:
    """Return the last day up to which plans look at targets: the period's, or the fiscal year's."""
    whole_year = any(one.aims_at_whole_year for plan in plans for one in plan.pay.values())
    span = calculation.engine_period(period)
    return span.window("whole_year").ends_on if whole_year else period.ends_on


def _version(code: str, period: Period) -> PlanVersion | None:
    return rulebook.version_for_period(code, starts_on=period.starts_on, ends_on=period.ends_on)


def people_named(assignments: pa.Table, beside: Mapping[str, Path | pa.Table]) -> set[str]:
    """Return whom assignments and balances name: others' comings and goings change nothing here."""
    found = set(assignments["person"].to_pylist())
    if "balances" in beside:
        balances = beside["balances"]
        rows = balances if isinstance(balances, pa.Table) else pq.read_table(balances, columns=["person"])
        found |= set(rows["person"].to_pylist())
    return found


def plans_named(tables: Mapping[str, Path | pa.Table]) -> set[str]:
    """Return the plans that adjustments, corrections and balances name."""
    found: set[str] = set()
    for table in tables.values():
        rows = table if isinstance(table, pa.Table) else pq.read_table(table, columns=["plan"])
        found |= set(rows["plan"].to_pylist())
    return found


def is_over(period: Period, today: date) -> bool:
    """Tell whether a period's last day has passed."""
    return period.ends_on < today
