"""What an item of the settlement must not say is told, and what stands just beside it is not."""

import pytest

from steelyard.engine import read

PLAN = """\
plan: example
title: Example
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on, amount: amount}
indicators:
  revenue: {kind: total, title: Revenue, from: deals, of: amount, target: 100}
  deals: {kind: count, title: Deals, from: deals}
scorecard: {parts: {deals: {weight: 100 %, curve: {kind: deduction, start: 5, points: 1}}}}
pay:
  commission: {kind: rate, title: Commission, on: revenue, rate: 1 %}
settlement:
  it: {title: It, HERE}
"""
TWO = ["more_than_all", "not_above_zero"]
NOT_AIMED = "when: {indicator: deals, attainment_at_least: 80 %}"
BACK = "kind: claw_back, dataset: returns, "
KEPT = "unless: {indicator: deals, at_least: 1}"


def told(written: str) -> list[str]:
    problems = read(PLAN.replace("HERE", written), source="p.yaml").errors
    assert all(problem.line == PLAN.count("\n") for problem in problems)
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("kind: cap, most: 0.01", []),
        ("kind: cap, most: 0", ["not_above_zero"]),
        ("kind: cap, most: 1.001", ["too_fine"]),
        ("kind: hold_back, share: 100 %, months: 1", []),
        ("kind: hold_back, share: 100.0001 %, months: 1", ["more_than_all"]),
        ("kind: hold_back, share: 0 %, months: 0", ["not_above_zero"] * 2),
        ("kind: deferral, share: 100 %, parts: 1, every: 1, leaver: keeps", []),
        ("kind: deferral, share: 101 %, parts: 0, every: 1, leaver: keeps", TWO),
        ("kind: draw, amount: 5, recover: {rate: 100 %, most: 0.01}", []),
        ("kind: draw, amount: 0", ["not_above_zero"]),
        ("kind: draw, amount: 5, recover: {rate: 0 %}", ["not_above_zero"]),
        ("kind: draw, amount: 5, recover: {most: 0}", ["not_above_zero"]),
        ("kind: draw, amount: 5, recover: {rate: 100.0001 %}", ["more_than_all"]),
        ("kind: draw, amount: 5, recoverable: no", []),
        ("kind: draw, amount: 5, recoverable: no, recover: {rate: 50 %}", ["recover_not_recoverable"]),
        ("kind: guarantee, least: 0.01, months: 1", []),
        ("kind: guarantee, least: 0", ["not_above_zero"]),
        ("kind: guarantee, least: 5, months: 0", ["not_above_zero"]),
        (BACK + "fact: deal, counts_on: day, within: 1", []),
        (BACK + "fact: deal, counts_on: day, within: 0", ["not_above_zero"]),
        (BACK + "fact: deal, counts_on: day, within: 1, share: 100 %", []),
        (BACK + "fact: deal, counts_on: day, within: 1, share: 100.0001 %", ["more_than_all"]),
        (BACK + "fact: deal, counts_on: day, within: 1, share: 0 %", ["not_above_zero"]),
        ("kind: cap, most: 5, unless: {indicator: deals, at_least: 1}", []),
        ("kind: cap, most: 5, unless: []", ["nothing_inside"]),
        ("kind: cap, most: 5, unless: {indicator: dealz, at_least: 1}", ["unknown_indicator"]),
        ("kind: draw, amount: 5, paid: in advance", []),
        (BACK + "fact: the deal, counts_on: the day, within: 1", ["not_a_code"] * 2),
        (BACK + "fact: deal, counts_on: day, within: 1, facts: orders", ["dataset_not_credited"]),
        (f"kind: penalty, share: 100 %, {KEPT}", []),
        (f"kind: penalty, share: 100.0001 %, {KEPT}", ["more_than_all"]),
        (f"kind: penalty, share: 0 %, {KEPT}", ["not_above_zero"]),
        (f"kind: penalty, amount: 0, {KEPT}", ["not_above_zero"]),
        (f"kind: penalty, amount: 5, share: 5 %, {KEPT}", ["one_limit"]),
        (f"kind: penalty, {KEPT}", ["one_limit"]),
        ("kind: penalty, amount: 5", ["one_limit"]),
        ("kind: penalty, amount: 5, when: {indicator: deals, at_least: 1, at_most: 2}", ["one_limit"]),
        ("kind: penalty, amount: 5, when: {indicator: deals}", ["one_limit"]),
        ("kind: penalty, amount: 5, when: []", ["nothing_inside"]),
        ("kind: penalty, amount: 5, when: {indicator: dealz, at_least: 1}", ["unknown_indicator"]),
        (f"kind: penalty, amount: 5, {NOT_AIMED}", ["nothing_to_attain"]),
        ("kind: penalty, amount: 5, " + NOT_AIMED.replace("deals", "revenue"), []),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_told(written: str, codes: list[str]) -> None:
    assert sorted(told(written)) == codes
