"""Payout tables: what each person would be paid at each level of attainment.

The plan itself is asked, through the same stages as a close: what a person is credited with in money grows
or shrinks until the level is reached, all else stays as it was. Facts are first added up, as far as the plan
does not tell them apart, so a table costs people times levels and not facts times levels.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.batches import Batch
from steelyard.engine.compiler import outcome
from steelyard.engine.exact import Exact, held, none_beyond
from steelyard.engine.indicators.facts import PREFIX
from steelyard.engine.keeping import Keep, keep_nothing
from steelyard.engine.period import Period
from steelyard.engine.plan import Plan
from steelyard.engine.simulation.drawable import conditions, draws, following, paid_on
from steelyard.engine.stages.credit import credit
from steelyard.engine.stages.fact_sums import fact_sums
from steelyard.engine.stages.ground import Ground
from steelyard.engine.stages.measure import measure
from steelyard.engine.stages.roster import roster
from steelyard.engine.standing import completed

LEVELS = "levels"  # a table of one column, level_ppm
AT = "@"  # between a person and a level; in no person's code
SUMMED = ("role", "level", "stands", "taken")  # what a credit is, beside whose


def payouts(
    plans: Sequence[Plan], tables: Mapping[str, ibis.Table], period: Period, keep: Keep = keep_nothing
) -> ibis.Table:
    """Make the table of payouts: plan, person, level_ppm, expected_ppm, amount_minor.

    `tables` are those of `compile`, and `levels`. `expected_ppm` is the level at which the person stands: the
    attainment of the indicator they are paid on; 100 % where there is no target, so that a level is then a
    share of what was reached. Plans that `why_not_drawn` has something against give no meaningful figure.
    """
    known = completed(tables, plans)
    people = keep("roster", roster(plans, known, period))
    batches = credit(plans, known, people, period, keep)
    ground = Ground(tuple(plans), tuple(batches), people, known, period, keep)
    measures = measure(ground, fact_sums(ground))
    grid = keep("grid", _grid(plans, people, measures, tables[LEVELS]))
    drawn = outcome(
        plans,
        [_drawn_batch(batch, grid, keep) for batch in batches],
        _moved(people, grid),
        keep("drawn_measures", _drawn_measures(plans, measures, grid)),
        period,
        keep,
    )
    statements = drawn["statements"]
    paid = statements.group_by(paid_plan="plan", at="person").aggregate(
        amount_minor=number.total(statements.amount_minor)
    )
    met = grid.left_join(paid, [grid.plan == paid.paid_plan, grid.at == paid.at])
    return met.select(
        "plan",
        "person",
        "level_ppm",
        "expected_ppm",
        amount_minor=met.amount_minor.fill_null(number.whole(0)),
    ).order_by("plan", "person", "level_ppm")


def _grid(plans: Sequence[Plan], people: ibis.Table, measures: ibis.Table, levels: ibis.Table) -> ibis.Table:
    """Put everybody at every level, with the fraction that takes their amounts there."""
    aims = [
        (measures.plan == plan.code) & (measures.indicator == code)
        for plan in plans
        if (code := paid_on(plan)) is not None
    ]
    aimed = measures.filter(ibis.or_(*aims)) if aims else measures.filter(ibis.literal(value=False))
    aimed = aimed.select("value", "target", of_plan="plan", of_person="person")
    met = people.left_join(aimed, [people.plan == aimed.of_plan, people.person == aimed.of_person])
    none, one = number.whole(0), number.whole(1)
    stands = ((met.value > none) & (met.target > none)).fill_null(ibis.literal(value=False))
    value, target = stands.ifelse(met.value, one), stands.ifelse(met.target, one)
    placed = met.select(
        "plan",
        "person",
        value=value,
        target=target,
        expected_ppm=number.divide(number.wide(value) * number.wide(number.MICRO), target),
    )
    crossed = placed.cross_join(levels)
    order = ibis.window(order_by=[crossed.plan, crossed.person, crossed.level_ppm])
    return crossed.mutate(
        at=crossed.person.concat(ibis.literal(AT), crossed.level_ppm.cast("string")),
        who=ibis.row_number().over(order),
    )


def _moved(rows: ibis.Table, grid: ibis.Table) -> ibis.Table:
    """Give every row of a person once a level, under the person's name at that level."""
    at = grid.select("at", grid_who="who", grid_plan="plan", grid_person="person")
    met = rows.inner_join(at, [rows.plan == at.grid_plan, rows.person == at.grid_person])
    changed = {"person": met.at, "who": met.grid_who}
    return met.select(**{name: changed.get(name, met[name]) for name in rows.columns})


def _taken_there(amount: Any, grid: Any) -> Any:
    """Multiply by level and target, divide by what was reached, rounding once."""
    up = number.wide(amount) * number.wide(grid.level_ppm) * number.wide(grid.target)
    return number.divide(up, number.wide(grid.value) * number.wide(number.MICRO))


def _drawn_measures(plans: Sequence[Plan], measures: ibis.Table, grid: ibis.Table) -> ibis.Table:
    """Let money totals of what is drawn follow the level; their attainments follow them."""
    follow = [
        (measures.plan == plan.code) & measures.indicator.isin(sorted(codes))
        for plan in plans
        if (codes := following(plan))
    ]
    follows = ibis.or_(*follow) if follow else ibis.literal(value=False)
    rows = measures.mutate(follows=follows)
    at = grid.select(
        "at", "level_ppm", grid_value="value", grid_target="target", grid_plan="plan", grid_person="person"
    )
    met = rows.inner_join(at, [rows.plan == at.grid_plan, rows.person == at.grid_person])
    up = number.wide(met.value) * number.wide(met.level_ppm) * number.wide(met.grid_target)
    value = number.divide(up, number.wide(met.grid_value) * number.wide(number.MICRO))
    aims = met.follows & (met.target > number.whole(0)).fill_null(ibis.literal(value=False))
    attained = held(Exact(number.wide(value) * number.wide(number.MICRO), number.wide(met.target)))
    changed = {
        "person": met.at,
        "value": met.follows.ifelse(value, met.value),
        "value_rest": met.follows.ifelse(none_beyond(value), met.value_rest),
        "attainment_ppm": aims.ifelse(attained.figure, met.attainment_ppm),
        "attainment_rest": aims.ifelse(attained.rest, met.attainment_rest),
    }
    return met.select(**{name: changed.get(name, met[name]) for name in measures.columns})


def _drawn_batch(batch: Batch, grid: ibis.Table, keep: Keep) -> Batch:
    """Add facts up that no plan tells apart, and put the sums at every level."""
    rows = keep(f"summed_{batch.dataset}_{id(batch.credit)}", _summed(batch))
    drawn = [plan.code for plan in batch.plans if draws(plan, batch.dataset)]
    met = _at_levels(rows, grid)
    there = _taken_there(met.amount_minor, met) if drawn else met.amount_minor
    amount = met.plan.isin(sorted(drawn)).ifelse(there, met.amount_minor) if drawn else met.amount_minor
    changed = {"person": met.at, "who": met.grid_who, "amount_minor": amount}
    return replace(
        batch, rows=met.select(**{name: changed.get(name, met[name]) for name in rows.columns}), earlier=None
    )


def _at_levels(rows: ibis.Table, grid: ibis.Table) -> ibis.Table:
    at = grid.select(
        "at", "level_ppm", "value", "target", grid_who="who", grid_plan="plan", grid_person="person"
    )
    return rows.inner_join(at, [rows.plan == at.grid_plan, rows.person == at.grid_person])


def _summed(batch: Batch) -> ibis.Table:
    """Add up the credits of each person, kept apart by the columns that conditions of pay look at."""
    rows = batch.rows
    looked = set().union(*(conditions(plan, batch.dataset) for plan in batch.plans))
    keys = ["plan", "person", "dataset", *(name for name in SUMMED if name in rows.columns)]
    keys += [PREFIX + column for column in sorted(looked) if PREFIX + column in rows.columns]
    sums = {"amount_minor": rows.amount_minor.sum(), "whole_minor": rows.whole_minor.sum()}
    if "asked_minor" in rows.columns:
        sums["asked_minor"] = rows.asked_minor.sum()
    others = {name: rows[name].max() for name in rows.columns if name not in {*keys, *sums}}
    each = rows.group_by(*keys).aggregate(**others, **{name: number.total(rows[name]) for name in sums})
    return each.select(*rows.columns)
