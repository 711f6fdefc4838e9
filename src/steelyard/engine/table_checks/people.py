"""Is somebody on each plan, and nobody in two places at once?"""

from collections.abc import Iterator

import ibis

from steelyard.engine import number
from steelyard.engine.crediting.hierarchy import places
from steelyard.engine.paying import KINDS
from steelyard.engine.problems import Problem, Value
from steelyard.engine.table_checks.asked import Asked


def people(asked: Asked) -> Iterator[Problem]:
    """See that somebody is on each plan."""
    for plan in asked.plans:
        if asked.ask(asked.on_plan(plan).limit(1)).num_rows == 0:
            params: dict[str, Value] = {"plan": plan.code, "period": asked.period.code}
            yield Problem("assignments", 0, "nobody_on_plan", params, "warning")


def unpaid(asked: Asked) -> Iterator[Problem]:
    """See that the period pays each plan; where another kind does, it is scored only."""
    for plan in asked.plans:
        if plan.pay and not plan.pays_in(asked.period):
            params: dict[str, Value] = {
                "plan": plan.code,
                "period": asked.period.code,
                "every": KINDS[str(plan.pays_every)](),
            }
            yield Problem("plans", 0, "period_pays_nothing", params, "warning")


def overlaps(asked: Asked) -> Iterator[Problem]:
    """See that nobody stands in two places at once."""
    placed = places(asked.tables["assignments"])
    order = ibis.window(group_by=placed.person, order_by=[placed.starts_on, placed.ends_on])
    next_starts = placed.mutate(next_on=placed.starts_on.lead().over(order))
    twice = next_starts.filter(next_starts.next_on <= next_starts.ends_on).select("person").distinct()
    count, names = asked.names(twice, "person")
    if count:
        yield Problem("assignments", 0, "assignments_overlap", {"count": count, "names": names})


def people_twice(asked: Asked) -> Iterator[Problem]:
    """See that a person joined once."""
    known = asked.tables["people"]
    each = known.group_by("person").aggregate(times=known.count())
    count, names = asked.names(each.filter(each.times > number.whole(1)), "person")
    if count:
        yield Problem("people", 0, "person_twice", {"count": count, "names": names})
