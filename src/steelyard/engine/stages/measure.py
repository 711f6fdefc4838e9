"""The second stage: one grouped pass over each dataset's credits, then values, targets, attainments."""

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.batches import Batch, batch_of
from steelyard.engine.indicators.indicator import Indicator, Part
from steelyard.engine.keeping import Keep
from steelyard.engine.period import Period
from steelyard.engine.plan import Plan

Gathered = dict[int, ibis.Table]  # by the batch's place


def measure(
    plans: Sequence[Plan],
    batches: Sequence[Batch],
    roster: ibis.Table,
    targets: ibis.Table,
    period: Period,
    keep: Keep,
) -> ibis.Table:
    """Measure every indicator of every person on a plan. Adds `empty_cells` to the layout's columns."""
    gathered = {place: keep(f"gathered_{place}", _gather(batch)) for place, batch in enumerate(batches)}
    valued = [
        _valued(code, indicator, sharing, batches, gathered, roster)
        for (code, indicator), sharing in _shared(plans, batches)
    ]
    values = ibis.union(*valued) if len(valued) > 1 else valued[0]
    return keep("measured", _attained(values, _of_period(targets, period)))


def _name(indicator: Indicator, part: Part, of: str) -> str:
    """Name a sum by what defines it, so that equal indicators of several plans share it."""
    return f"{indicator.definition()}|{part.name}|{of}"


def _needs(batch: Batch) -> Iterator[tuple[Indicator, Part]]:
    seen = set()
    for plan in batch.plans:
        for indicator in plan.indicators.values():
            for part in indicator.parts():
                key = (indicator.definition(), part.name)
                if part.dataset == batch.dataset and key not in seen:
                    seen.add(key)
                    yield indicator, part


def _sums(batch: Batch) -> dict[str, Any]:
    """Name every sum any plan needs of a dataset."""
    facts = batch.facts
    sums: dict[str, Any] = {}
    for indicator, part in _needs(batch):
        only = facts.only(part.where)
        sums |= {_name(indicator, part, of): made for of, made in indicator.gather(part, facts).items()}
        sums[_name(indicator, part, "facts")] = facts.count(only)
        empty = [facts.column(column).isnull() for column in part.adds_up]
        if empty:
            sums[_name(indicator, part, "empty")] = facts.count(only & reduce(or_, empty))
    return sums


def _gather(batch: Batch) -> ibis.Table:
    """Make all sums in one pass."""
    columns = {f"sum_{place}": made for place, made in enumerate(_sums(batch).values())}
    return batch.rows.group_by("plan", "person").aggregate(**columns)


def _sum_columns(batch: Batch) -> dict[str, str]:
    """Find the column of each named sum."""
    return {name: f"sum_{place}" for place, name in enumerate(_sums(batch))}


def _shared(plans: Sequence[Plan], batches: Sequence[Batch]) -> list[tuple[tuple[str, Indicator], list[str]]]:
    """Group the indicators of all plans that have the same code, definition and credits."""
    found: dict[tuple[Any, ...], tuple[tuple[str, Indicator], list[str]]] = {}
    for plan in plans:
        for code, indicator in plan.indicators.items():
            used = tuple(batches.index(batch_of(batches, plan, part.dataset)) for part in indicator.parts())
            key = (code, indicator.definition(), used)
            found.setdefault(key, ((code, indicator), []))[1].append(plan.code)
    return list(found.values())


def _valued(
    code: str,
    indicator: Indicator,
    plans: Sequence[str],
    batches: Sequence[Batch],
    gathered: Gathered,
    roster: ibis.Table,
) -> ibis.Table:
    """Give one indicator's value for everyone on the plans that share it."""
    people = roster.filter(roster.plan.isin(sorted(plans)))
    columns: dict[str, dict[str, str]] = {}
    for number_of_part, part in enumerate(indicator.parts()):
        batch = batch_of(batches, plans[0], part.dataset)
        names = _sum_columns(batch)
        wanted = {
            of: f"part_{number_of_part}_{place}"
            for place, of in enumerate([*indicator.gather(part, batch.facts), "facts", "empty"])
            if _name(indicator, part, of) in names
        }
        sums = gathered[batches.index(batch)]
        sums = sums.select(
            plan_of_sum="plan",
            person_of_sum="person",
            **{column: names[_name(indicator, part, of)] for of, column in wanted.items()},
        )
        people = people.left_join(
            sums, [people.plan == sums.plan_of_sum, people.person == sums.person_of_sum]
        )
        people = people.drop("plan_of_sum", "person_of_sum")
        columns[part.name] = wanted
    found = {
        name: {of: people[column] for of, column in of_part.items()} for name, of_part in columns.items()
    }
    none = number.whole(0)
    currency = batches[0].plans[0].currency
    empty = [sums["empty"].fill_null(none) for sums in found.values() if "empty" in sums]
    same = indicator.target_value(currency)
    return people.select(
        "plan",
        "person",
        indicator=ibis.literal(code),
        value=indicator.value(found),
        same_target=number.nothing() if same is None else number.whole(same),
        aims=ibis.literal(indicator.target is not None),
        personal=ibis.literal(indicator.needs_target),
        less=ibis.literal(indicator.better == "less"),
        fact_count=found[indicator.parts()[-1].name]["facts"].fill_null(none),
        empty_cells=sum(empty[1:], start=empty[0]) if empty else none,
    )


def _of_period(targets: ibis.Table, period: Period) -> ibis.Table:
    """Take the targets set for exactly this period."""
    exact = targets.filter(targets.starts_on == period.starts_on, targets.ends_on == period.ends_on)
    return exact.select(target_person="person", target_indicator="indicator", own_target="value")


def _attained(values: ibis.Table, targets: ibis.Table) -> ibis.Table:
    """Compare values with targets; what is missing says what."""
    met = values.left_join(
        targets,
        [
            values.personal,
            values.person == targets.target_person,
            values.indicator == targets.target_indicator,
        ],
    )
    met = met.mutate(target=ibis.coalesce(met.own_target, met.same_target))
    reached = number.divide(number.wide(met.value) * number.wide(number.MICRO), met.target)
    attained = met.less.ifelse(number.whole(2 * number.MICRO) - reached, reached)
    missing = ibis.cases(
        (met.value.isnull(), "no_facts"),
        (met.aims & met.target.isnull(), "no_target"),
        (met.aims & (met.target <= number.whole(0)), "target_zero"),
        else_=ibis.null("string"),
    )
    return met.select(
        "plan",
        "person",
        "indicator",
        "value",
        "target",
        attainment_ppm=(met.target > number.whole(0)).ifelse(attained, number.nothing()),
        fact_count="fact_count",
        missing=missing,
        empty_cells="empty_cells",
    )


def counted(plans: Sequence[Plan], batches: Sequence[Batch]) -> ibis.Table:
    """List the facts behind every measure. As long as the credits: ask it for one person."""
    found = []
    for (code, indicator), sharing in _shared(plans, batches):
        for part in indicator.parts():
            facts = batch_of(batches, sharing[0], part.dataset).of(sharing)
            rows = facts.rows.filter(facts.only(part.where))
            adds = facts.number(part.of) if part.of else number.nothing()
            found.append(
                facts.rows.filter(facts.only(part.where)).select(
                    "plan",
                    "person",
                    indicator=ibis.literal(code),
                    part=ibis.literal(part.name),
                    dataset=rows.dataset,
                    fact_id=rows.fact_id,
                    via=rows.via,
                    counted_on=rows.counted_on,
                    value=adds,
                )
            )
    return ibis.union(*found) if len(found) > 1 else found[0]
