"""What indicators aim at: the newest target of the period, for part of it, or on the way up."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.crediting.hierarchy import OPEN_END
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.period import Period
from steelyard.engine.proration import DAYS_IN, part_of, passed, weighed_days
from steelyard.engine.ramp import ramp_ppm
from steelyard.engine.season import By
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


def spread(targets: ibis.Table, periods: Sequence[Period], by: By) -> ibis.Table:
    """Sum what targets give to periods that they overlap, for the time they share: aim_0, aim_1 and so on.

    What a target gives up to a day is rounded once, and a period has what its last day adds to the day before
    its first: so the parts of a target sum to it, and those of the year so far to the year's so far.
    """
    rows, weigh = _overlapping(targets, periods, by), passed(by, periods[-1])
    rows = rows.mutate(start=weigh(rows.starts_on, 0), end=weigh(rows.ends_on, 1))

    def up_to(edge: Any) -> Any:
        within = ibis.least(ibis.greatest(edge, rows.start), rows.end) - rows.start
        return number.divide(number.wide(rows.value) * number.wide(within), rows.end - rows.start)

    parts = {
        f"part_{turn}": up_to(weigh(period.last_day, 1)) - up_to(weigh(period.first_day, 0))
        for turn, period in enumerate(periods)
    }
    given = rows.mutate(**parts)
    shares = [(given.starts_on <= one.last_day) & (given.ends_on >= one.first_day) for one in periods]
    sums = {
        f"aim_{turn}": number.total(given[f"part_{turn}"], where=here) for turn, here in enumerate(shares)
    }
    return given.group_by("person", "indicator").aggregate(**sums)


def _overlapping(targets: ibis.Table, periods: Sequence[Period], by: By) -> Any:
    here = targets.filter(targets.starts_on <= periods[-1].last_day, targets.ends_on >= periods[0].first_day)
    if by != "days":
        days = weighed_days(periods[-1])
        here = here.filter(here.starts_on >= days.first, here.ends_on <= days.last)
    return newest(here)


def exactly(targets: ibis.Table, periods: Sequence[Period]) -> ibis.Table:
    """Take the targets set for exactly each period: aim_0, aim_1 and so on."""
    rows: Any = newest(targets)
    sets = {
        f"aim_{turn}": rows.value.max(
            where=(rows.starts_on == one.first_day) & (rows.ends_on == one.last_day)
        )
        for turn, one in enumerate(periods)
    }
    return rows.group_by("person", "indicator").aggregate(**sets)


def aimed(ground: Ground, values: ibis.Table) -> ibis.Table:
    """Add each row's target. Plans that use none of the finer rules pay nothing for them."""
    exact = of_period(ground.tables["targets"], ground.period)
    met = _join(values, exact, "own")
    target = met.own_value
    for turn, by in enumerate(_spreads(ground)):
        met = _join(met, spread(ground.tables["targets"], [ground.period], by), f"shared_{turn}")
        shared = met[f"shared_{turn}_aim_0"]
        target = ibis.coalesce(target, _uses(ground, met, _spread_by(by)).ifelse(shared, number.nothing()))
    met = met.mutate(target=ibis.coalesce(target, met.same_target))
    met = with_sums(ground, met, exact, partial(_spread_now, ground))
    met = met.mutate(target=ibis.coalesce(met.target, met.summed_value))
    return _reduced(ground, met)


def _spread_now(ground: Ground, by: By) -> ibis.Table:
    """Give what targets of other stretches come to in the period: person, indicator, value."""
    return spread(ground.tables["targets"], [ground.period], by).rename(value="aim_0")


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
    prorations = _distinct(ground, lambda one: one.prorate)
    ramps = sorted({one.ramp for plan in ground.plans for one in plan.indicators.values() if one.ramp})
    if not prorations and not ramps:
        return rows
    months = [name for name in ground.roster.columns if name.startswith(DAYS_IN)]
    people = ground.roster.select("days", "joined_on", *months, on_plan="plan", who="person")
    rows = rows.left_join(people, [rows.plan == people.on_plan, rows.person == people.who])
    for by in prorations:
        part = part_of(rows.target, by, ground.period, rows)
        rows = rows.mutate(target=_uses(ground, rows, _prorated(by)).ifelse(part, rows.target))
    for ramp in ramps:
        share = ramp_ppm(ramp, rows.joined_on, ground.period.first_day)
        ramped = _uses(ground, rows, _ramped(ramp))
        rows = rows.mutate(target=ramped.ifelse(number.scale(rows.target, share), rows.target))
    return rows


def _prorated(by: By) -> Callable[[Indicator], bool]:
    return lambda indicator: indicator.prorate == by


def _spread_by(by: By) -> Callable[[Indicator], bool]:
    return lambda indicator: indicator.target_by == by


def _ramped(ramp: tuple[int, ...]) -> Callable[[Indicator], bool]:
    return lambda indicator: indicator.ramp == ramp


def _spreads(ground: Ground) -> list[By]:
    return [by for by in _distinct(ground, lambda one: one.target_by) if by != "period"]


def _distinct(ground: Ground, field: Callable[[Indicator], By | None]) -> list[By]:
    every = (field(one) for plan in ground.plans for one in plan.indicators.values())
    return list(dict.fromkeys(by for by in every if by is not None))


def _uses(ground: Ground, rows: ibis.Table, rule: Callable[[Indicator], bool]) -> Any:
    """Make the condition that a row's indicator follows a rule; nothing, if none does."""
    plans: dict[str, list[str]] = {}
    for plan in ground.plans:
        for code, indicator in plan.indicators.items():
            if rule(indicator):
                plans.setdefault(code, []).append(plan.code)
    found = [(rows.indicator == code) & rows.plan.isin(sorted(codes)) for code, codes in plans.items()]
    return ibis.or_(*found) if found else None
