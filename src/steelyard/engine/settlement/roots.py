"""Which fact a row belongs to: a refund to what it takes back, any other to itself; and when that counted.

What takes a fact back (a refund, a credit note) is held, released and clawed back with it, so that both
together come to nothing.
"""

from collections.abc import Mapping
from typing import Any

import ibis

Tables = Mapping[str, ibis.Table]


def rooted(rows: ibis.Table, plan: Any, tables: Tables) -> ibis.Table:
    """Add `root` to rows that have dataset and fact_id: the fact each belongs to; empty where they are."""
    refunds = _taking_back(plan, tables)
    if refunds is None:
        return rows.mutate(root=rows.fact_id)
    met = rows.left_join(refunds, [rows.dataset == refunds.back_dataset, rows.fact_id == refunds.taking])
    return met.mutate(root=met.taken.fill_null(met.fact_id)).drop("back_dataset", "taking", "taken")


def _taking_back(plan: Any, tables: Tables) -> ibis.Table | None:
    """List the rows that take back a fact there is, which takes nothing back itself."""
    found = []
    for dataset, credit in plan.credit.items():
        if credit.refunds and dataset in tables:
            facts = tables[dataset]
            known = facts.filter(facts[credit.refunds].isnull()).select(taken="id")
            rows = facts.select(back_dataset=ibis.literal(dataset), taking="id", taken=facts[credit.refunds])
            found.append(rows.filter(rows.taken.notnull()).semi_join(known, "taken"))
    if not found:
        return None
    return ibis.union(*found) if len(found) > 1 else found[0]


def counted_days(plan: Any, tables: Tables, dataset: str) -> ibis.Table:
    """Tell on which day each fact counts, as the data stands: counted_root, counted_day."""
    facts = tables[dataset]
    return facts.select(counted_root="id", counted_day=facts[plan.credit[dataset].counts_on])
