"""Values of facts: totals, counts, averages… in the period, and how much they grew."""

from typing import Any, cast

import ibis

from steelyard.engine.batches import batch_of
from steelyard.engine.indicators.growth import Growth
from steelyard.engine.indicators.of_facts import OfFacts
from steelyard.engine.indicators.within import is_of_group
from steelyard.engine.stages.fact_sums import FactSums, filled
from steelyard.engine.stages.ground import Ground, valued


def of_facts(ground: Ground, sums: FactSums) -> list[ibis.Table]:
    """Value every indicator of facts, once for all plans that share it."""
    found: dict[tuple[Any, ...], tuple[str, OfFacts, list[str]]] = {}
    for plan, code, indicator in ground.of_kind(OfFacts):  # type: ignore[type-abstract]  # it is only asked about
        if is_of_group(indicator):
            continue
        used = tuple(id(batch_of(ground.batches, plan, part.dataset)) for part in indicator.parts())
        found.setdefault((code, indicator.definition(), used), (code, indicator, []))[2].append(plan.code)
    return [_value(ground, sums, *one) for one in found.values()]


def _value(ground: Ground, sums: FactSums, code: str, indicator: OfFacts, plans: list[str]) -> ibis.Table:
    rows = sums.of(plans)
    found = sums.found(rows, indicator, plans[0])
    empty = [filled(one["empty"]) for one in found.values() if "empty" in one]
    return valued(
        rows,
        code,
        indicator,
        ground.currency,
        value=indicator.value(found),
        why=indicator.why_missing(found),
        facts=filled(found[indicator.parts()[-1].name]["facts"]),
        empty=sum(empty[1:], start=empty[0]) if empty else None,
    )


def of_growth(ground: Ground, sums: FactSums) -> list[ibis.Table]:
    """Value growth: an indicator's value now against its value in earlier days."""
    found: dict[tuple[Any, ...], tuple[str, Growth, OfFacts, list[str]]] = {}
    for plan, code, indicator in ground.of_kind(Growth):
        base = cast("OfFacts", plan.indicators[indicator.of])
        used = tuple(id(batch_of(ground.batches, plan, part.dataset)) for part in base.parts())
        key = (code, indicator.definition(), base.counts(), used)
        found.setdefault(key, (code, indicator, base, []))[3].append(plan.code)
    return [_growth(ground, sums, *one) for one in found.values()]


def _growth(
    ground: Ground, sums: FactSums, code: str, indicator: Growth, base: OfFacts, plans: list[str]
) -> ibis.Table:
    rows = sums.of(plans)
    now = sums.found(rows, base, plans[0])
    before = sums.found(rows, base, plans[0], indicator.window)
    return valued(
        rows,
        code,
        indicator,
        ground.currency,
        value=indicator.grown(base.value(now), base.value(before)),
        why="nothing_before",
        facts=filled(now[base.parts()[-1].name]["facts"]),
    )
