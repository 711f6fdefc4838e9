"""What indicators aim at: the newest target of the period, for part of it, or on the way up."""

from collections.abc import Callable
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.crediting.hierarchy import OPEN_END
from steelyard.engine.days import days_between
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.period import Period
from steelyard.engine.ramp import ramp_ppm
from steelyard.engine.stages.ground import Ground
from steelyard.engine.stages.summed_targets import with_sums

LONG_AGO = OPEN_END.replace(year=1)


def newest(targets: ibis.Table) -> ibis.Table:
    """Keep, of several targets of one person for one indicator and the same days, the last revised."""
    place = ["person", "indicator", "starts_on", "ends_on"]
    dated = targets.mutate(revised_on=targets.revised_on.fill_null(ibis.literal(LONG_AGO)))
    once = dated.group_by(*place, "revised_on").aggregate(value=dated.value.max())
    return once.group_by(*place).aggregate(value=once.value.argmax(once.revised_on))


def of_period(targets: ibis.Table, period: Period) -> ibis.Table:
    """Take the targets set for exactly these days: person, indicator, value."""
    exact = targets.filter(targets.starts_on == period.first_day, targets.ends_on == period.last_day)
    return newest(exact).select("person", "indicator", "value")


def by_days(targets: ibis.Table, period: Period) -> ibis.Table:
    """Sum what every target that overlaps the period gives for the days they share."""
    here = targets.filter(targets.starts_on <= period.last_day, targets.ends_on >= period.first_day)
    rows: Any = newest(here)
    first, last = ibis.greatest(rows.starts_on, period.first_day), ibis.least(rows.ends_on, period.last_day)
    share = number.divide(
        number.wide(rows.value) * number.wide(days_between(first, last)),
        days_between(rows.starts_on, rows.ends_on),
    )
    rows = rows.mutate(part=share)
    return rows.group_by("person", "indicator").aggregate(value=number.total(rows.part))


def aimed(ground: Ground, values: ibis.Table) -> ibis.Table:
    """Add each row's target. Plans that use none of the finer rules pay nothing for them."""
    exact = of_period(ground.tables["targets"], ground.period)
    met = _join(values, exact, "own")
    target = met.own_value
    shared = _uses(ground, met, lambda one: one.target_by == "days")
    if shared is not None:
        met = _join(met, by_days(ground.tables["targets"], ground.period), "shared")
        target = ibis.coalesce(met.own_value, shared.ifelse(met.shared_value, number.nothing()))
    met = met.mutate(target=ibis.coalesce(target, met.same_target))
    met = with_sums(ground, met, exact, lambda: by_days(ground.tables["targets"], ground.period))
    met = met.mutate(target=ibis.coalesce(met.target, met.summed_value))
    return _reduced(ground, met)


def _join(values: ibis.Table, targets: ibis.Table, under: str) -> ibis.Table:
    targets = targets.rename({f"{under}_{name}": name for name in targets.columns})
    met = values.left_join(
        targets,
        [
            values.personal,
            values.person == targets[f"{under}_person"],
            values.indicator == targets[f"{under}_indicator"],
        ],
    )
    return met.drop(f"{under}_person", f"{under}_indicator")


def _reduced(ground: Ground, rows: ibis.Table) -> ibis.Table:
    """Take the part of a target that counts: first by days on the plan, then by months since joining."""
    prorates = any(_prorated(one) for plan in ground.plans for one in plan.indicators.values())
    ramps = sorted({one.ramp for plan in ground.plans for one in plan.indicators.values() if one.ramp})
    if not prorates and not ramps:
        return rows
    people = ground.roster.select("days", "joined_on", on_plan="plan", who="person")
    rows = rows.left_join(people, [rows.plan == people.on_plan, rows.person == people.who])
    if prorates:
        length = days_between(ground.period.first_day, ground.period.last_day)
        part = number.divide(number.wide(rows.target) * number.wide(rows.days), length)
        rows = rows.mutate(target=_uses(ground, rows, _prorated).ifelse(part, rows.target))
    for ramp in ramps:
        share = ramp_ppm(ramp, rows.joined_on, ground.period.first_day)
        ramped = _uses(ground, rows, _ramped(ramp))
        rows = rows.mutate(target=ramped.ifelse(number.scale(rows.target, share), rows.target))
    return rows


def _prorated(indicator: Indicator) -> bool:
    return indicator.prorate == "days"


def _ramped(ramp: tuple[int, ...]) -> Callable[[Indicator], bool]:
    return lambda indicator: indicator.ramp == ramp


def _uses(ground: Ground, rows: ibis.Table, rule: Callable[[Indicator], bool]) -> Any:
    """Make the condition that a row's indicator follows a rule; nothing, if none does."""
    plans: dict[str, list[str]] = {}
    for plan in ground.plans:
        for code, indicator in plan.indicators.items():
            if rule(indicator):
                plans.setdefault(code, []).append(plan.code)
    found = [(rows.indicator == code) & rows.plan.isin(sorted(codes)) for code, codes in plans.items()]
    return ibis.or_(*found) if found else None
