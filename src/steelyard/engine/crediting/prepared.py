"""Facts made ready for crediting: their day, owner and amount in the plan's currency."""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.columns import find
from steelyard.engine.crediting.credit import Credit
from steelyard.engine.crediting.currency import converted
from steelyard.engine.crediting.refunds import as_originals, with_originals
from steelyard.engine.crediting.territory import whereabouts, with_territories
from steelyard.engine.indicators.facts import PREFIX

Days = tuple[Any, Any]  # the first and the last


def prepared(
    tables: Mapping[str, ibis.Table],
    dataset: str,
    clause: Credit,
    columns: Sequence[str],
    currency: str,
    within: Sequence[Days] = (),
) -> ibis.Table:
    """Give facts counted_on, owner, whole_minor, rate_pico, and the columns plans look at under a prefix.

    Where the clause says so, owners come from territories, and refunds follow what they take back. `within`
    leaves facts of other days out, before rates are looked up for them.
    """
    facts = tables[dataset]
    kept = facts.select(
        "id",
        "owner",
        counted_on=facts[clause.counts_on],
        original_minor=facts[f"{clause.amount}_minor"] if clause.amount else number.nothing(),
        currency=facts["currency"] if clause.amount else ibis.null("string"),
        **{PREFIX + column: find(facts, column) for column in columns},
        **(whereabouts(facts) if clause.by_territory else {}),
        **({"takes_back": find(facts, clause.refunds)} if clause.refunds else {}),
    )
    if clause.by_territory:
        kept = with_territories(kept, tables["territories"])
    if clause.refunds:
        kept = with_originals(kept)
    if within:
        kept = kept.filter(reduce(or_, (kept.counted_on.between(*days) for days in within)))
    if clause.amount:
        kept = converted(kept, tables["rates"], currency)
    else:
        kept = kept.mutate(rate_pico=number.nothing(), whole_minor=number.nothing())
    return as_originals(kept) if clause.refunds else kept


def usable(facts: ibis.Table) -> ibis.ir.BooleanValue:
    """A fact without amount needs no rate; one with an amount needs a currency and a rate."""
    found: ibis.ir.BooleanValue = facts.original_minor.isnull() | facts.rate_pico.notnull()
    return found
