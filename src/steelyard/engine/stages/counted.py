"""The facts behind every measure, for stories."""

from collections.abc import Iterator
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.batches import batch_of
from steelyard.engine.indicators.facts import CreditedFacts
from steelyard.engine.indicators.growth import Growth
from steelyard.engine.indicators.part import Part
from steelyard.engine.indicators.within import is_of_group
from steelyard.engine.plan import Plan
from steelyard.engine.stages.ground import Ground
from steelyard.engine.stages.measure_ratings import shown_ratings

BEFORE = "before"


def counted(ground: Ground) -> ibis.Table:
    """List the facts behind every measure. As long as the credits: ask it for one person."""
    found: dict[tuple[Any, ...], tuple[str, str, Part, CreditedFacts, list[str]]] = {}
    for plan in ground.plans:
        for code, name, part, facts, key in _looked_at(ground, plan):
            found.setdefault((code, name, *key), (code, name, part, facts, []))[4].append(plan.code)
    rows = [
        *(_rows(ground, *one) for one in found.values()),
        *(one.mutate(stands=ibis.literal(value=True)) for one in shown_ratings(ground)),
    ]
    return ibis.union(*rows) if len(rows) > 1 else rows[0] if rows else _nobody(ground)


def _looked_at(ground: Ground, plan: Plan) -> Iterator[tuple[str, str, Part, CreditedFacts, tuple[Any, ...]]]:
    for code, indicator in plan.indicators.items():
        if is_of_group(indicator):  # a group's facts are other people's too: only their number is told
            continue
        base: Any = plan.indicators[indicator.of] if isinstance(indicator, Growth) else indicator
        for part in base.parts():
            batch = batch_of(ground.batches, plan, part.dataset)
            key = (repr(part), id(batch))
            yield code, part.name, part, batch.facts, key
            if isinstance(indicator, Growth):
                then = batch.within(indicator.window)
                yield code, BEFORE, part, then, (*key, indicator.window)


def _rows(
    ground: Ground, code: str, name: str, part: Part, facts: CreditedFacts, plans: list[str]
) -> ibis.Table:
    counts = facts.only(part.where)
    rows = facts.rows.filter(counts if part.of else facts.stands(counts)).mutate(
        indicator=ibis.literal(code),
        part=ibis.literal(name),
        value=facts.number(part.of) if part.of else number.nothing(),
        stands=facts.stands(ibis.literal(value=True)),
    )
    return ground.of(rows, plans).select(
        "plan", "person", "indicator", "part", "dataset", "fact_id", "via", "counted_on", "value", "stands"
    )


def _nobody(ground: Ground) -> ibis.Table:
    nobody = ground.roster.filter(ibis.literal(value=False))
    text = ibis.null("string")
    return nobody.select(
        "plan",
        "person",
        indicator=text,
        part=text,
        dataset=text,
        fact_id=text,
        via=text,
        counted_on=ibis.null("date"),
        value=number.nothing(),
        stands=ibis.literal(value=True),
    )
