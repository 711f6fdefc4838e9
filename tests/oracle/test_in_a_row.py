"""Months in a row: engine and oracle count alike, whatever history knows, at the edge and beside it."""

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from steelyard.engine.period import parse
from tests.oracle import closing, engine_side
from tests.oracle.company import company, deal
from tests.oracle.comparing import differences
from tests.oracle.drawn.strategies import wide
from tests.oracle.periods import DAY, later

PERIOD = parse("2024-03")
PLAN = """\
plan: everything
title: Rows
currency: CNY
credit: {deals: {kind: owner, counts_on: closed_on, amount: amount}}
indicators:
  sales: {title: S, kind: total, from: deals, of: amount, target: personal, better: BETTER, if_missing: RULE}
  row: {title: Row, kind: in_a_row, kept: {indicator: sales, attainment_at_least: 100 %}, most: 3, target: 3}
  closed: {title: C, kind: in_a_row, kept: {indicator: sales, at_most: "10"}, most: 2, ending: period before}
pay:
  third: {title: Third, kind: flat, amount: "500", gate: {indicator: row, at_least: "3"}}
  either: {title: E, kind: flat, amount: "9", gate: {any: [{indicator: row, at_least: "2"},
    {indicator: closed, at_least: "2"}]}}
"""
edge = st.sampled_from([None, 999, 1000, 1001])
months = st.lists(st.tuples(edge, st.sampled_from([None, 0, 1000])), min_size=3, max_size=3)


@wide(2)
@given(
    st.lists(st.tuples(edge, st.sampled_from([None, 0, 1000]), months), min_size=8, max_size=8),
    st.sampled_from(["more", "less"]),
    st.sampled_from(["block", "zero", "leave out"]),
)
def test_periods_in_a_row_are_counted_alike(people: Any, better: str, rule: str) -> None:
    text = PLAN.replace("BETTER", better).replace("RULE", f'"{rule}"')
    deals, targets, history = [], [], []
    for place, (sold, target, before) in enumerate(people):
        person, span = f"p{place}", {"starts_on": PERIOD.starts_on, "ends_on": PERIOD.ends_on}
        deals.append(deal(f"d{place}", dt.date(2024, 3, 31), sold or 0, owner=person))
        if target is not None:
            targets.append({"person": person, "indicator": "sales", "value": target} | span)
        for back, (value, aim) in enumerate(before, start=1):
            if value is not None:
                first = later(PERIOD.starts_on, -back)
                days = {"starts_on": first, "ends_on": later(first, 1) - DAY}
                told = {"person": person, "indicator": "sales", "value": value, "target": aim}
                history.append(told | days)
    tables = company(PERIOD, deals) | {"targets": targets, "history": history}
    oracle = closing.close([text], tables, PERIOD.starts_on, PERIOD.ends_on)
    assert differences(oracle, engine_side.close([text], tables, PERIOD)) == []
