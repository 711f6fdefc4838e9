"""What is paid over months, with what comes late posted as corrections, is what is paid had it been known."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from steelyard.engine.period import parse
from tests.oracle import engine_side
from tests.oracle.changed_past import numbered
from tests.oracle.company import company, deal
from tests.oracle.drawn.strategies import wide
from tests.oracle.outcome import Outcome

Row = dict[str, Any]
PERIODS = tuple(map(parse, ("2024-01", "2024-02", "2024-03")))
CLOSED, OPEN = PERIODS[:2], PERIODS[2]
PLAN = """
plan: everything
title: What one month holds back another pays
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on, amount: amount, refunds: takes_back}
indicators:
  sales: {title: Sales, kind: total, from: deals, of: amount}
pay:
  tiers:
    title: Tiers
    kind: tiers_by_amount
    on: sales
    method: marginal
    over: year to date
    tiers: [{rate: 3 %, below: 2000}, {rate: 7.5 %, from: 2000}]
settlement:
  limit: {title: Limit, kind: cap, most: 500, per: year}
  kept: {title: Kept, kind: hold_back, share: 10 %, months: 1}
  draw: {title: Draw, kind: draw, amount: 50, recover: {rate: 50 %}}
"""
sold = st.lists(
    st.tuples(st.dates(PERIODS[0].starts_on, OPEN.ends_on), st.integers(-100_000, 400_000)),
    min_size=2,
    max_size=8,
)


@wide(2)
@given(sold, sold, st.integers(0, 2))
def test_posted_late_is_paid_as_if_it_had_been_known(
    known: list[tuple[dt.date, int]], late: list[tuple[dt.date, int]], gone: int
) -> None:
    """Two months are closed; then deals come, and some go; the third month pays what is posted."""
    first = [deal("zero", PERIODS[0].starts_on, 0), *_deals("d", known)]
    now = first[:1] + first[1 + gone :] + _deals("late", late)
    closed, _ = _months(first, CLOSED)
    known_now, brought = _months(now, CLOSED)
    posted: list[Row] = []
    for period, was, knows in zip(CLOSED, closed, known_now, strict=True):
        items = {"limit", "kept", "draw"}
        found = engine_side.corrections(was, knows, period.code, items=items)
        posted += numbered(found, len(posted))
    opened, carried = _months(now, [OPEN], balances=brought, corrections=posted)
    alone, wanted_carried = _months(now, [OPEN], balances=brought)
    assert _paid([*closed, *opened]) == _paid([*known_now, *alone])
    assert carried == wanted_carried


def _deals(name: str, sold: Sequence[tuple[dt.date, int]]) -> list[Row]:
    return [deal(f"{name}{place}", day, amount) for place, (day, amount) in enumerate(sold)]


def _months(
    deals: Sequence[Row], periods: Sequence[Any], *, balances: Sequence[Row] = (), corrections: Any = ()
) -> tuple[list[Outcome], Sequence[Row]]:
    """Close month after month, each on the balances of the one before."""
    outcomes = []
    for period in periods:
        tables = company(period, deals) | {"balances": list(balances), "corrections": list(corrections)}
        outputs = engine_side.close([PLAN], tables, period)
        outcomes.append(Outcome(tables, outputs, ("deals",)))
        balances = outputs["balances"]
    return outcomes, balances


def _paid(outcomes: Sequence[Outcome]) -> Counter[str]:
    rows = [row for outcome in outcomes for row in outcome.outputs["statements"]]
    sums = Counter({row["person"]: 0 for row in rows})
    for row in rows:
        sums[row["person"]] += row["amount_minor"]
    return sums
