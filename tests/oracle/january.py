"""One January, closed and known anew: what tests of corrections change in it, and what is found."""

import datetime as dt
from typing import Any

from steelyard.engine.period import parse
from tests.oracle import engine_side
from tests.oracle.changed_past import asked_of, outcome, unlike
from tests.oracle.company import company, deal
from tests.oracle.corrections import differences
from tests.oracle.drawn.batch import Batch

JANUARY = parse("2024-01")
DAY = dt.date(2024, 1, 31)
PLAN = """
plan: everything
title: One plan whose past changes
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on, amount: amount}
indicators:
  sales: {title: Sales, kind: total, from: deals, of: amount, where: "stage = 'Won'", target: personal}
pay:
  rate: {title: Rate, kind: rate, on: sales, rate: 5 %}
  tiers: {title: Tiers, kind: tiers_by_attainment, on: sales, method: whole, tiers: [{rate: 1 %}]}
settlement:
  limit: {title: Limit, kind: cap, most: 400, per: year}
"""
SPLIT = PLAN.replace("kind: owner", "kind: split")
Known = tuple[str, dict[str, Any]]


def sold(
    amount: int, *, late: int | None = None, target: int | None = 1, through: int | None = None
) -> dict[str, Any]:
    """Make January: one deal of ann's, perhaps a late one, and what her cap let through before."""
    deals = [deal("d", DAY, amount)] + ([] if late is None else [deal("late", DAY, late)])
    tables: dict[str, Any] = company(JANUARY, deals, target=target)
    if through is not None:
        fact = {"dataset": None, "fact_id": None, "since": DAY}
        row = {"plan": "everything", "person": "ann", "item": "limit", "amount_minor": through}
        tables["balances"] = [row | fact | {"left_minor": 0}]
    return tables


def what_differs(was: Known, now: Known, posted: Any = ()) -> list[dict[str, Any]]:
    """Let both find what differs; they must agree."""
    before, after = (Batch(0, (text,), JANUARY, tables, 1, 1, 0) for text, tables in (was, now))
    closed, known, asked = outcome(before), outcome(after), asked_of(before, after)
    ours = differences(closed, known, "2024-01", posted=posted, **asked)
    theirs = engine_side.corrections(closed, known, "2024-01", posted=posted, **asked)
    assert unlike(ours, theirs) == []
    return theirs
