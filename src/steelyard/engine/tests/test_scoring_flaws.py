"""What is wrong with a scorecard, a curve, grades or reviews is found in its line, in three languages."""

import pytest

from steelyard.engine import read
from steelyard.engine.words import LANGUAGES

PLAN = """\
plan: example
title: Example
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on, amount: amount}
indicators:
  revenue: {kind: total, title: Revenue, from: deals, of: amount, target: 100}
  deals: {kind: count, title: Deals, from: deals}
  work: {kind: reviews, title: Work, roles: {manager: 70 %, self: 30 %}}
  steps: {kind: checklist, title: Steps, items: [plan, visit]}
scorecard:
  kind: groups
  groups:
    one:
      title: One
      weight: 60 %
      parts:
        revenue: {weight: 100 %, curve: {kind: ratio}}
    two:
      title: Two
      weight: 40 %
      parts:
        work: {weight: 100 %, curve: {kind: range, bands: [{below: 3, points: 1}, {from: 3, points: 2}]}}
  extras:
    deals: {at_most: 5, curve: {kind: deduction, start: 5, points: 1}}
    steps: {at_most: 5, curve: {kind: range, bands: [{below: 50 %, points: 0}, {from: 50 %, points: 5}]}}
grades:
  kind: distribution
  shares: [{grade: A, share: 40 %}, {grade: B, share: 60 %}]
"""
DEDUCTION = "{kind: deduction, start: 5, points: 1}"


def test_the_plan_itself_is_right() -> None:
    reading = read(PLAN, source="p.yaml")
    assert [problem.text() for problem in reading.problems] == []


@pytest.mark.parametrize(
    ("was", "becomes", "code", "line"),
    [
        ("weight: 60 %", "weight: 50 %", "weights_not_whole", 13),
        ("revenue: {weight: 100 %", "revenue: {weight: 90 %", "weights_not_whole", 17),
        ("weight: 40 %", "weight: -40 %", "weight_not_positive", 21),
        ("        work: {", "        revenue: {", "scored_twice", 25),
        ("    deals: {at_most: 5,", "    deal: {at_most: 5,", "unknown_indicator", 26),
        ("    deals: {at_most: 5,", "    deals: {", "ends_upside_down", 26),
        ("from: 3, points: 2", "from: 4, points: 2", "band_gap", 23),
        ("below: 3, points: 1", "from: 0, below: 3, points: 1", "bands_leave_low", 23),
        ("below: 50 %", "below: 50.00001 %", "too_fine", 27),
        ("from: deals}", "from: deals, target: 3, cap: 120 %}", "levels_without_attainment", 26),
        (DEDUCTION, "{kind: deduction, start: 5, points: 0}", "step_not_positive", 26),
        (DEDUCTION, "{kind: deduction, start: 5, points: 1, not_below: 5}", "ends_upside_down", 26),
        (DEDUCTION, "{kind: deduction, start: 5, points: 1, per: 0.5}", "too_fine", 26),
        (DEDUCTION, "{kind: veto, at_most: 1.5}", "too_fine", 26),
        (DEDUCTION, "{kind: veto}", "one_limit", 26),
        (DEDUCTION, "{kind: rank}", "nothing_to_attain", 26),
        (DEDUCTION, "{kind: rank, reads: value, low: 9, high: 9}", "ends_upside_down", 26),
        (DEDUCTION, "{kind: z_score, reads: value, middle: 5, step: 0, at_most: 9}", "step_not_positive", 26),
        (DEDUCTION, "{kind: z_score, reads: value, middle: 50, step: 1, at_most: 9}", "ends_upside_down", 26),
        ("{kind: ratio}", "{kind: add_and_subtract, up: 0, down: 0, at_most: 120}", "step_not_positive", 18),
        ("{kind: ratio}", "{kind: add_and_subtract, up: 1, down: 1, at_most: 90}", "ends_upside_down", 18),
        ("kind: groups", "kind: group", "unknown_kind", 11),
        ("  groups:\n", "  rounded: each\n  groups:\n", "not_one_of", 13),
        ("  groups:\n", "  between: {at_least: 9, at_most: 9}\n  groups:\n", "ends_upside_down", 13),
        ("share: 60 %", "share: 50 %", "shares_of_grades", 30),
        ("grade: B", "grade: A", "grade_twice", 30),
        ("kind: distribution", "kind: distribution\n  smallest_group: 0", "smallest_group", 30),
        ("self: 30 %", "self: 20 %", "role_weights", 9),
        ("self: 30 %}", "self: 30 %}, at_least: {peer: 3}", "role_unknown", 9),
        ("self: 30 %}", "self: 30 %}, at_least: {self: 0}", "too_few_raters", 9),
        ("self: 30 %}", "self: 30 %}, absent: {merge: {self: self}}", "merged_into_itself", 9),
        ("self: 30 %}", "self: 30 %}, absent: {merge: {peer: self}}", "role_unknown", 9),
        ("self: 30 %}", "self: 30 %}, absent: ignore", "not_one_of", 9),
        ("self: 30 %}", "self: 30 %}, scale: {from: 5, to: 1}", "scale_upside_down", 9),
        ("[plan, visit]", "[plan, plan]", "item_twice", 10),
    ],
)
def test_a_mistake_is_found_in_its_line(was: str, becomes: str, code: str, line: int) -> None:
    assert was in PLAN
    problems = read(PLAN.replace(was, becomes, 1), source="p.yaml").problems
    found = {(problem.code, abs(problem.line - line) <= 1) for problem in problems}
    assert (code, True) in found, [(problem.code, problem.line) for problem in problems]
    for problem in problems:
        for language in LANGUAGES:
            assert "{" not in problem.text(language).replace("{…}", "")


def test_weights_and_bands_need_no_kind() -> None:
    text = PLAN[: PLAN.index("scorecard:")] + (
        "scorecard:\n  parts:\n    revenue: {weight: 100 %, curve: {kind: ratio}}\n"
        "grades:\n  bands: [{grade: B, below: 60}, {grade: A, from: 60}]\n"
    )
    plan = read(text, source="p.yaml").plan
    assert plan is not None
    assert plan.scorecard is not None
    assert plan.grades is not None
    assert (plan.scorecard.kind, plan.grades.kind) == ("weights", "bands")
    assert plan.grades.names == ("A", "B")
    assert list(plan.scorecard.parts) == ["revenue"]
