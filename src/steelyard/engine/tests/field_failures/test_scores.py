"""Failures of other systems: ratings and scores."""

from collections.abc import Sequence
from decimal import Decimal

import pyarrow as pa
import pytest

from steelyard.engine import Story, explain
from steelyard.engine.period import parse
from steelyard.engine.tables import ASSIGNMENTS, RATINGS
from steelyard.engine.tests.field_failures.company import (
    DAY,
    HEAD,
    closed,
    deal,
    plan_of,
)
from steelyard.runtime.duckdb import DuckDB

REVIEWED = plan_of(
    HEAD.replace("CREDIT", "kind: owner")
    + """\
  reviews:
    title: Reviews
    kind: reviews
    roles: {manager: 40 %, peer: 40 %, self: 20 %}
    at_least: {peer: 2}
    target: 4
scorecard:
  parts:
    reviews: {weight: 100 %, curve: {kind: ratio, highest: 150}}
"""
)


def reviewed(period: str, ratings: Sequence[tuple[str, str, int, DAY]]) -> dict[str, pa.Table]:
    """Close a period in which ann was rated: rater, role, millionths, day."""
    rows = [
        {
            "subject": "ann",
            "rater": rater,
            "role": role,
            "item": "work",
            "value_micro": value,
            "given_on": day,
        }
        for rater, role, value, day in ratings
    ]
    place = {"person": "ann", "plan": "example", "starts_on": DAY(2000, 1, 1)}
    tables = {
        "deals": pa.Table.from_pylist([deal("d1", "bob", DAY(2026, 1, 1), 1)]),
        "assignments": pa.Table.from_pylist([place], schema=ASSIGNMENTS.schema),
        "ratings": pa.Table.from_pylist(rows, schema=RATINGS.schema),
    }
    return DuckDB(threads=1).for_person(plans=[REVIEWED], tables=tables, period=parse(period), person="ann")


def test_hrms_2023_a_missing_self_rating_does_not_turn_5_and_5_into_3_33() -> None:
    day = DAY(2026, 2, 28)
    found = reviewed(
        "2026-02",
        [
            ("boss", "manager", 5_000_000, day),
            ("bob", "peer", 5_000_000, day),
            ("cy", "peer", 5_000_000, day),
        ],
    )
    value = next(row["value"] for row in found["measures"].to_pylist() if row["indicator"] == "reviews")
    assert value == 5_000_000


def test_horilla_a_recurring_review_keeps_its_raters() -> None:
    """The same people rate in two months: each month counts its own ratings, and all of them."""
    raters = (("boss", "manager"), ("bob", "peer"), ("cy", "peer"), ("ann", "self"))
    ratings = [
        (rater, role, month * 1_000_000, DAY(2026, month, last))
        for month, last in ((1, 31), (2, 28))
        for rater, role in raters
    ]
    for month in (1, 2):
        found = reviewed(f"2026-0{month}", ratings)
        row = next(row for row in found["measures"].to_pylist() if row["indicator"] == "reviews")
        assert (row["value"], row["fact_count"]) == (month * 1_000_000, 4)


def test_horilla_690_the_subject_cannot_read_who_said_what() -> None:
    """No rater leaves the engine: not in an output, not in what the story is told from, not in the story."""
    day = DAY(2026, 2, 1)
    found = reviewed(
        "2026-02",
        [
            ("boss", "manager", 4_000_000, day),
            ("bob", "peer", 2_000_000, day),
            ("cy", "peer", 5_000_000, day),
        ],
    )
    told = explain(REVIEWED, found, "ann")
    written = " ".join(str(table.to_pylist()) for table in found.values())
    said = " ".join(story_texts(told))
    for rater in ("boss", "bob", "cy"):
        assert f"'{rater}'" not in written
        assert rater not in said.replace("'peer'", "")
    roles = {row["fact_id"] for row in found["counted"].to_pylist() if row["dataset"] == "ratings"}
    assert roles == {"manager", "peer"}


def test_horilla_250_too_few_raters_do_not_show_what_the_one_said() -> None:
    day = DAY(2026, 2, 1)
    found = reviewed("2026-02", [("boss", "manager", 4_000_000, day), ("bob", "peer", 1_234_000, day)])
    assert not [row for row in found["counted"].to_pylist() if row["value"] == 1_234_000]
    assert "1.234" not in " ".join(story_texts(explain(REVIEWED, found, "ann")))


def story_texts(told: Story) -> list[str]:
    below = [text for child in told.children for text in story_texts(child)]
    return [told.path, told.sentence("en"), told.sentence("zh-hans"), told.formula, *below]


LESS = """\
plan: example
title: Example
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on, amount: amount}
indicators:
  returns: {title: Returns, kind: total, from: deals, of: amount, target: 200.00, better: less}
  size: {title: Size, kind: average, from: deals, of: hours, target: 2.5}
scorecard:
  parts:
    returns: {weight: 33.3333 %, curve: {kind: CURVE, HIGHEST: 150}}
    size: {weight: 66.6667 %, curve: {kind: ratio, highest: 150}}
  rounded_to: 0.000001
"""


@pytest.mark.parametrize(
    ("amount", "attainment", "score"),
    [
        (10_000, 1_500_000, 150_000_000),  # half of what was allowed: 150 %, more than 100 points
        (20_000, 1_000_000, 100_000_000),
        (25_000, 750_000, 75_000_000),
        (50_000, -500_000, 0),  # more than twice: below 0 %, never below 0 points
    ],
)
def test_horilla_less_is_better_decimals_and_over_100_percent(
    amount: int, attainment: int, score: int
) -> None:
    plan = plan_of(LESS.replace("CURVE", "ratio").replace("HIGHEST", "highest"))
    rows = [deal("d1", "ann", DAY(2026, 1, 31), amount, hours=Decimal("3.125"))]
    found = closed(plan, "2026-01", rows)
    scores = {row["indicator"]: row for row in found["scores"]}
    assert scores["returns"]["attainment_ppm"] == attainment
    assert scores["returns"]["score_micro"] == score
    assert scores["size"]["score_micro"] == 125_000_000  # 3.125 of 2.5
    total = next(row["total_micro"] for row in found["grades"])
    assert total == (score * 333_333 + 500_000) // 1_000_000 + (125_000_000 * 666_667 + 500_000) // 1_000_000


def test_horilla_a_curve_may_begin_at_a_start_value() -> None:
    """From 40 % up, not from 0: a start value is a corner of the curve."""
    text = LESS.replace(
        "{kind: CURVE, HIGHEST: 150}",
        "{kind: linear, from: {at: 40 %, points: 20}, to: {at: 120 %, points: 100}}",
    )
    plan = plan_of(text)
    rows = [deal("d1", "ann", DAY(2026, 1, 31), 24_000, hours=Decimal("2.5"))]
    found = closed(plan, "2026-01", rows)
    scores = {row["indicator"]: row["score_micro"] for row in found["scores"]}
    assert scores["returns"] == 60_000_000  # 80 % is half way from 40 % to 120 %
