"""An edge is met exactly, in every place where a plan may have one: one fen short of it is short.

ann sold 399,999.99 of 500,000.00: 79.999998 %, which rounds to 80.0000 %. bo sold 400,000.00, cai a fen more.
"""

import datetime as dt
from functools import cache
from typing import Any

from steelyard.engine.period import parse
from tests.oracle import closing
from tests.oracle.company import company, deal
from tests.oracle.comparing import differences
from tests.oracle.engine_side import close

PERIOD, DAY = parse("2024-02"), dt.date(2024, 2, 29)
SOLD = {"ann": 399_999_99, "bo": 400_000_00, "cai": 400_000_01}
PLAN = """
plan: everything
title: An edge at 80 % of 500,000.00, everywhere
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on, amount: amount}
indicators:
  sales: {title: Sales, kind: total, from: deals, of: amount, target: personal, floor: 80 %}
  stepped: {title: Stepped, kind: total, from: deals, of: amount, target: personal}
  vetoed: {title: Vetoed, kind: total, from: deals, of: amount, target: personal}
  parts: {title: Sales of which, kind: formula, formula: sales / 500000, unit: ratio}
scorecard:
  parts:
    sales: {weight: 50 %, curve: {kind: ratio}}
    stepped: {weight: 50 %, curve: {kind: step, bands: [{below: 80 %, points: 0}, {from: 80 %, points: 80}]}}
  extras:
    vetoed: {curve: {kind: veto, attainment_at_least: 80 %, points: 1}, at_most: 1}
  gates:
    - {indicator: vetoed, attainment_at_least: 80 %, otherwise_at_most: 50}
grades:
  bands: [{grade: B, below: 81}, {grade: A, from: 81}]
pay:
  gate: {title: Gate, kind: flat, amount: 100, gate: {indicator: vetoed, attainment_at_least: 80 %}}
  quotient: {title: Quotient, kind: flat, amount: 100, gate: {indicator: parts, at_least: 0.8}}
  whole:
    title: Whole
    kind: tiers_by_attainment
    on: vetoed
    method: whole
    tiers: [{below: 80 %, rate: 0 %}, {from: 80 %, rate: 1 %}]
  faster:
    title: Faster
    kind: flat
    amount: 100
    times: [{kind: accelerator, of: vetoed, from: 80 %, factor: 150 %}]
  matrix:
    title: Matrix
    kind: flat
    amount: 100
    times:
      - kind: multiplier
        rows: {of: vetoed, by: attainment, bands: [{below: 80 %}, {from: 80 %}]}
        factors: [0 %, 100 %]
  by-grade: {title: By grade, kind: bonus_by_grade, amounts: {A: 700}}
settlement:
  quality:
    title: Quality
    kind: penalty
    unless: {indicator: vetoed, attainment_at_least: 80 %}
    amount: 10
"""


@cache
def outputs() -> dict[str, list[dict[str, Any]]]:
    deals = [deal(person, DAY, amount, owner=person) for person, amount in SOLD.items()]
    tables = company(PERIOD, deals, target=500_000_00)
    named = [
        row | {"indicator": code} for row in tables["targets"] for code in ("sales", "stepped", "vetoed")
    ]
    tables["targets"] = named
    found = close([PLAN], tables, PERIOD)
    oracle = closing.close([PLAN], tables, PERIOD.starts_on, PERIOD.ends_on)
    assert differences(oracle, found) == []
    return found


def test_one_fen_short_is_short_in_every_component() -> None:
    paid = {(row["person"], row["component"]): row["amount_minor"] for row in outputs()["statements"]}
    short, met = (
        [
            paid[person, component]
            for component in ("gate", "quotient", "whole", "faster", "matrix", "by-grade")
        ]
        for person in ("ann", "bo")
    )
    assert short == [0, 0, 0, 100_00, 0, 0]
    assert met == [100_00, 100_00, 4_000_00, 150_00, 100_00, 700_00]
    assert [paid[person, "quality"] for person in SOLD] == [-10_00, 0, 0]


def test_one_fen_short_is_short_in_every_score() -> None:
    """A veto brings ann's total to 0; bo has half of 80 and half of 80 and a point: 81, just the grade A."""
    grades = {row["person"]: (row["total_micro"], row["grade"]) for row in outputs()["grades"]}
    assert grades == {"ann": (0, "B"), "bo": (81_000_000, "A"), "cai": (81_000_001, "A")}
    scores = {(row["person"], row["indicator"]): row["note"] for row in outputs()["scores"]}
    assert scores["ann", "sales"] == "below_floor"
    assert scores["bo", "sales"] is None


def test_what_is_shown_rounded_tells_on_which_side_it_lies() -> None:
    """80.0000 % beside "not reached" is 80.0000 % less something."""
    shown = {row["person"]: row for row in outputs()["measures"] if row["indicator"] == "sales"}
    assert [shown[person]["attainment_ppm"] for person in SOLD] == [800_000, 800_000, 800_000]
    rests = [shown[person]["attainment_rest"] for person in SOLD]
    assert [(rest > 0) - (rest < 0) for rest in rests] == [-1, 0, 1]
