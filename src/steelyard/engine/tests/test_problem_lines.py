"""In a plan written out line by line, a problem is told at the line to be changed, not at its neighbour."""

import pytest

from steelyard.engine import read

PLAN = """\
plan: example
title: Example
currency: CNY
credit:
  deals:
    kind: team
    counts_on: closed_on
    amount: amount
    levels: 1
indicators:
  revenue:
    kind: total
    title: Revenue
    from: deals
    of: amount
    target: 100
  deals:
    kind: count
    title: Deals
    from: deals
    #indicator
scorecard:
  parts:
    revenue:
      weight: 50 %
      curve:
        kind: step
        bands:
          - {below: 50 %, points: 0}
          - {from: 50 %, below: 80 %, points: 50}
          - {from: 80 %, points: 100}
    deals:
      weight: 50 %
      curve:
        kind: deduction
        start: 5
        points: 1
        per: 1
grades:
  bands:
    - {grade: C, below: 50}
    - {grade: B, from: 50, below: 80}
    - {grade: A, from: 80}
pay:
  prize:
    kind: contest
    title: Prize
    of: revenue
    prizes:
      - 3
      - 2
      - 1
"""
ADDS = """\
        kind: add_and_subtract
        at_most: 120
        down: 1
        up: 1
        per: 1 %
"""
CORNERS = """\
        kind: piecewise
        through:
          - {at: 10 %, points: 0}
          - {at: 50 %, points: 50}
          - {at: 80 %, points: 100}
"""
STEPS = PLAN[PLAN.index("        kind: step") : PLAN.index("    deals:\n      weight")]
WHEN = f"""{PLAN}\
settlement:
  quality:
    kind: penalty
    title: Quality
    amount: 5
    when:
      - {{indicator: deals, at_least: 1}}
      - {{indicator: deals, at_most: 9}}
"""
UNLESS = WHEN.replace("when:", "unless:")
RANGE = PLAN.replace(STEPS, STEPS.replace("step", "range").replace(" %", ""))


@pytest.mark.parametrize(
    ("plan", "was", "becomes", "code"),
    [
        (PLAN, "counts_on: closed_on", "counts_on: closed on", "not_a_code"),
        (PLAN, "#indicator", "prorate: days", "no_target_to_reduce"),
        (PLAN, "#indicator", "ramp: [50 %]", "no_target_to_reduce"),
        (PLAN, "below: 50 %, points: 0", "from: 1 %, below: 50 %, points: 0", "bands_leave_low"),
        (PLAN, "from: 80 %, points", "from: 80 %, below: 900 %, points", "bands_leave_high"),
        (PLAN, "points: 1\n", "points: 0\n", "step_not_positive"),
        (PLAN, "per: 1", "per: 0", "step_not_positive"),
        (PLAN, "grade: C, below", "grade: C, from: 1, below", "bands_leave_low"),
        (PLAN, "grade: A, from: 80", "grade: A, from: 80, below: 900", "bands_leave_high"),
        (PLAN, "- 2", "- 4", "prizes_grow"),
        (PLAN, "- 1\n", "- 3\n", "prizes_grow"),
        (RANGE, "below: 50, points: 0", "from: 1, below: 50, points: 0", "bands_leave_low"),
        (RANGE, "from: 80, points", "from: 80, below: 900, points", "bands_leave_high"),
        (PLAN.replace(STEPS, ADDS), "per: 1 %", "per: 0 %", "step_not_positive"),
        (PLAN.replace(STEPS, ADDS), "up: 1", "up: -1", "step_not_positive"),
        (PLAN.replace(STEPS, CORNERS), "at: 50 %", "at: 9 %", "corners_out_of_order"),
        (PLAN.replace(STEPS, CORNERS), "at: 80 %", "at: 49 %", "corners_out_of_order"),
        (PLAN.replace(STEPS, CORNERS), "at: 50 %", "at: 10 %", "jump_side"),
        (PLAN.replace(STEPS, CORNERS), "at: 80 %", "at: 50 %", "jump_side"),
        (WHEN, "deals, at_least: 1", "deals, attainment_at_least: 80 %", "nothing_to_attain"),
        (WHEN, "deals, at_most: 9", "deals, attainment_at_least: 9 %", "nothing_to_attain"),
        (UNLESS, "deals, at_most: 9", "deals, attainment_at_least: 9 %", "nothing_to_attain"),
    ],
)  # fmt: skip
def test_a_problem_is_told_at_its_line(plan: str, was: str, becomes: str, code: str) -> None:
    assert [one.text() for one in read(plan, source="p.yaml").errors] == []
    line = plan[: plan.index(was)].count("\n") + 1
    told = [(one.code, one.line) for one in read(plan.replace(was, becomes, 1), source="p.yaml").errors]
    assert told == [(code, line)]


def test_a_problem_names_the_place_it_means() -> None:
    told = read(PLAN.replace("- 2", "- 4", 1), source="p.yaml").errors
    assert [one.params["place"] for one in told] == [2]


FILTERED = PLAN.replace("#indicator", "where: ")


@pytest.mark.parametrize(
    ("filter_", "codes"),
    [
        ("stage = '" + "x" * 990 + "'", []),  # 1,000 letters
        ("stage = '" + "x" * 991 + "'", ["filter_too_long"]),
        ("(" * 20 + "stage = 'x'" + ")" * 20, []),
        ("(" * 21 + "stage = 'x'" + ")" * 21, ["filter_too_long"]),
        ("not " * 20 + "stage = 'x'", []),
        ("not " * 21 + "stage = 'x'", ["filter_too_long"]),
    ],
)
def test_a_filter_has_its_measure(filter_: str, codes: list[str]) -> None:
    told = read(FILTERED.replace("where: ", f'where: "{filter_}"'), source="p.yaml").errors
    assert [one.code for one in told] == codes
