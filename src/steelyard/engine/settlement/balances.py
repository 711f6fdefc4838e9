"""What an item carries forward: one row a person, or one a fact; and what becomes of it when a fact falls."""

from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.settlement.case import Case, joined, zero
from steelyard.engine.settlement.lines import FACT, WHOSE, by_fact, summed
from steelyard.engine.tables import BALANCES


def with_balance(case: Case) -> ibis.Table:
    """Add to people what an item brought forward, in one: since, before_minor and left_minor."""
    brought = case.balances
    own = brought.group_by(own_plan="plan", own_person="person").aggregate(
        since=brought.since.min(),
        before_minor=number.total(brought.amount_minor),
        left_minor=number.total(brought.left_minor),
    )
    people = case.people
    met = people.left_join(own, [people.plan == own.own_plan, people.person == own.own_person])
    return met.drop("own_plan", "own_person").mutate(
        before_minor=met.before_minor.fill_null(zero()), left_minor=met.left_minor.fill_null(zero())
    )


def carried(case: Case, rows: ibis.Table, *, since: Any, amount: Any, left: Any) -> ibis.Table:
    """Make balance rows, of facts where the rows have them."""
    none = {name: ibis.null("string") for name in FACT if name not in rows.columns}
    rows = rows.mutate(**none) if none else rows
    return rows.select(
        *WHOSE,
        *FACT,
        item=ibis.literal(case.code),
        since=since,
        amount_minor=amount,
        left_minor=left,
    ).select(*BALANCES.names)


def forfeited(case: Case, waiting: ibis.Table, note: str) -> tuple[ibis.Table, list[ibis.Table]]:
    """Part what still waits from what never will be paid, as its fact fell through, and say so in two lines.

    The first, noted as what waits would have come, and its opposite: together nothing, and nothing stays.
    """
    if case.fallen is None or not case.by_fact:
        return waiting, []
    gone = case.fallen.rename(gone_dataset="dataset")
    met = waiting.left_join(gone, [waiting.dataset == gone.gone_dataset, waiting.fact_id == gone.root])
    stays = met.filter(met.fell_on.isnull()).select(*waiting.columns)
    lost = met.filter(met.fell_on.notnull(), met.left_minor != zero())
    lost = case.keep(f"lost_{case.code}", summed(lost, "left_minor"))
    lines = [
        by_fact(case, lost, lost.left_minor, note),
        by_fact(case, lost, zero() - lost.left_minor, "never_paid"),
    ]
    return stays, [joined(lines)]
