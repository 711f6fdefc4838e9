"""The lines of an item: one a person, or one a fact; and what they sum to."""

from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.settlement.case import Case, zero
from steelyard.engine.settlement.sharing import parts_of
from steelyard.engine.tables import PAY_LINES

WHOSE = ("plan", "person")
FACT = ("dataset", "fact_id")


def once(case: Case, rows: ibis.Table, amount: Any, note: Any, *, counted_on: Any = None) -> ibis.Table:
    """Make a line a person, dated the period's last day if no other; an amount of 0 makes none."""
    none = ibis.null("string")
    named = rows.mutate(line_minor=amount, line_note=_said(note), dataset=none, fact_id=none)
    return _lines(case, named, case.period.last_day if counted_on is None else counted_on)


def by_fact(case: Case, rows: ibis.Table, amount: Any, note: Any) -> ibis.Table:
    """Make a line a row; `rows` have dataset and fact_id, which may be empty."""
    return _lines(case, rows.mutate(line_minor=amount, line_note=_said(note)), case.period.last_day)


def _said(note: Any) -> Any:
    return ibis.literal(note) if isinstance(note, str) else note


def _lines(case: Case, rows: ibis.Table, counted_on: Any) -> ibis.Table:
    rows = rows.filter(rows.line_minor != zero())
    return rows.select(
        *WHOSE,
        *FACT,
        component=ibis.literal(case.code),
        counted_on=counted_on,
        credit_minor=number.nothing(),
        running_minor=number.nothing(),
        amount_minor=rows.line_minor,
        note=rows.line_note,
    ).select(*PAY_LINES.names)


def parts(case: Case, rows: ibis.Table, amount: Any) -> ibis.Table:
    """Share what an item takes of each person out over the facts it touched: WHOSE, FACT, amount_minor.

    One row a person, about no fact, where nothing that comes later asks for facts.
    """
    wholes = rows.select(*WHOSE, amount_minor=amount)
    wholes = wholes.filter(wholes.amount_minor != zero())
    if case.by_fact:
        return parts_of(wholes, case.weights(), WHOSE)
    none = ibis.null("string")
    return wholes.mutate(dataset=none, fact_id=none).select(*WHOSE, *FACT, "amount_minor")


def summed(rows: ibis.Table, *names: str) -> ibis.Table:
    """Add up columns by person and fact."""
    return rows.group_by(*WHOSE, *FACT).aggregate(**{name: number.total(rows[name]) for name in names})


def totals(case: Case, lines: ibis.Table, why: Any) -> ibis.Table:
    """Sum an item's lines for everybody; whoever has none is told why."""
    sums = lines.group_by(sum_plan="plan", sum_person="person").aggregate(
        total_minor=number.total(lines.amount_minor)
    )
    people = case.people
    met = people.left_join(sums, [people.plan == sums.sum_plan, people.person == sums.sum_person])
    return met.select(
        *WHOSE,
        amount_minor=met.total_minor.fill_null(zero()),
        why=met.sum_person.isnull().ifelse(why, "nets_to_zero"),
    )
