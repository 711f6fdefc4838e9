"""The chain of command by date: who stands above whom, how many levels up, from when to when."""

import datetime as dt
from typing import Any

import ibis

from steelyard.engine.number import whole

OPEN_END = dt.date(9999, 12, 31)


def places(assignments: ibis.Table) -> ibis.Table:
    """Give assignments an end: one that lasts ends with the calendar."""
    return assignments.mutate(ends_on=assignments.ends_on.fill_null(ibis.literal(OPEN_END)))


def chain(assignments: ibis.Table, levels: int) -> ibis.Table:
    """List every (below, manager, level, starts_on, ends_on) up to so many levels.

    A person who turns up again in their own chain, as in a loop, is passed over: nobody is credited twice.
    """
    reports = places(assignments).select("person", "manager", "starts_on", "ends_on")
    reports = reports.filter(reports.manager.notnull() & (reports.manager != reports.person))
    step = reports.select(below="person", above_1="manager", starts_on="starts_on", ends_on="ends_on")
    found = [_level(step, 1)]
    for level in range(2, levels + 1):
        step = _climb(step, reports, level)
        found.append(_level(step, level))
    return ibis.union(*found) if len(found) > 1 else found[0]


def _climb(step: ibis.Table, reports: ibis.Table, level: int) -> ibis.Table:
    """Go one level up, for the days both steps share."""
    upper = reports.select(boss="person", next="manager", since="starts_on", until="ends_on")
    met = step.inner_join(
        upper,
        [
            step[f"above_{level - 1}"] == upper.boss,
            step.starts_on <= upper.until,
            step.ends_on >= upper.since,
        ],
    )
    passed: list[Any] = [met.next != met.below, *(met.next != met[f"above_{one}"] for one in range(1, level))]
    met = met.filter(*passed)
    return met.mutate(
        starts_on=ibis.greatest(met.starts_on, met.since), ends_on=ibis.least(met.ends_on, met.until)
    ).select(
        "below",
        *(f"above_{one}" for one in range(1, level)),
        **{f"above_{level}": "next"},
        starts_on="starts_on",
        ends_on="ends_on",
    )


def _level(step: ibis.Table, level: int) -> ibis.Table:
    return step.select(
        below="below",
        manager=f"above_{level}",
        level=whole(level),
        starts_on="starts_on",
        ends_on="ends_on",
    )
