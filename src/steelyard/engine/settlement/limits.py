"""What a component's own cap takes off, and its true-up adds, shared out over the facts it pays for.

Only for components that a later item settles fact by fact.
"""

from collections.abc import Sequence
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.incentives.rounding import NOTE as ROUNDING
from steelyard.engine.settlement.books import Books
from steelyard.engine.settlement.roots import rooted
from steelyard.engine.settlement.sharing import FACT, parts_of, weights_of
from steelyard.engine.tables import PAY_LINES

BY = ("plan", "person", "component")
LIMITS = (ROUNDING, "true_up", "cap")  # in this order: a cap sees the true-up, and both what is rounded


def with_limits_by_fact(
    books: Books, plans: Sequence[Any], by_fact: frozenset[str], lines: ibis.Table
) -> tuple[ibis.Table, ibis.Table]:
    """Give all lines, and the components' lines of these plans, with what limits took named by fact."""
    codes = sorted(plan.code for plan in plans)
    earned = books.earned[0]
    earned = earned.filter(earned.plan.isin(codes)).select(*PAY_LINES.names)
    limited = sorted(
        {
            code
            for plan in plans
            for code, part in plan.pay.items()
            if code in by_fact and _is_limited(plan, part)
        }
    )
    if not limited:
        return lines, earned
    shared = books.keep("limits", _shared(books, plans[0], _of(earned, codes, limited)))
    return (
        lines.filter(~_is_limit(lines, codes, limited)).union(shared),
        earned.filter(~_is_limit(earned, codes, limited)).union(shared),
    )


def _is_limited(plan: Any, component: Any) -> bool:
    return component.cap is not None or getattr(component, "yearly", False) or plan.adds_up_exactly


def _of(lines: ibis.Table, codes: Sequence[str], components: Sequence[str]) -> ibis.Table:
    return lines.filter(lines.plan.isin(codes), lines.component.isin(components))


def _is_limit(lines: ibis.Table, codes: Sequence[str], components: Sequence[str]) -> Any:
    within = lines.plan.isin(codes) & lines.component.isin(components) & lines.fact_id.isnull()
    return within & lines.note.isin(LIMITS).fill_null(ibis.literal(value=False))


def _shared(books: Books, plan: Any, lines: ibis.Table) -> ibis.Table:
    is_limit = lines.note.isin(LIMITS).fill_null(ibis.literal(value=False))
    plain = rooted(lines.filter(~(is_limit & lines.fact_id.isnull())), plan, books.tables)
    seen = plain.select(*BY, "dataset", "root", "amount_minor")
    made = []
    for note in LIMITS:
        wholes = lines.filter(lines.note == note, lines.fact_id.isnull())
        parts = parts_of(wholes.select(*BY, "amount_minor"), weights_of(seen, BY), BY)
        parts = books.keep(f"limit_{note}", parts)
        seen = seen.union(parts.select(*BY, "dataset", "amount_minor", root="fact_id").select(*seen.columns))
        made.append(
            parts.select(
                *BY,
                *FACT,
                counted_on=books.period.last_day,
                credit_minor=number.nothing(),
                running_minor=number.nothing(),
                amount_minor="amount_minor",
                note=ibis.literal(note),
            ).select(*PAY_LINES.names)
        )
    return ibis.union(*made)
