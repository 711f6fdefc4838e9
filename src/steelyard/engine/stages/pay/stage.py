"""The stage itself: terms, lines, statements, in that order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import ibis

from steelyard.engine.keeping import Keep
from steelyard.engine.stages.pay.components import Component
from steelyard.engine.stages.pay.explained import explained
from steelyard.engine.stages.pay.facts import facts_of, key_of
from steelyard.engine.stages.pay.lines import by_fact, nothing_paid, once
from steelyard.engine.stages.pay.sight import Results, sight
from steelyard.engine.stages.pay.statements import further_lines, no_statements, statements, summed
from steelyard.engine.stages.pay.terms import terms, union_of
from steelyard.engine.tables import PAY_LINES, TERMS


@dataclass(frozen=True)
class Earned:
    """What the components pay: lines, statements that are their sums, and the numbers behind them."""

    lines: ibis.Table
    statements: ibis.Table
    terms: ibis.Table


def pay(components: Sequence[Component], results: Results, keep: Keep) -> Earned:
    """Pay every component to everyone on its plans."""
    if not components:
        nobody = results.roster.filter(ibis.literal(value=False))
        empty = nobody.select(**{one.name: ibis.null(ibis.dtype(one.kind)) for one in TERMS.columns})
        return Earned(nothing_paid(results.roster), no_statements(results.roster), empty)
    seen = sight(components, results, keep)
    every = []
    for place, component in enumerate(components):
        made = terms(component, place, seen, results.period)
        every.append(replace(made, rows=keep(f"terms_{place}", made.rows)))
    facts = facts_of(components, keep)
    rested = any(component.adds_up for component in components)
    found = [
        once(one, results.period, rested=rested)
        if one.component.batch is None
        else by_fact(one, facts[key_of(one.component)], results.period, rested=rested)
        for one in every
    ]
    lines = keep("lines", union_of(found))
    sums = summed(every, lines, keep)
    return Earned(
        union_of([lines.select(*PAY_LINES.names), *further_lines(sums, results.period)]),
        statements(sums),
        explained(every, facts, results.roster),
    )
