"""What the comparison found in the engine, each once, as small as it can be."""

import datetime as dt
from functools import cache
from typing import Any

from steelyard import engine
from steelyard.engine.period import parse
from tests.oracle import closing
from tests.oracle.company import company, deal
from tests.oracle.comparing import differences
from tests.oracle.engine_side import close

PERIOD = parse("2024-02")
DAY = dt.date(2024, 2, 29)
PLAN = """
plan: everything
title: One plan for all that was found
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on, amount: amount}
  activities: {kind: owner, counts_on: done_on}
indicators:
  sales: {title: Sales, kind: total, from: deals, of: amount, target: personal}
  customers: {title: Customers, kind: distinct, from: deals, of: customer, target: 2}
scorecard:
  parts:
    sales: {weight: 60 %, curve: {kind: ratio}}
    customers: {weight: 40 %, curve: {kind: ratio}}
pay:
  rate: {title: Rate, kind: rate, on: sales, rate: 5 %}
"""
VISIT = {"id": "v", "owner": "ann", "kind": "Visit", "done_on": DAY, "score": 9, "hours": None}
TABLES = company(PERIOD, [deal("free", DAY, 0), deal("nameless", DAY, 0, customer=None)])
TABLES["activities"].append(VISIT)


@cache
def outputs() -> dict[str, list[dict[str, Any]]]:
    return close([PLAN], TABLES, PERIOD)


def test_the_oracle_agrees() -> None:
    oracle = closing.close([PLAN], TABLES, PERIOD.starts_on, PERIOD.ends_on)
    assert differences(oracle, outputs()) == []


def test_facts_that_no_indicator_looks_at_are_listed() -> None:
    """A plan that credited such a dataset could not be closed at all."""
    assert [(row["fact_id"], row["reason"]) for row in outputs()["unused"]] == [("v", "not_counted")]


def test_a_blocked_part_keeps_its_weight() -> None:
    """It gave it to the others, as if it were left out, and contributed 0 though it has no score."""
    blocked = {"attainment_ppm": None, "score_micro": None, "contribution_micro": None, "note": "blocked"}
    assert [row["weight_ppm"] for row in outputs()["scores"]] == [400_000, 600_000]
    assert blocked.items() <= outputs()["scores"][1].items()
    assert outputs()["grades"][0]["total_micro"] is None


def test_nothing_credited_is_not_a_rate_of_zero() -> None:
    """A line for 0.00 at 5 % said its rate was zero, and so did the statement."""
    assert [row["note"] for row in outputs()["pay_lines"]] == [None, None]
    assert [row["note"] for row in outputs()["statements"]] == ["nets_to_zero"]


def test_a_fact_without_the_value_that_is_counted_is_warned_of() -> None:
    """A deal without a customer was silently no customer won."""
    empty = [row for row in outputs()["warnings"] if row["code"] == "empty_cells"]
    assert [(row["person"], row["subject"], row["count"]) for row in empty] == [("ann", "customers", 1)]


def test_warnings_have_one_order() -> None:
    """Their sort key did not tell two reasons of one dataset apart, so a close had no fixed bytes."""
    deals = [deal(f"d{place}", DAY, 1, owner=None) for place in range(3)]
    deals += [deal(f"e{place}", DAY, 1, currency="GBP") for place in range(3)]
    tables = company(PERIOD, [deal("d", DAY, 1)])
    tables["deals"] += deals
    once, again = (
        close([PLAN], tables | {"deals": rows}, PERIOD)["warnings"] for rows in (deals, deals[::-1])
    )
    assert once == again


SHARED = """
plan: everything
title: A manager of two who share a deal
currency: CNY
credit:
  deals: {kind: team, shared_by: split, counts_on: closed_on, amount: amount}
indicators:
  newest: {title: Newest, kind: latest, from: deals, of: amount}
"""


def test_the_newest_amount_of_a_shared_deal_is_refused() -> None:
    """A manager has a part through each of those who share it: none of them is "the latest"."""
    reading = engine.read(SHARED, source="plan.yaml")
    assert "number_of_shared_facts" in [problem.code for problem in reading.problems]
