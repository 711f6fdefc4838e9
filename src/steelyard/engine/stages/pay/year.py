"""The fiscal year so far of a total of money: what is credited and aimed at, up to the period and with it.

Periods that ended before somebody joined ask for nothing: they count 0 towards the year's target.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.incentives.seen import Need
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.period import Period
from steelyard.engine.stages.pay.components import Component
from steelyard.engine.stages.pay.year_aims import with_aims, with_whole_year


def with_year(
    rows: ibis.Table, code: str, places: Mapping[Need, int], components: Sequence[Component], results: Any
) -> ibis.Table:
    """Add the columns of one indicator."""
    place, value = places["year", code], rows[f"value_{places['measure', code]}"]
    own = rows[f"target_{places['measure', code]}"]
    before = _before(components)
    if before is not None:
        rows = _beside(rows, before)
    start = rows["credited_before"].fill_null(number.whole(0)) if before is not None else number.whole(0)
    rows = rows.mutate(**{f"year_before_{place}": start, f"year_credited_{place}": start + value})
    rows = rows.drop("credited_before") if before is not None else rows
    if results.targets is None:
        none = number.nothing()
        return rows.mutate(
            **{
                f"year_target_{place}": own,
                f"year_target_before_{place}": none,
                f"year_whole_{place}": own,
            }
        )
    return _aimed(rows, code, place, components, results)


def _before(components: Sequence[Component]) -> ibis.Table | None:
    """Add up what was credited in the year before the period."""
    sums = []
    for component in components:
        if component.batch is None or component.batch.earlier is None:
            continue
        facts = component.batch.within("year_before")
        only = facts.rows.filter(
            facts.only(component.base.parts()[0].where), facts.rows.plan.isin(component.codes)
        )
        sums.append(
            only.group_by("plan", "person").aggregate(credited_before=number.total(only.amount_minor))
        )
    if not sums:
        return None
    every = ibis.union(*sums) if len(sums) > 1 else sums[0]
    return every.group_by("plan", "person").aggregate(credited_before=every.credited_before.max())


def _aimed(
    rows: ibis.Table,
    code: str,
    place: int,
    components: Sequence[Component],
    results: Any,
) -> ibis.Table:
    """Add up the targets of the year's periods; where one is missing there is none."""
    year = results.period.of_the_year()
    so_far, before = number.whole(0), number.whole(0)
    mine = results.targets.filter(results.targets.indicator == code)
    rows = with_aims(rows, code, components, mine, year)
    firsts = results.first_days.rename(of_person="person")
    rows = rows.left_join(firsts, rows.person == firsts.of_person).drop("of_person")
    same = _same(rows, code, components)
    for turn, one in enumerate(year):
        aim = ibis.coalesce(same, rows[f"aim_{turn}"])
        if one is not year[-1]:
            aim = _not_here_yet(rows, one).ifelse(number.whole(0), aim)
        so_far, before = so_far + aim, so_far
    made = {f"year_target_{place}": so_far, f"year_target_before_{place}": before}
    rows = rows.mutate(**made).drop(*(f"aim_{turn}" for turn in range(len(year))))
    rows = with_whole_year(rows, code, f"year_whole_{place}", components, mine, results.period, same)
    return rows.drop("first_on")


def _not_here_yet(rows: ibis.Table, period: Period) -> Any:
    return (rows.first_on > period.last_day).fill_null(ibis.literal(value=False))


def _same(rows: ibis.Table, code: str, components: Sequence[Component]) -> Any:
    """Give the target that is the same for all, plan by plan."""
    cases = []
    for component in components:
        for version in component.versions:
            indicator: Indicator = version.indicators[code]
            same = indicator.target_value(version.currency)
            if same is not None:
                cases.append((rows.plan.isin(sorted(version.plans)), number.whole(same)))
    return ibis.cases(*cases, else_=number.nothing()) if cases else number.nothing()


def _beside(rows: ibis.Table, more: ibis.Table) -> ibis.Table:
    more = more.rename(of_plan="plan", of_person="person")
    met = rows.left_join(more, [rows.plan == more.of_plan, rows.person == more.of_person])
    return met.drop("of_plan", "of_person")
