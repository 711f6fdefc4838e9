"""What a plan must not say is told in its line, and what stands just beside it is not; one case a rule."""

import pytest

from steelyard.engine import read
from steelyard.engine.words import LANGUAGES

PLAN = """\
plan: example
title: Example
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on, amount: amount}
  calls: {kind: owner, counts_on: made_on}
indicators:
  revenue: {kind: total, title: Revenue, from: deals, of: amount, target: 100}
  deals: {kind: count, title: Deals, from: deals, target: 5, better: less}
  calls: {kind: count, title: Calls, from: calls}
  share: {kind: ratio, title: Share, from: deals, numerator: {of: amount}, denominator: {}}
  answers: {kind: survey, title: Answers, from: calls, of: answer, method: net promoter, top: 9, bottom: 6}
  growth: {kind: growth, title: Growth, of: revenue}
scorecard:
  parts:
    revenue: {weight: 60 %, curve: {kind: ratio}}
    calls: {weight: 5 %, curve: {kind: deduction, start: 5, points: 1}}
    deals: {weight: 5 %, curve: {kind: ratio}}
    share: {weight: 10 %, curve: {kind: range, bands: [{below: 40 %, points: 0}, {from: 40 %, points: 9}]}}
    answers: {weight: 10 %, curve: {kind: range, bands: [{below: 0, points: 0}, {from: 0, points: 9}]}}
    growth: {weight: 10 %, curve: {kind: range, bands: [{below: 0 %, points: 0}, {from: 0 %, points: 9}]}}
grades: {bands: [{grade: B, below: 50}, {grade: A, from: 50}]}
pay:
  commission:
    {kind: tiers_by_attainment, title: Commission, on: revenue, method: marginal, tiers: [{below: 80 %, rate: 1 %}, {from: 80 %, rate: 2 %}]}
  bonus: {kind: flat, title: Bonus, amount: 5}
settlement:
  held: {kind: hold_back, title: Held, of: [bonus], share: 20 %, months: 2}
  paid: {kind: when_paid, title: Paid, of: [commission], dataset: payments, counts_on: paid_on, fact: deal, facts: deals}
"""  # noqa: E501 - as plans are written
REVENUE, DEALS = "of: amount, target: 100}", "from: deals, target: 5, better: less}"
BANDS = "{below: 40 %, points: 0}, {from"
THIRD = BANDS.replace("{from", "{MIDDLE, points: 5}, {from")
OWNER = "  deals: {kind: owner, counts_on: closed_on, amount"
PIECES = "{kind: piecewise, through: [{at: 50 %, points: 0}, {at: MORE, points: 9}]}"
LEVEL = "{kind: add_and_subtract, up: 1, down: 1, at_least: 100, at_most: 100}"
START = "{kind: deduction, start: 5, points: 1}"
PAID = PLAN[PLAN.index("  paid: ") :]
TIERS = "tiers: [{below: 80 %, rate: 1 %}, {from: 80 %, rate: 2 %}]}"


def line_of(text: str) -> int:
    return PLAN[: PLAN.index(text)].count("\n") + 1


def found(text: str) -> list[tuple[str, int]]:
    problems = read(text, source="p.yaml").problems
    for problem in problems:
        assert all("{" not in problem.text(one).replace("{…}", "") for one in LANGUAGES)
    return [(problem.code, problem.line) for problem in problems]


def test_the_plan_itself_is_right() -> None:
    assert found(PLAN) == []


@pytest.mark.parametrize(
    ("was", "becomes", "code"),
    [
        # what stands where
        ("plan: example", "plan: Ex ample", "not_a_code"),
        ("plan: example", "plan: [example]", "not_text"),
        ("CNY", "cny", "not_a_currency"),
        ("CNY", "CN", "not_a_currency"),
        (OWNER, OWNER.replace("deals", "De als"), "not_a_code"),
        ("counts_on: closed_on", "counts_on: closed on", "not_a_code"),
        (OWNER, OWNER.replace("amount", "refunds: closed_on, amount"), "refunds_itself"),
        ("title: Example", "title: ''", "no_title"),
        ("  bonus: {kind: flat, title: Bonus, amount: 5}", "  bonus: five", "not_a_group"),
        ("[bonus]", "bonus", "not_a_list"),
        ("title: Bonus", "title: [Bonus]", "not_a_group"),
        ("deals, of: amount,", "deals, of: amount, where: ((a = 'b',", "filter_unreadable"),
        # indicators
        (REVENUE, "of: amount, target: 100, unit: count}", "unit_differs"),
        (REVENUE, "of: amount, ramp: [50 %]}", "no_target_to_reduce"),
        (REVENUE, "of: amount, target: 100, ramp: [50 %, -1 %]}", "ramp_negative"),
        (REVENUE, "of: amount, target: 100, floor: 80 %, stretch: 79 %}", "levels_out_of_order"),
        (REVENUE, "of: amount, target: 100, stretch: 120 %, cap: 110 %}", "levels_out_of_order"),
        (REVENUE, "of: amount, target: 100, floor: -1 %}", "levels_out_of_order"),
        ("from: deals, numerator", "from: deals, where: a = 'b', numerator", "ratio_where"),
        ("from: calls, of: answer", "from: deals, of: amount", "answers_are_money"),
        ("bottom: 6", "bottom: 9", "promoters_overlap"),
        ("bottom: 6", "bottom: 6, at_least: 0", "at_least_one"),
        ("title: Growth, of: revenue", "title: Growth, of: share", "cannot_grow"),
        ("title: Growth, of: revenue", "title: Growth, of: revenu", "unknown_indicator"),
        (DEALS, "from: deals}\n  idle: {kind: count, title: Idle, from: deals}", "indicator_idle"),
        # scores
        ("{kind: ratio}", "{kind: ratio, lowest: 120}", "curve_ends"),
        ("{kind: ratio}", "{kind: ratio, full: 0}", "curve_ends"),
        ("{kind: ratio}", PIECES.replace("MORE", "50 %"), "jump_side"),
        ("{kind: ratio}", PIECES.replace("MORE", "40 %"), "corners_out_of_order"),
        (BANDS, THIRD.replace("MIDDLE", "below: 50 %"), "band_open_inside"),
        (BANDS, THIRD.replace("MIDDLE", "from: 40 %"), "band_open_inside"),
        (BANDS, THIRD.replace("MIDDLE", "from: 40 %, below: 40 %"), "band_upside_down"),
        (BANDS, THIRD.replace("MIDDLE", "from: 40 %, below: 30 %"), "band_upside_down"),
        ("{below: 40 %, points: 0}", "{below: 40 %, up_to: 39 %, points: 0}", "two_edges"),
        ("{from: 40 %, points: 9}", "{from: 40 %, above: 40 %, points: 9}", "two_edges"),
        (START, "{kind: deduction, start: 5, points: 1, per: 0}", "step_not_positive"),
        (START, "{kind: deduction, start: 0, points: 1}", "ends_upside_down"),
        ("{kind: ratio}", LEVEL, "ends_upside_down"),
        ("scorecard:", "scorecard:\n  rounded_to: 0.3", "rounding_step"),
        ("{grade: B, below: 50}", "{grade: B, from: 10, below: 50}", "bands_leave_low"),
        ("{grade: A, from: 50}", "{grade: A, from: 50, up_to: 90}", "bands_leave_high"),
        # pay
        ("on: revenue", "on: revenu", "unknown_indicator"),
        (TIERS, f"of: deals, {TIERS}", "marginal_of_another"),
        (TIERS, f"of: nobody, {TIERS}", "unknown_indicator"),
        ("{from: 80 %, rate: 2 %}]", "{from: 80 %, below: 90 %, rate: 2 %}]", "bands_leave_high"),
        ("[{below: 80 %, rate: 1 %}", "[{from: 1 %, below: 80 %, rate: 1 %}", "bands_leave_low"),
        ("[{below: 80 %, rate: 1 %}", "[{from: 0 %, below: 70 %, rate: 1 %}", "band_gap"),
        # what comes off
        ("[bonus]", "[bonuz]", "nothing_before"),
        ("share: 20 %", "share: 0 %", "not_above_zero"),
        ("  held:", "  bonus:", "name_in_pay"),
        ("fact: deal, facts: deals}", "fact: deal}", "which_facts"),
        ("facts: deals}", "facts: dealz}", "dataset_not_credited"),
        ("facts: deals}", "facts: calls}", "facts_without_amount"),
        ("counts_on: paid_on", "counts_on: paid on", "not_a_code"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_in_its_line(was: str, becomes: str, code: str) -> None:
    line = line_of(was) + becomes.count("\n")
    assert (code, line) in found(PLAN.replace(was, becomes, 1))


def test_what_an_indicator_lacks_is_told_where_it_is_paid() -> None:
    paid = line_of("kind: tiers_by_attainment")
    assert ("nothing_to_attain", paid) in found(PLAN.replace(REVENUE, "of: amount}"))
    less = PLAN.replace(REVENUE, "of: amount, target: 100, better: less}")
    assert found(less) == [("marginal_less", paid)]


def test_grades_need_a_scorecard() -> None:
    start, end = PLAN.index("scorecard:"), PLAN.index("grades:")
    told = found(PLAN[:start] + PLAN[end:])
    assert ("grades_without_scorecard", PLAN[:start].count("\n") + 1) in told


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (REVENUE, "of: amount, target: 100, ramp: [0 %]}"),
        (REVENUE, "of: amount, target: 100, floor: 0 %, stretch: 80 %, cap: 80 %}"),
        (REVENUE, "of: amount, target: 100, unit: money}"),
        ("bottom: 6", "bottom: 8.999999, at_least: 1"),
        ("title: Growth, of: revenue", "title: Growth, of: deals"),
        ("{kind: ratio}", "{kind: ratio, full: 0.000001, highest: 100, lowest: 99.999999}"),
        ("{kind: ratio}", PIECES.replace("MORE", "50.0001 %")),
        (BANDS, THIRD.replace("{from", "{above").replace("MIDDLE", "from: 40 %, up_to: 40 %")),
        ("[{below: 80 %, rate: 1 %}", "[{from: 0 %, below: 80 %, rate: 1 %}"),
        (TIERS, f"of: revenue, {TIERS}"),
        ("share: 20 %", "share: 100 %"),
        (PAID, PAID.replace("when_paid", "claw_back, within: 1").replace("facts: deals", "facts: calls")),
    ],
)  # fmt: skip
def test_what_stands_just_beside_it_is_right(was: str, becomes: str) -> None:
    assert was in PLAN
    assert found(PLAN.replace(was, becomes, 1)) == []


def test_a_text_that_is_no_plan_is_told_what_it_is() -> None:
    assert found("- a\n- b\n") == [("not_a_mapping", 1)]
    assert found("plan: 'a\n")[0][0] == "not_yaml"
    assert ("two_documents", PLAN.count("\n") + 1) in found(PLAN + "---\n" + PLAN)
    assert ("odd_key", 1) in found("? [a]\n: b\n")
    assert found("plan: " + "[" * 500 + "]" * 500)[0][0] == "too_deep"
    assert ("not_a_group", 2) in found("plan: example\npay: none\n")
    assert ("not_a_group", 2) in found("plan: example\npay: {}\n")
    assert {code for code, _ in found("plan: example\n")} == {"missing_key"}
