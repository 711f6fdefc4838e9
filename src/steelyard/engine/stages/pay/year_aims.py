"""What the year's periods aim at, and the whole year: a plan says by what a longer target is spread."""

from collections.abc import Sequence
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.period import Period
from steelyard.engine.season import By
from steelyard.engine.stages.pay.components import Component
from steelyard.engine.stages.targets import exactly, spread


def with_aims(
    rows: ibis.Table, code: str, components: Sequence[Component], targets: ibis.Table, year: Sequence[Period]
) -> ibis.Table:
    """Add what everybody aims at in each period (aim_0, aim_1…), by the rule of their plan.

    A target of exactly the period goes before what others give to it.
    """
    every = [f"aim_{turn}" for turn in range(len(year))]
    spreads = _spreads(code, components)
    found: list[tuple[ibis.Table, list[str] | None]] = [(exactly(targets, year), None)]
    found += [(spread(targets, year, by), plans) for by, plans in spreads.items() if by != "period"]
    return _first_of(rows, found, every)


def with_whole_year(
    rows: ibis.Table,
    code: str,
    name: str,
    components: Sequence[Component],
    targets: ibis.Table,
    period: Period,
    same: Any,
) -> ibis.Table:
    """Add the whole fiscal year's target: agreed for the year, or what targets within it come to.

    One that is the same for all in every period counts once a period.
    """
    if not any(component.shape.aims_at_whole_year for component in components):
        return rows.mutate(**{name: number.nothing()})
    year, place = [period.window("whole_year")], period.place
    periods = period.calendar.count(place.kind, place.year) if place is not None else 1
    found: list[tuple[ibis.Table, list[str] | None]] = [(exactly(targets, year), None)]
    for by, plans in _spreads(code, components).items():
        found.append((spread(targets, year, "days" if by == "period" else by), plans))
    rows = _first_of(rows, found, ["aim_0"])
    return rows.mutate(**{name: ibis.coalesce(same * number.whole(periods), rows.aim_0)}).drop("aim_0")


def _spreads(code: str, components: Sequence[Component]) -> dict[By, list[str]]:
    """Name by what plans spread the indicator's targets."""
    found: dict[By, list[str]] = {}
    for component in components:
        for version in component.versions:
            plans = found.setdefault(version.indicators[code].target_by, [])
            plans += [plan for plan in version.plans if plan not in plans]
    return found


def _first_of(
    rows: ibis.Table, found: Sequence[tuple[ibis.Table, list[str] | None]], names: Sequence[str]
) -> ibis.Table:
    """Add columns from the first table that has a number; some hold for the people of some plans alone."""
    aims: dict[str, list[str]] = {name: [] for name in names}
    for turn, (table, plans) in enumerate(found):
        own = {f"{name}_{turn}": name for name in names}
        met = rows.left_join(
            table.select(of_person="person", **own),
            [rows.person == table.person, *([] if plans is None else [rows.plan.isin(sorted(plans))])],
        )
        rows = met.drop("of_person")
        for column, name in own.items():
            aims[name].append(column)
    made = {name: ibis.coalesce(*(rows[column] for column in columns)) for name, columns in aims.items()}
    return rows.mutate(**made).drop(*(column for columns in aims.values() for column in columns))
