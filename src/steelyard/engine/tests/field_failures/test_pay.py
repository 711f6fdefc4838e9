"""Failures of other systems: pay."""

import pytest

from steelyard.engine import explain, read
from steelyard.engine.tests.field_failures.company import (
    DAY,
    HEAD,
    OWNED,
    PAID,
    as_table,
    closed,
    deal,
    paid,
    plan_of,
)

TIERS = "[{up_to: 10, rate: 10 %}, {above: 10, rate: 5 %}]"


@pytest.mark.parametrize("turn", range(6))
def test_pay_does_not_depend_on_the_order_of_insertion(turn: int) -> None:
    """OCA PR #596: three equal deals paid 10, 5 or 3.33 as they happened to be entered."""
    plan = plan_of((HEAD.replace("CREDIT", "kind: owner") + PAID).replace("TIERS", TIERS))
    deals = [deal(place, "ann", DAY(2026, 1, 5), 700) for place in ("d1", "d2", "d3")]
    turned = deals[turn % 3 :] + deals[: turn % 3]
    rows = closed(plan, "2026-01", turned if turn < 3 else list(reversed(turned)))["pay_lines"]
    paid = {row["fact_id"]: row["amount_minor"] for row in rows}
    assert paid == {"d1": 70, "d2": 50, "d3": 35}  # 10.00 at 10 %, the other 11.00 at 5 %


def test_oca_a_deal_between_two_bands_cannot_pay_nothing_in_silence() -> None:
    """Sections up to 1,000.00 and from 1,000.01: what lay between paid 0. Here a gap is refused."""
    tiers = "[{up_to: 1000.00, rate: 10 %}, {from: 1000.01, rate: 5 %}]"
    found = read((OWNED + PAID).replace("TIERS", tiers), source="example.yaml")
    assert found.plan is None
    told = [problem.text("en") for problem in found.problems if problem.code == "band_gap"]
    assert len(told) == 1
    assert "above 1,000.00 CNY and below 1,000.01 CNY" in told[0]


@pytest.mark.parametrize(
    ("tiers", "pays"),
    [
        (
            "[{below: 1000, rate: 20 %}, {from: 1000, rate: 50 %}]",
            50_000,
        ),  # 1,000 itself is in the upper tier
        ("[{up_to: 1000, rate: 20 %}, {above: 1000, rate: 50 %}]", 20_000),  # and here in the lower
    ],
)
def test_policyengine_9151_an_inclusive_edge_is_not_read_as_exclusive(tiers: str, pays: int) -> None:
    """An edge read the wrong way paid 20 % instead of 50 %."""
    plan = plan_of((OWNED + PAID).replace("TIERS", tiers).replace("method: marginal", "method: whole"))
    assert (
        paid(closed(plan, "2026-01", [deal("d1", "ann", DAY(2026, 1, 31), 100_000)]))["amount_minor"] == pays
    )


SHAPES = {
    "rate": "kind: rate, on: revenue, rate: 3.333 %",
    "rate by fact": "kind: rate, on: revenue, rate: 1 %, rates: [{when: kind = 'x', rate: 7.777 %}]",
    "marginal": "kind: tiers_by_amount, on: revenue, method: marginal, tiers: TIERS",
    "whole": "kind: tiers_by_amount, on: revenue, method: whole, tiers: TIERS",
    "interpolated": "kind: tiers_by_amount, on: revenue, method: interpolated, tiers: TIERS",
    "each": "kind: tiers_by_amount, on: revenue, method: marginal, over: each transaction, tiers: TIERS",
    "year to date": "kind: tiers_by_amount, on: revenue, method: whole, over: year to date, tiers: TIERS",
    "bounty": "kind: bounty, on: deals, amount: 33.33",
    "capped": "kind: rate, on: revenue, rate: 3.333 %, cap: 3.00, cap_each: 2.00",
    "multiplied": "kind: rate, on: revenue, rate: 3.333 %, "
    "times: [{kind: by_fact, rates: [{when: kind = 'x', factor: 33.3333 %}]}]",
    "pool": "kind: pool, rate: 10 %, on: revenue, within: plan",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_oca_55_to_652_a_refund_of_a_deal_nets_to_exactly_nothing_under_every_shape(shape: str) -> None:
    """Reported five times in nine years. The refund follows its deal, and is taken back at its rates."""
    tiers = "[{from: 0, below: 100, rate: 1.111 %}, {from: 100, rate: 7.777 %}]"
    text = HEAD.replace("CREDIT", "kind: owner, refunds: takes_back")
    plan = plan_of(f"{text}pay:\n  it: {{title: It, {SHAPES[shape].replace('TIERS', tiers)}}}\n")
    rest = [deal("d2", "ann", DAY(2026, 1, 5), 4_321, takes_back=None, kind="y")]
    refunded = [
        *rest,
        deal("d1", "ann", DAY(2026, 1, 3), 12_345, takes_back=None, kind="x"),
        deal("r1", "ann", DAY(2026, 4, 9), -12_345, takes_back="d1", kind="x"),
    ]
    assert paid(closed(plan, "2026-01", refunded), "it") == paid(closed(plan, "2026-01", rest), "it")


def test_lago_3153_the_sum_of_rounded_lines_is_what_is_paid() -> None:
    """The sum of rounded fees differed from the rounded sum by a cent; here only rounded lines are summed."""
    plan = plan_of(OWNED + "pay:\n  it: {kind: rate, title: It, on: revenue, rate: 3.5 %}\n")
    deals = [deal(f"d{place}", "ann", DAY(2026, 1, 5), 100 + place) for place in range(1, 8)]
    found = closed(plan, "2026-01", deals)
    lines = [row["amount_minor"] for row in found["pay_lines"]]
    assert lines == [4] * 7  # 3.535 to 3.745 cents
    assert paid(found, "it")["amount_minor"] == sum(lines) == 28  # and not 25.48, rounded 25
    story = explain(plan, {name: as_table(name, rows) for name, rows in found.items()}, "ann").find("pay/it")
    assert story is not None
    assert story.amount == sum(child.amount or 0 for child in story.children)


def test_oca_87_145_430_an_empty_settlement_says_why() -> None:
    """Nothing to pay was an empty page. Here each component that pays nothing gives its reason."""
    text = (
        OWNED
        + """\
  score: {kind: average, title: Score, from: deals, of: amount, if_missing: zero}
pay:
  none: {kind: rate, title: None, on: revenue, rate: 5 %}
  gated: {kind: flat, title: Gated, amount: 9, gate: {indicator: score, at_least: 5}}
"""
    )
    found = closed(plan_of(text), "2026-01", [deal("d1", "bob", DAY(2026, 1, 5), 100)])
    assert {row["component"]: row["note"] for row in found["statements"]} == {
        "none": "no_credits",
        "gated": "gate",
    }
    told = explain(plan_of(text), {name: as_table(name, rows) for name, rows in found.items()}, "ann").find(
        "pay"
    )
    assert told is not None
    said = [child.sentence("en") for child in told.children]
    assert said[0].startswith("None pays 0.00 CNY, because nothing was credited.")
    assert said[1].startswith("Gated pays 0.00 CNY, because the gate lets only a part through.")
