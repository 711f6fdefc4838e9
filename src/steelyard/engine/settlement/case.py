"""What a settlement item is given, and what it gives back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.keeping import Keep
from steelyard.engine.period import Period
from steelyard.engine.tables import BALANCES, PAY_LINES


@dataclass(frozen=True)
class Case:
    """One item of plans that settle alike.

    `people` has plan, person, here (on the plan in this period), days, joined_on, left_on and earned (what
    the item looks at, summed). `balances` are the item's own rows brought forward.
    """

    code: str
    plan: Any  # any of those that settle alike
    period: Period
    people: ibis.Table
    balances: ibis.Table
    tables: Mapping[str, ibis.Table]
    measures: ibis.Table
    lines: Callable[[], ibis.Table]  # the lines it looks at; asked for by those that settle fact by fact
    keep: Keep


@dataclass(frozen=True)
class Settled:
    """An item's outcome: for each person the sum of its lines, or why there is none; lines; balances."""

    amounts: ibis.Table  # plan, person, amount_minor, why
    lines: ibis.Table
    balances: ibis.Table | None = None
    forfeited: ibis.Table | None = None  # plan, person, detail


def figure(rows: ibis.Table, name: str, written: int | str) -> Any:
    """Give a figure of an item: the plan's, or a column of people where it is each person's own."""
    return number.whole(written) if isinstance(written, int) else rows[f"own_{name}"]


def with_balance(case: Case) -> ibis.Table:
    """Add to people what an item that keeps one row a person brought forward: since, amount and left."""
    own = case.balances.select(
        own_plan="plan",
        own_person="person",
        since="since",
        before_minor="amount_minor",
        left_minor="left_minor",
    )
    people = case.people
    met = people.left_join(own, [people.plan == own.own_plan, people.person == own.own_person])
    return met.drop("own_plan", "own_person").mutate(
        before_minor=met.before_minor.fill_null(number.whole(0)),
        left_minor=met.left_minor.fill_null(number.whole(0)),
    )


def once(case: Case, rows: ibis.Table, amount: Any, note: Any) -> ibis.Table:
    """Make a line a person, dated the period's last day; an amount of 0 makes none."""
    said = ibis.literal(note) if isinstance(note, str) else note
    made = rows.mutate(line_minor=amount, line_note=said)
    return _lines(case, made.filter(made.line_minor != number.whole(0)), ibis.null("string"))


def by_fact(case: Case, rows: ibis.Table, dataset: str, amount: Any, note: str) -> ibis.Table:
    """Make a line a person and fact; `rows` have fact_id."""
    made = rows.mutate(line_minor=amount, line_note=ibis.literal(note))
    made = made.filter(made.line_minor != number.whole(0))
    return _lines(case, made, made.fact_id, ibis.literal(dataset))


def _lines(case: Case, rows: ibis.Table, fact_id: Any, dataset: Any = None) -> ibis.Table:
    return rows.select(
        "plan",
        "person",
        component=ibis.literal(case.code),
        dataset=ibis.null("string") if dataset is None else dataset,
        fact_id=fact_id,
        counted_on=case.period.last_day,
        credit_minor=number.nothing(),
        running_minor=number.nothing(),
        amount_minor=rows.line_minor,
        note=rows.line_note,
    ).select(*PAY_LINES.names)


def carried(
    case: Case, rows: ibis.Table, *, since: Any, amount: Any, left: Any, fact: tuple[str, Any] | None = None
) -> ibis.Table:
    """Make balance rows."""
    dataset, fact_id = fact or (None, ibis.null("string"))
    return rows.select(
        "plan",
        "person",
        item=ibis.literal(case.code),
        dataset=ibis.literal(dataset) if dataset else ibis.null("string"),
        fact_id=fact_id,
        since=since,
        amount_minor=amount,
        left_minor=left,
    ).select(*BALANCES.names)


def joined(tables: Sequence[ibis.Table]) -> ibis.Table:
    """Put rows of one layout together."""
    return ibis.union(*tables) if len(tables) > 1 else tables[0]


def zero() -> Any:
    """Nothing, as an amount."""
    return number.whole(0)
