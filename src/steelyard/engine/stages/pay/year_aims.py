"""What the year's periods aim at, and the whole year: a plan says by what a longer target is spread."""

from collections.abc import Sequence
from functools import reduce
from operator import or_
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

    These come to it only together: while a period in which somebody is here has none, there is no target of
    the year. One that is the same for all in every period counts once a period.
    """
    if not any(component.shape.aims_at_whole_year for component in components):
        return rows.mutate(**{name: number.nothing()})
    year, place = [period.window("whole_year")], period.place
    periods = period.calendar.count(place.kind, place.year) if place is not None else 1
    rows = _first_of(rows, [(exactly(targets, year), None)], ["aim_0"]).rename(agreed="aim_0")
    within: list[tuple[ibis.Table, list[str] | None]] = [
        (spread(targets, year, "days" if by == "period" else by), plans)
        for by, plans in _spreads(code, components).items()
    ]
    rows = _with_gaps(_first_of(rows, within, ["aim_0"]), targets, period.of_the_whole_year())
    together = rows.has_gaps.ifelse(number.nothing(), rows.aim_0)
    whole = ibis.coalesce(same * number.whole(periods), rows.agreed, together)
    return rows.mutate(**{name: whole}).drop("agreed", "aim_0", "has_gaps")


def _with_gaps(rows: ibis.Table, targets: ibis.Table, year: Sequence[Period]) -> ibis.Table:
    """Tell who lacks any target for a period of the year between their first and last day."""
    asks = {
        f"asks_{turn}": ((targets.starts_on <= one.last_day) & (targets.ends_on >= one.first_day)).any()
        for turn, one in enumerate(year)
    }
    asked = targets.group_by(of_person="person").aggregate(**asks)
    rows = rows.left_join(asked, rows.person == asked.of_person).drop("of_person")
    gaps = [
        ~rows[name].fill_null(ibis.literal(value=False))
        & (rows.first_on <= one.last_day).fill_null(ibis.literal(value=True))
        & (rows.left_on >= one.first_day).fill_null(ibis.literal(value=True))
        for name, one in zip(asks, year, strict=True)
    ]
    return rows.mutate(has_gaps=reduce(or_, gaps)).drop(*asks)


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
