"""Which reason is told where several keep a component from being paid; engine and oracle once told two."""

import datetime as dt

from steelyard.engine.period import parse
from tests.oracle import closing
from tests.oracle.company import company, deal
from tests.oracle.comparing import differences
from tests.oracle.engine_side import close

PERIOD = parse("2024-02")
PLAN = """
plan: everything
title: Two reasons at once
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on, amount: amount}
indicators:
  sales: {title: Sales, kind: total, from: deals, of: amount, target: personal, if_missing: leave out}
  won: {title: Won, kind: count, from: deals, target: 1}
  lost: {title: Lost, kind: average, from: deals, of: amount, where: "stage = 'Lost'"}
  units: {title: Units, kind: average, from: deals, of: units, where: "stage = 'Lost'", if_missing: zero}
scorecard:
  parts:
    won: {weight: 100 %, curve: {kind: ratio}}
grades:
  bands:
    - {grade: B, below: 100}
    - {grade: A, from: 100}
pay:
  tiers:
    title: Tiers
    kind: tiers_by_attainment
    on: sales
    method: whole
    tiers: [{rate: 1 %}]
    times:
      - kind: multiplier
        rows: {of: lost, by: value, bands: [{below: 1}, {from: 1}]}
        factors: [50 %, 100 %]
  merit:
    title: Merit
    kind: merit_matrix
    of: lost
    columns: {of: units, by: value, bands: [{below: 3}, {from: 3}]}
    cells: {A: [10 %, 5 %]}
"""


def test_what_nobody_can_tell_comes_first() -> None:
    """Tiers left out for want of a target wait for their factor; nothing of an unknown salary is unknown."""
    tables = company(PERIOD, [deal("d", dt.date(2024, 2, 29), 100_00)])
    found = close([PLAN], tables, PERIOD)
    assert differences(closing.close([PLAN], tables, PERIOD.starts_on, PERIOD.ends_on), found) == []
    assert {row["component"]: row["note"] for row in found["statements"]} == {
        "tiers": "blocked",
        "merit": "blocked",
    }
