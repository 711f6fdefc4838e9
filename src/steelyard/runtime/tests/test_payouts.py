"""Payout tables: at every level what a close of scaled facts pays; drawings from them."""

import datetime as dt

import pyarrow as pa
import pytest

from steelyard.engine import Period, Plan, read
from steelyard.engine.period import parse
from steelyard.engine.simulation.drawable import corners, paid_on, why_not_drawn
from steelyard.engine.tables import ASSIGNMENTS, TARGETS
from steelyard.runtime.duckdb import DuckDB
from steelyard.runtime.payouts import as_payouts, payout_curve, payout_table
from steelyard.runtime.scenarios import Luck, draw

PLAN = """\
plan: rep
title: Rep
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on, amount: amount}
  surveys: {kind: owner, counts_on: answered_on}
indicators:
  revenue: {kind: total, title: Revenue, from: deals, of: amount, where: stage = 'Won', target: personal}
  care: {kind: average, title: Care, from: surveys, of: score, if_missing: zero}
pay:
  commission:
    kind: tiers_by_attainment
    title: Commission
    on: revenue
    method: marginal
    tiers: [{below: 80 %, rate: 1 %}, {from: 80 %, below: 100 %, rate: 2 %}, {from: 100 %, rate: 3 %}]
    gate: {indicator: care, at_least: 6, otherwise: 50 %}
    cap: 4,000
  bonus:
    kind: flat
    title: Bonus
    amount: 500
    gate: {indicator: revenue, attainment_at_least: 100 %}
"""
Q1 = parse("2026-Q1")
DAY = dt.date(2026, 2, 1)
DEALS = [
    ("d1", "ann", 60_000_00),
    ("d2", "ann", 30_000_00),
    ("d3", "bob", 100_000_00),
    ("d4", "bob", 500_000_00),
]


def plan_of(text: str = PLAN) -> Plan:
    reading = read(text, source="rep.yaml")
    assert reading.plan is not None, [problem.text() for problem in reading.errors]
    return reading.plan


def tables(factors: dict[str, int] | None = None) -> dict[str, pa.Table]:
    """Ann reached 90 % of 100,000.00 and is well spoken of; Bob 600 % and is not. `factors`: per cent."""
    scale = factors or {}
    deals = [(fact, who, amount * scale.get(who, 100) // 100) for fact, who, amount in DEALS]
    count = len(deals)
    return {
        "deals": pa.table(
            {
                "id": [fact for fact, _, _ in deals],
                "owner": [who for _, who, _ in deals],
                "closed_on": pa.array([DAY] * count, pa.date32()),
                "amount_minor": pa.array([amount for _, _, amount in deals], pa.int64()),
                "currency": ["CNY"] * count,
                "stage": ["Won"] * count,
            }
        ),
        "surveys": pa.table(
            {
                "id": ["s1", "s2"],
                "owner": ["ann", "bob"],
                "answered_on": pa.array([DAY] * 2, pa.date32()),
                "score": pa.array([9, 3], pa.int64()),
            }
        ),
        "assignments": pa.Table.from_pylist(
            [{"person": who, "plan": "rep", "starts_on": dt.date(2025, 1, 1)} for who in ("ann", "bob")],
            schema=ASSIGNMENTS.schema,
        ),
        "targets": pa.Table.from_pylist(
            [
                {
                    "person": who,
                    "indicator": "revenue",
                    "starts_on": Q1.starts_on,
                    "ends_on": Q1.ends_on,
                    "value": 100_000_00,
                }
                for who in ("ann", "bob")
            ],
            schema=TARGETS.schema,
        ),
    }


def paid(person: str, at: dict[str, int], period: Period = Q1) -> int:
    outputs = DuckDB(threads=1).for_person(plans=[plan_of()], tables=tables(at), period=period, person=person)
    return sum(row["amount_minor"] for row in outputs["statements"].to_pylist())


def table_of(levels: tuple[int, ...] = ()) -> dict[tuple[str, int], int]:
    found = payout_table(DuckDB(threads=1), plans=[plan_of()], tables=tables(), period=Q1, levels=levels)
    return {(row["person"], row["level_ppm"]): row["amount_minor"] for row in found.to_pylist()}


@pytest.mark.parametrize("percent", [10, 50, 100, 110, 140, 200])
def test_a_level_pays_what_a_close_of_such_facts_pays(percent: int) -> None:
    """Ann stands at 90 %: half her facts are a level of 45 %, and so on."""
    level = 9_000 * percent
    close_pays, table_pays = paid("ann", {"ann": percent}), table_of((level,))["ann", level]
    assert abs(close_pays - table_pays) <= 1  # a close rounds two lines, the table one


def test_jumps_gates_and_caps_are_seen() -> None:
    found = table_of()
    assert found["ann", 1_000_000] - found["ann", 999_999] == 500_00  # the bonus
    # Bob at 300 %: 80,000 at 1 %, 20,000 at 2 %, 200,000 at 3 %; half of it (gate), and the bonus
    assert found["bob", 3_000_000] == 3_600_00 + 500_00
    assert table_of((6_000_000,))["bob", 6_000_000] == 4_000_00 + 500_00  # half of 16,200 is above the cap
    assert found["bob", 0] == 0
    assert found["ann", 800_000] == 800_00


def test_where_pay_bends_a_level_stands() -> None:
    assert {799_999, 800_000, 999_999, 1_000_000} <= set(corners([plan_of()]))
    assert paid_on(plan_of()) == "revenue"


def test_drawing_without_luck_costs_what_was_paid() -> None:
    levels = (0, 900_000, 3_000_000, 6_000_000)
    found = payout_table(DuckDB(threads=1), plans=[plan_of()], tables=tables(), period=Q1, levels=levels)
    odds = draw(as_payouts([found]), luck=Luck(spread_ppm=0), scenarios=5, seed=1)
    assert odds.quantile(50) == paid("ann", {}) + paid("bob", {})


def test_the_periods_of_a_person_are_drawn_together() -> None:
    found = payout_table(DuckDB(threads=1), plans=[plan_of()], tables=tables(), period=Q1)
    laid = as_payouts([found, found])
    assert laid.person.tolist() == [0, 0, 1, 1]
    assert laid.amounts_minor.shape == (4, len(corners([plan_of()])))


CONTEST = PLAN.replace(
    "  bonus:\n",
    "  race: {kind: contest, title: Race, of: revenue, prizes: [3000, 1000], within: plan}\n  bonus:\n",
)


def test_pay_that_hangs_on_others_is_not_drawn() -> None:
    assert not list(why_not_drawn(plan_of()))
    (reason,) = why_not_drawn(plan_of(CONTEST))
    assert "Race" in reason.text("en")
    assert "他人" in reason.text("zh-hans")


def test_the_curve_of_an_agreement_needs_no_fact_and_pays_as_a_close_would() -> None:
    curve = dict(payout_curve(DuckDB(threads=1), plan_of(), {"revenue": 100_000_00}, Q1))
    # care is just good enough; 80,000 at 1 %, 20,000 at 2 %, then 3 %; 500 from 100 % on; at most 4,000 + 500
    assert curve[0] == 0
    assert curve[800_000] == 800_00
    assert curve[999_999] == 1_200_00
    assert curve[1_000_000] == 1_700_00
    assert curve[1_500_000] == 2_700_00 + 500_00
    assert list(curve) == sorted(curve)


BY_PRODUCT = PLAN.replace(
    "    cap: 4,000\n",
    "    times: [{kind: by_fact, rates: [{when: \"product = 'GTX'\", factor: 200 %}]}]\n    cap: 4,000\n",
)


def test_conditions_on_facts_take_what_is_said_otherwise() -> None:
    curve = dict(payout_curve(DuckDB(threads=1), plan_of(BY_PRODUCT), {"revenue": 100_000_00}, Q1))
    assert curve[800_000] == 800_00


def test_without_a_target_or_with_others_in_it_there_is_no_curve() -> None:
    assert payout_curve(DuckDB(threads=1), plan_of(), {}, Q1) == []
    assert payout_curve(DuckDB(threads=1), plan_of(CONTEST), {"revenue": 1}, Q1) == []
