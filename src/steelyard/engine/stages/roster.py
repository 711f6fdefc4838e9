"""Who is on a plan in the period, for how many days, and where they stand at its end."""

from collections.abc import Mapping, Sequence
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.crediting.hierarchy import places
from steelyard.engine.days import days_between
from steelyard.engine.period import Period
from steelyard.engine.plan import Plan


def roster(plans: Sequence[Plan], tables: Mapping[str, ibis.Table], period: Period) -> ibis.Table:
    """List everyone who is on a plan for some day of the period, once a plan.

    `days` are the calendar days on the plan within the period; team, position and manager are those of the
    last of them; joined_on and left_on come from the table of people. `who` numbers plan and person: joining
    on an integer costs a fraction of joining on two texts.
    """
    placed = places(tables["assignments"])
    within = placed.filter(
        placed.plan.isin([plan.code for plan in plans]),
        placed.starts_on <= period.last_day,
        placed.ends_on >= period.first_day,
    )
    first = ibis.greatest(within.starts_on, period.first_day)
    within = within.mutate(here=days_between(first, ibis.least(within.ends_on, period.last_day)))
    people = within.group_by("plan", "person").aggregate(
        days=number.total(within.here),
        team=_last(within, "team"),
        position=_last(within, "position"),
        manager=_last(within, "manager"),
    )
    known = tables["people"]
    known = known.group_by(known_person="person").aggregate(
        joined_on=known.joined_on.min(), left_on=known.left_on.max()
    )
    met = people.left_join(known, people.person == known.known_person)
    turn = ibis.row_number().over(ibis.window(order_by=[met.plan, met.person]))
    met = met.mutate(who=turn)
    return met.select("plan", "person", "who", "days", "team", "position", "manager", "joined_on", "left_on")


def _last(rows: ibis.Table, column: str) -> Any:
    """Take a column as it stood last, also where it was empty then."""
    return rows[column].fill_null("").argmax(rows.starts_on).nullif("")
