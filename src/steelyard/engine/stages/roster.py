"""Who is on a plan in the period, for how many days, and where they stand at its end."""

from collections.abc import Mapping, Sequence
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.crediting.hierarchy import places
from steelyard.engine.days import days_between
from steelyard.engine.period import Period
from steelyard.engine.plan import Plan
from steelyard.engine.proration import month_columns


def roster(plans: Sequence[Plan], tables: Mapping[str, ibis.Table], period: Period) -> ibis.Table:
    """List everyone who is on a plan for some day of the period, once a plan.

    `days` are the calendar days on the plan within the period, beside those in each of its months where a
    plan looks at months; team, position and manager are those of the
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
    last = ibis.least(within.ends_on, period.last_day)
    months = month_columns(period, first, last) if any(plan.looks_at_months for plan in plans) else {}
    within = within.mutate(here=days_between(first, last), **months)
    people = within.group_by("plan", "person").aggregate(
        days=number.total(within.here),
        team=_last(within, "team"),
        position=_last(within, "position"),
        manager=_last(within, "manager"),
        **{name: number.total(within[name]) for name in months},
    )
    known = tables["people"]
    known = known.group_by(known_person="person").aggregate(
        joined_on=known.joined_on.min(), left_on=known.left_on.max()
    )
    met = people.left_join(known, people.person == known.known_person)
    turn = ibis.row_number().over(ibis.window(order_by=[met.plan, met.person]))
    met = met.mutate(who=turn)
    names = ("plan", "person", "who", "days", "team", "position", "manager", "joined_on", "left_on")
    return met.select(*names, *months)


def _last(rows: ibis.Table, column: str) -> Any:
    """Take a column as it stood last, also where it was empty then."""
    return rows[column].fill_null("").argmax(rows.starts_on).nullif("")
