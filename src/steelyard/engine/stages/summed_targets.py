"""Targets that are sums: what was agreed with each member of a group, for the days they stood in it."""

from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.indicators.sum_of import SumOf, summed_within
from steelyard.engine.indicators.within import Group
from steelyard.engine.season import Spread
from steelyard.engine.stages.ground import Ground
from steelyard.engine.stages.groups import days_in, group_of

Way = tuple[str, Group, Spread]  # of which indicator, within what, and how targets of other days count


def with_sums(ground: Ground, rows: ibis.Table, exact: ibis.Table, shared: Any) -> ibis.Table:
    """Add `summed_value`: the sum, for rows whose indicator's target is one; empty for the others.

    `exact` are the targets for exactly the period (person, indicator, value); `shared(by)` gives what
    those of other stretches come to in it.
    """
    ways: dict[Way, dict[str, list[str]]] = {}
    for plan in ground.plans:
        for code, indicator in plan.indicators.items():
            if isinstance(indicator.target, SumOf):
                way = (indicator.target.sum_of, summed_within(indicator), indicator.target_by)
                ways.setdefault(way, {}).setdefault(code, []).append(plan.code)
    if not ways:
        return rows.mutate(summed_value=number.nothing())
    people = ground.roster.select("team", "position", sum_plan="plan", sum_person="person")
    rows = rows.left_join(people, [rows.plan == people.sum_plan, rows.person == people.sum_person])
    rows = rows.drop("sum_plan", "sum_person").mutate(summed_value=number.nothing())
    for way, codes in ways.items():
        rows = _with_sum(ground, rows, way, codes, exact, shared)
    return rows.drop("team", "position")


def _with_sum(
    ground: Ground, rows: ibis.Table, way: Way, codes: dict[str, list[str]], exact: ibis.Table, shared: Any
) -> ibis.Table:
    of, group, by = way
    agreed = exact.filter(exact.indicator == of)
    if by != "period":
        others = shared(by).filter(lambda one: one.indicator == of)
        agreed = agreed.union(others.anti_join(agreed, "person").select(*agreed.columns))
    sums = _sums(ground, agreed, group)
    uses = ibis.or_(*((rows.indicator == code) & rows.plan.isin(plans) for code, plans in codes.items()))
    rows = rows.mutate(sum_uses=uses, sum_group=group_of(rows, group))
    met = rows.left_join(sums, [rows.sum_uses, rows.sum_group == sums.of_group])
    return met.mutate(summed_value=ibis.coalesce(met.summed_value, met.group_sum)).drop(
        "sum_uses", "sum_group", "of_group", "group_sum"
    )


def _sums(ground: Ground, agreed: ibis.Table, group: Group) -> ibis.Table:
    """Share each target out over its owner's days, so that the parts sum to it, and sum them by group."""
    days = days_in(ground, group)
    met = agreed.inner_join(days, agreed.person == days.placed_person)
    value = number.wide(met.value)
    part = number.divide(value * number.wide(met.so_far), met.in_all) - number.divide(
        value * number.wide(met.so_far - met.days), met.in_all
    )
    met = met.mutate(part=part).filter(met.group.notnull())
    return met.group_by(of_group="group").aggregate(group_sum=number.total(met.part))
