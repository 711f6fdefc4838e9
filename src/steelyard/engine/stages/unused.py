"""Nothing is dropped: every fact of the period that no plan used, with the step at which it fell out."""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_

import ibis

from steelyard.engine import number
from steelyard.engine.batches import Batch
from steelyard.engine.crediting.split import per_person
from steelyard.engine.keeping import Keep
from steelyard.engine.period import Period
from steelyard.engine.stages.credit import prepared

# How far a fact came before it fell out. What one plan cannot use another may: the furthest step counts.
STEPS = (
    "outside_period",
    "no_date",
    "no_currency",
    "no_rate",
    "no_owner",
    "shares_not_whole",
    "no_plan",
    "not_counted",
    "used",
)


def fates(
    batches: Sequence[Batch], tables: Mapping[str, ibis.Table], period: Period, keep: Keep
) -> ibis.Table:
    """Tell of every fact how far it came."""
    steps = [_steps(batch, tables, period) for batch in batches]
    every = ibis.union(*steps) if len(steps) > 1 else steps[0]
    furthest = every.group_by("dataset", "fact_id").aggregate(
        owner=every.owner.max(),
        counted_on=every.counted_on.max(),
        step=every.step.max(),
    )
    reason = ibis.cases(
        *((furthest.step == number.whole(place), name) for place, name in enumerate(STEPS[:-1])),
        else_=STEPS[-1],
    )
    told = furthest.mutate(reason=reason).drop("step")
    return keep("fates", told.filter(told.reason != STEPS[-1]))


def unused(fallen: ibis.Table) -> ibis.Table:
    """List the facts of the period, or without a date, that no plan used."""
    return fallen.filter(fallen.reason != STEPS[0])


def _steps(batch: Batch, tables: Mapping[str, ibis.Table], period: Period) -> ibis.Table:
    splits = tables["splits"].filter(tables["splits"].dataset == batch.dataset)
    facts = prepared(tables[batch.dataset], batch.credit, (), tables["rates"], batch.plans[0].currency)
    facts = (
        _with_shares(facts, splits) if batch.credit.takes_shares else facts.mutate(all_ppm=number.nothing())
    )
    came = _came(batch)
    met = facts.left_join(came, facts.id == came.came_id)
    step = STEPS.index
    dated = met.original_minor.notnull()
    whole_shares = (met.all_ppm == number.whole(number.MICRO)) | (not batch.credit.shares_must_be_whole)
    outside = (met.counted_on < period.starts_on) | (met.counted_on > period.ends_on)
    fate = ibis.cases(
        (met.counted_on.isnull(), step("no_date")),
        (outside, step("outside_period")),
        (dated & met.currency.isnull(), step("no_currency")),
        (dated & met.rate_micro.isnull(), step("no_rate")),
        (met.counts.fill_null(ibis.literal(value=False)), step("used")),
        (met.came_id.notnull(), step("not_counted")),
        (met.all_ppm.isnull() & met.owner.isnull(), step("no_owner")),
        (met.all_ppm.notnull() & ~whole_shares, step("shares_not_whole")),
        else_=step("no_plan"),
    )
    return met.select(
        "owner", "counted_on", dataset=ibis.literal(batch.dataset), fact_id=met.id, step=fate.cast("int64")
    )


def _came(batch: Batch) -> ibis.Table:
    """List the facts that were credited to somebody, and whether any indicator counts them."""
    facts = batch.facts
    wheres = [
        (facts.rows.plan == plan.code) & facts.only(part.where)
        for plan in batch.plans
        for indicator in plan.indicators.values()
        for part in indicator.parts()
        if part.dataset == batch.dataset
    ]
    counts = reduce(or_, wheres) if wheres else ibis.literal(value=False)
    rows = facts.rows.mutate(counts=counts)
    return rows.group_by(came_id="fact_id").aggregate(counts=rows.counts.any())


def _with_shares(facts: ibis.Table, splits: ibis.Table) -> ibis.Table:
    shares = per_person(splits).select("fact_id", "all_ppm").distinct()
    met = facts.left_join(shares, facts.id == shares.fact_id)
    return met.drop("fact_id")
