"""A refund takes rate, tiers and factors of what it takes back: together they pay nothing."""

import datetime as dt
from collections import Counter

from steelyard.engine.period import parse
from tests.oracle import closing
from tests.oracle.company import company, deal
from tests.oracle.comparing import differences
from tests.oracle.engine_side import close

PERIOD, DAY = parse("2024-02"), dt.date(2024, 2, 10)
TIERS = (
    "kind: tiers_by_amount, on: sales, over: each transaction, "
    'tiers: [{up_to: "1,000.00", rate: 1 %}, {above: "1,000.00", rate: 5 %}]'
)
PLAN = f"""
plan: everything
title: Rates that hang on the deal
currency: CNY
credit:
  deals: {{kind: owner, counts_on: closed_on, amount: amount, refunds: takes_back}}
indicators:
  sales: {{title: Sales, kind: total, from: deals, of: amount}}
pay:
  special:
    title: Special
    kind: rate
    on: sales
    rate: 1 %
    rates: [{{when: product = 'A', rate: 10 %}}]
  factor:
    title: Factor
    kind: rate
    on: sales
    rate: 1 %
    times: [{{kind: by_fact, rates: [{{when: amount > 0, factor: 150 %}}], otherwise: 100 %}}]
  capped: {{title: Capped, kind: rate, on: sales, rate: 10 %, cap_each: 50}}
  each: {{title: Each, {TIERS}, method: marginal}}
  steps: {{title: Steps, {TIERS}, method: whole}}
"""


def test_two_halves_taken_back_leave_nothing_under_any_shape() -> None:
    """The returns name no product, and each is worth less than a tier or a cap: that is the deal's to say."""
    deals = [deal("d", DAY, 2_000_00)] + [
        deal(f"d-{half}", DAY, -1_000_00, product=None, stage="Refunded", takes_back="d") for half in (1, 2)
    ]
    tables = company(PERIOD, deals)
    found = close([PLAN], tables, PERIOD)
    oracle = closing.close([PLAN], tables, PERIOD.starts_on, PERIOD.ends_on)
    paid: Counter[str] = Counter()
    for row in oracle["pay_lines"]:
        paid[row["component"]] += row["amount_minor"]
    assert set(paid.values()) == {0}
    assert differences(oracle, found) == []
