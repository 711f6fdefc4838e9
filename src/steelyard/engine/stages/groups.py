"""Groups by date: who stood in which team, position or plan, from when to when, and those days' facts."""

from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.batches import Batch
from steelyard.engine.crediting.hierarchy import places
from steelyard.engine.crediting.split import OVERLAY
from steelyard.engine.days import days_between
from steelyard.engine.indicators.facts import CreditedFacts
from steelyard.engine.indicators.within import Group
from steelyard.engine.stages.ground import Ground

EVERYBODY = ""  # the one group of a company


def group_of(rows: ibis.Table, within: Group) -> Any:
    """Name the group of a row that has team, position and plan: empty, where there is none."""
    return ibis.literal(EVERYBODY) if within == "company" else rows[within]


def places_in(ground: Ground, within: Group) -> ibis.Table:
    """List who stood in which group: placed_person, group, starts_on, ends_on. Those in none are left out."""
    placed = places(ground.tables["assignments"])
    placed = placed.select("starts_on", "ends_on", placed_person="person", group=group_of(placed, within))
    return placed.filter(placed.group.notnull())


def facts_by_group(ground: Ground, batch: Batch, within: Group) -> CreditedFacts:
    """Give a batch's facts with their group: the parts of those who stood in it on the day that counts."""
    assert batch.parts is not None  # noqa: S101 - for the type checker; only drawn batches have none
    parts = batch.parts.filter(batch.parts.role != OVERLAY)
    placed = places_in(ground, within)
    met = parts.inner_join(
        placed,
        [
            parts.person == placed.placed_person,
            parts.counted_on >= placed.starts_on,
            parts.counted_on <= placed.ends_on,
        ],
    )
    return CreditedFacts(met, batch.credit.amount, batch.plans[0].minor_units, one_row_a_fact=False)


def days_in(ground: Ground, within: Group) -> ibis.Table:
    """Count the days of the period that each person stood in each group, one stretch after another.

    Gives placed_person, group, days, so_far (up to the stretch's end) and in_all, over every place they had.
    """
    placed, period = places(ground.tables["assignments"]), ground.period
    here = placed.filter(placed.starts_on <= period.last_day, placed.ends_on >= period.first_day)
    first, last = ibis.greatest(here.starts_on, period.first_day), ibis.least(here.ends_on, period.last_day)
    here = here.select(
        "starts_on", placed_person="person", group=group_of(here, within), days=days_between(first, last)
    )
    so_far = ibis.window(group_by=here.placed_person, order_by=here.starts_on, rows=(None, 0))
    return here.mutate(
        so_far=number.running(here.days, so_far),
        in_all=number.running(here.days, ibis.window(group_by=here.placed_person)),
    )
