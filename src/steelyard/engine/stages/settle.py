"""The last stage: what was earned is settled item by item, then adjustments and corrections are added.

Plans whose settlement reads alike are settled together, each item for everybody at once. A plan without
settlement costs nothing here: its lines and statements pass as they came.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import ibis

from steelyard.engine.keeping import Keep
from steelyard.engine.period import Period
from steelyard.engine.plan import Plan
from steelyard.engine.settlement.books import Books, Paid
from steelyard.engine.settlement.group import settle_group
from steelyard.engine.stages.posted import posted
from steelyard.engine.tables import BALANCES, PEOPLE

Tables = Mapping[str, ibis.Table]


def settle(
    plans: Sequence[Plan],
    earned: tuple[ibis.Table, ibis.Table],
    people: ibis.Table,
    measures: ibis.Table,
    tables: Tables | None,
    period: Period,
    keep: Keep,
) -> Paid:
    """Settle everybody.

    `earned` are the components' lines and statements, `people` the roster. Without `tables`, as for measures
    that never were, items that look at facts are left out and nothing is brought forward.
    """
    tables, plans = _known(plans, tables, people)
    paid = Paid(*earned, _untouched(plans, tables["balances"]))
    groups = _alike(plans)
    for place, sharing in enumerate(groups):
        books = Books(f"settlement_{place}_", earned, people, measures, tables, period, keep)
        paid = settle_group(books, sharing, paid)
    more = posted(plans, tables, period)
    if more is not None:
        lines, statements = paid.lines.union(more.lines), paid.statements.union(more.statements)
        paid = replace(paid, lines=lines, statements=statements)
    if groups:
        paid = replace(paid, statements=keep("settled_statements", paid.statements))
    return paid


def _known(plans: Sequence[Plan], tables: Tables | None, people: ibis.Table) -> tuple[Tables, Sequence[Plan]]:
    if tables is not None:
        return tables, plans
    nobody = people.filter(ibis.literal(value=False))
    empty = {
        layout.name: nobody.select(**{one.name: ibis.null(ibis.dtype(one.kind)) for one in layout.columns})
        for layout in (BALANCES, PEOPLE)
    }
    plain = []
    for plan in plans:
        items = {code: item for code, item in plan.settlement.items() if not item.datasets}
        plain.append(
            plan if len(items) == len(plan.settlement) else plan.model_copy(update={"settlement": items})
        )
    return empty, plain


def _alike(plans: Sequence[Plan]) -> list[list[Plan]]:
    """Group the plans that have a settlement by what it computes."""
    found: dict[tuple[Any, ...], list[Plan]] = {}
    for plan in plans:
        if plan.settlement:
            items = tuple((code, item.definition()) for code, item in plan.settlement.items())
            looked = {name for item in plan.settlement.values() for name in item.indicators}
            measured = tuple((name, plan.indicators[name].definition()) for name in sorted(looked))
            by_fact = any(item.datasets for item in plan.settlement.values())
            credits_ = tuple((name, credit.definition()) for name, credit in plan.credit.items())
            key = (items, measured, tuple(plan.pay), credits_ if by_fact else ())
            found.setdefault(key, []).append(plan)
    return list(found.values())


def _untouched(plans: Sequence[Plan], balances: ibis.Table) -> ibis.Table:
    """Carry on what no item of this run looks after: nothing that is owed is dropped."""
    by_items: dict[tuple[str, ...], list[str]] = {}
    for plan in plans:
        if plan.settlement:
            by_items.setdefault(tuple(sorted(plan.settlement)), []).append(plan.code)
    rows = balances
    for items, codes in by_items.items():
        rows = rows.filter(~(rows.plan.isin(sorted(codes)) & rows["item"].isin(items)))
    return rows.select(*BALANCES.names)
