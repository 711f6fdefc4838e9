"""Nothing is dropped: every fact of the period that no plan used, with the step at which it fell out.

Most facts are used, or lie outside the period: they are put aside first, and only the rest is looked into.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.batches import Batch
from steelyard.engine.crediting.prepared import prepared
from steelyard.engine.crediting.split import agreed, shared_by
from steelyard.engine.filters import Condition
from steelyard.engine.indicators.facts import CreditedFacts
from steelyard.engine.indicators.within import is_of_group
from steelyard.engine.keeping import Keep
from steelyard.engine.period import Period

# How far a fact came before it fell out. What one plan cannot use another may: the furthest step counts.
STEPS = (
    "outside_period",
    "no_date",
    "no_currency",
    "no_rate",
    "no_owner",
    "territory_tie",
    "shares_not_whole",
    "no_plan",
    "not_counted",
)
OUTSIDE = STEPS[0]
Tables = Mapping[str, ibis.Table]


@dataclass(frozen=True)
class Fallen:
    """The facts of the period that no plan used, and how many fell out where: dataset, reason, count."""

    facts: ibis.Table
    counts: ibis.Table


def fates(
    batches: Sequence[Batch],
    tables: Tables,
    period: Period,
    keep: Keep,
    elsewhere: Sequence[tuple[str, ibis.Table]] = (),
) -> Fallen:
    """Tell of every fact that was not used how far it came.

    `elsewhere` names facts that were used though nobody on a plan was credited with them: dataset, used_id.
    """
    steps: list[ibis.Table] = []
    outside: list[ibis.Table] = []
    for dataset in dict.fromkeys(batch.dataset for batch in batches):
        sharing = [batch for batch in batches if batch.dataset == dataset]
        others = [used for of, used in elsewhere if of == dataset]
        used = _union([*(_used(batch) for batch in sharing), *others])
        dated = {(batch.credit.counts_on, batch.credit.refunds) for batch in sharing}
        days = next(iter(dated))[0] if len(dated) == 1 and not sharing[0].credit.refunds else None
        if days is not None:
            day = tables[dataset][days]
            outside.append(_outside(dataset, tables[dataset].filter(~_inside(day, period))))
        steps += [_steps(batch, tables, used, period, days) for batch in sharing]
    furthest = _union(steps)
    if len(batches) > len({batch.dataset for batch in batches}):
        furthest = furthest.group_by("dataset", "fact_id").aggregate(
            owner=furthest.owner.max(), counted_on=furthest.counted_on.max(), step=furthest.step.max()
        )
    reason = ibis.cases(
        *((furthest.step == number.whole(place), name) for place, name in enumerate(STEPS[:-1])),
        else_=STEPS[-1],
    )
    told = keep("fates", furthest.mutate(reason=reason).drop("step"))
    counts = told.group_by("dataset", "reason").aggregate(count=told.count())
    inside = told.filter(told.reason != OUTSIDE)
    return Fallen(inside, keep("fallen", _union([counts, *outside])))


def _inside(day: Any, period: Period) -> Any:
    return day.isnull() | day.between(period.first_day, period.last_day)


def _outside(dataset: str, facts: ibis.Table) -> ibis.Table:
    """Count facts that lie outside the period, without looking at them one by one."""
    counted = facts.aggregate(count=facts.count())
    counted = counted.filter(counted["count"] > number.whole(0))
    return counted.select(dataset=ibis.literal(dataset), reason=ibis.literal(OUTSIDE), count="count")


def _steps(batch: Batch, tables: Tables, used: ibis.Table, period: Period, days: str | None) -> ibis.Table:
    """Say of every fact that nobody used how far it came in this batch.

    `days` names the date column where facts outside the period may be put aside beforehand.
    """
    if days is not None:
        facts = tables[batch.dataset]
        rest = facts.filter(_inside(facts[days], period)).anti_join(used, facts.id == used.used_id)
        tables = {**tables, batch.dataset: rest}
    facts = prepared(tables, batch.dataset, batch.credit, (), batch.plans[0].currency)
    if days is None:
        facts = facts.anti_join(used, facts.id == used.used_id)
    splits = tables["splits"].filter(tables["splits"].dataset == batch.dataset)
    facts = (
        _with_shares(facts, splits) if batch.credit.takes_shares else facts.mutate(all_ppm=number.nothing())
    )
    came = _credited(batch)
    met = facts.left_join(came, facts.id == came.came_id) if came is not None else facts
    return met.select(
        "owner",
        "counted_on",
        dataset=ibis.literal(batch.dataset),
        fact_id=met.id,
        step=_fate(batch, met, period).cast("int64"),
    )


def _fate(batch: Batch, met: ibis.Table, period: Period) -> Any:
    step = STEPS.index
    priced = met.original_minor.notnull()
    whole_shares = (met.all_ppm == number.whole(number.MICRO)) | (not batch.credit.shares_must_be_whole)
    tie = met.territory_tie if batch.credit.by_territory else ibis.literal(value=False)
    came = met.came_id.notnull() if "came_id" in met.columns else ibis.literal(value=False)
    return ibis.cases(
        (met.counted_on.isnull(), step("no_date")),
        (~_inside(met.counted_on, period), step(OUTSIDE)),
        (priced & met.currency.isnull(), step("no_currency")),
        (priced & met.rate_pico.isnull(), step("no_rate")),
        (came, step("not_counted")),
        (met.all_ppm.isnull() & tie, step("territory_tie")),
        (met.all_ppm.isnull() & met.owner.isnull(), step("no_owner")),
        (met.all_ppm.notnull() & ~whole_shares, step("shares_not_whole")),
        else_=step("no_plan"),
    )


def _used(batch: Batch) -> ibis.Table:
    """List the facts that some indicator counts, as often as they were credited."""
    facts, counts = _counts(batch)
    rows = facts.rows if counts is None else facts.rows.filter(counts)
    return rows.select(used_id="fact_id")


def _credited(batch: Batch) -> ibis.Table | None:
    """List the facts that were credited to somebody and counted for nobody; nothing, if all are counted."""
    facts, counts = _counts(batch)
    if counts is None:
        return None
    return facts.rows.filter(~counts).select(came_id="fact_id").distinct()


def _counts(batch: Batch) -> tuple[CreditedFacts, Any]:
    """Give credited rows, and the condition that an indicator counts one; none, if every row is counted."""
    found: dict[str, tuple[Condition | None, set[str]]] = {}
    for plan in batch.plans:
        for indicator in plan.indicators.values():
            for part in indicator.parts():
                if part.dataset == batch.dataset and not is_of_group(indicator):
                    found.setdefault(repr(part.where), (part.where, set()))[1].add(plan.code)
    everyone = {plan.code for plan in batch.plans}
    alike = all(plans == everyone for _, plans in found.values())
    facts = batch.climb.reached if batch.climb is not None and alike else batch.facts
    if any(where is None and plans == everyone for where, plans in found.values()):
        return facts, None
    tests = [
        facts.only(where) if plans == everyone else facts.rows.plan.isin(sorted(plans)) & facts.only(where)
        for where, plans in found.values()
    ]
    return facts, reduce(or_, tests) if tests else ibis.literal(value=False)


def _with_shares(facts: ibis.Table, splits: ibis.Table) -> ibis.Table:
    shares = agreed(splits)
    shares = shares.semi_join(facts, shares.fact_id == shared_by(facts))
    shares = shares.group_by("fact_id").aggregate(all_ppm=number.total(shares.share_ppm))
    met = facts.left_join(shares, shared_by(facts) == shares.fact_id)
    return met.drop("fact_id")


def _union(tables: Sequence[ibis.Table]) -> ibis.Table:
    return ibis.union(*tables) if len(tables) > 1 else tables[0]
