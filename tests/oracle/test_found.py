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


WIDE = """
plan: everything
title: What the wider drawing found, in one plan
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on, amount: amount, without_owner: territory}
indicators:
  sales: {title: Sales, kind: total, from: deals, of: amount, target: 1000}
  won: {title: Deals won, kind: count, from: deals, target: 2}
  size: {title: Size, kind: average, from: deals, of: amount, where: "stage = 'Lost'"}
scorecard:
  parts:
    sales: {weight: 50 %, curve: {kind: rank}}
    won: {weight: 50 %, curve: {kind: z_score, middle: 70, step: 10, at_least: 0, at_most: 120}}
  gates:
    - {indicator: won, at_least: 9, otherwise_at_most: 50}
    - {indicator: sales, at_least: 99999999, otherwise_at_most: 50}
pay:
  flat: {title: Flat, kind: flat, amount: 500}
settlement:
  quality: {title: Quality, kind: penalty, unless: {indicator: size, at_least: 1}, amount: 100}
"""


@cache
def wide() -> dict[str, list[dict[str, Any]]]:
    rows = [
        deal("a", DAY, 5000),
        deal("b", DAY, 7000, owner="bo"),
        deal("c", DAY, 10, owner=None, region="north"),
    ]
    tables = company(PERIOD, [row for row in rows if row["owner"]])
    tables["deals"] = [{"region": None} | row for row in rows]
    span = {"starts_on": PERIOD.starts_on, "ends_on": None}
    tables["territories"] = [{"person": "bo", "region": "north", "product": None, "customer": None} | span]
    oracle = closing.close([WIDE], tables, PERIOD.starts_on, PERIOD.ends_on)
    found = close([WIDE], tables, PERIOD)
    assert differences(oracle, found) == []
    return found


def test_territories_name_every_column_a_dataset_has() -> None:
    """With region, product and customer all there the plan could not be closed."""
    assert {"fact_id": "c", "person": "bo", "role": "territory"}.items() <= wide()["credits"][2].items()


def test_of_two_gates_at_one_limit_the_first_as_written_is_named() -> None:
    """Whichever row came first was named: not always the same on every run."""
    assert "sales" not in {row["gate"] for row in wide()["grades"]}


def test_a_rank_says_nothing_of_mean_and_spread() -> None:
    """It did when another curve of the run was a z-score: rows hung on what else was closed."""
    spreads = {(row["indicator"], row["spread"] is None) for row in wide()["scores"]}
    assert spreads == {("sales", True), ("won", False)}


def test_a_penalty_nobody_can_judge_is_blocked() -> None:
    """`(~a).isnull()` came out as `not (a is null)`: kept said blocked, and blocked said pay_floor."""
    notes = [row["note"] for row in wide()["statements"] if row["component"] == "quality"]
    assert notes == ["blocked", "blocked"]
