"""A picture of a curve has what the curve reads on its axis, in its unit, and the points the curve gives."""

import pytest

from steelyard.engine import Plan, curve_points, read

PLAN = """\
plan: example
title: Example
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on, amount: amount}
indicators:
  revenue: {kind: total, title: Revenue, from: deals, of: amount, target: "1,000.00"}
  faults: {kind: count, title: Faults, from: deals}
scorecard:
  parts:
    revenue: {weight: 100 %, curve: REVENUE}
  extras:
    faults: {at_least: -9, curve: {kind: deduction, start: 0, points: 3, free: 1, not_below: -9}}
"""


def plan(curve: str) -> Plan:
    found = read(PLAN.replace("REVENUE", curve), source="p.yaml").plan
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("curve", "unit", "points", "usual"),
    [
        (
            "{kind: range, bands: [{below: 500.00, points: 60}, {from: 500.00, points: 90}]}",
            "money",
            [(0, 60), (50_000, 60), (50_000, 90), (60_000, 90)],
            90,
        ),
        (
            "{kind: add_and_subtract, up: 2, down: 1, at_least: 60, at_most: 120}",
            "ratio",
            [(0, 60), (600_000, 60), (1_000_000, 100), (1_100_000, 120), (1_300_000, 120)],
            100,
        ),
        (
            "{kind: veto, attainment_at_least: 50 %}",
            "ratio",
            [(0, 0), (500_000, 0), (500_000, 100), (700_000, 100)],
            100,
        ),
        ("{kind: rank, low: 60, high: 120}", "ratio", [], 90),
    ],
)
def test_points_and_unit(curve: str, unit: str, points: list[tuple[int, int]], usual: int) -> None:
    drawing = curve_points(plan(curve), "revenue")
    assert drawing is not None
    assert drawing.axis.unit == unit
    assert [(x, y // 1_000_000) for x, y in drawing.points] == points
    assert drawing.usual_micro == usual * 1_000_000


def test_a_deduction_is_a_stair_over_counts() -> None:
    drawing = curve_points(plan("{kind: ratio}"), "faults")
    assert drawing is not None
    assert (drawing.axis.unit, drawing.axis.reads) == ("count", "value")
    assert [(x, y // 1_000_000) for x, y in drawing.points] == [
        (0, 0), (2, 0), (2, -3), (3, -3), (3, -6), (4, -6), (4, -9), (5, -9),
    ]  # fmt: skip


def test_what_is_not_scored_has_no_curve() -> None:
    assert curve_points(plan("{kind: ratio}"), "other") is None
