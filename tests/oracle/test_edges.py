"""Edges that other systems get wrong: last days, band edges, sums beyond 2^53, overflow."""

import datetime as dt
from typing import Any

import duckdb
import pytest

from steelyard.engine.period import parse
from tests.oracle import closing
from tests.oracle.amounts import TooLargeError
from tests.oracle.company import EVERYTHING, company, deal
from tests.oracle.comparing import differences
from tests.oracle.engine_side import close

Row = dict[str, Any]

FEBRUARY = parse("2024-02")
DAY = dt.date(2024, 2, 10)


SALES = """
plan: everything
title: Only sales
currency: CNY
credit: {deals: {kind: owner, counts_on: closed_on, amount: amount}}
indicators: {sales: {title: Sales, kind: total, from: deals, of: amount}}
"""


@pytest.mark.parametrize(
    ("code", "last"),
    [
        ("2024-01", dt.date(2024, 1, 31)),
        ("2024-02", dt.date(2024, 2, 29)),
        ("2023-02", dt.date(2023, 2, 28)),
        ("2026-04", dt.date(2026, 4, 30)),
        ("2026-Q1", dt.date(2026, 3, 31)),
    ],
)
def test_the_last_day_belongs_to_the_period(code: str, last: dt.date) -> None:
    period = parse(code)
    deals = [
        deal("first", period.starts_on, 100),
        deal("last", last, 7),
        deal("before", period.starts_on - dt.timedelta(1), 1000),
        deal("after", last + dt.timedelta(1), 10_000),
    ]
    outputs = close([SALES], company(period, deals), period)
    assert [credit["fact_id"] for credit in outputs["credits"]] == ["first", "last"]
    assert [row["count"] for row in outputs["warnings"] if row["code"] == "outside_period"] == [2]


def test_an_amount_on_a_band_edge_is_paid_by_exactly_one_band() -> None:
    """1,000.00 is in the tier up to it, 1,000.01 in the next; nothing lies between them."""
    deals = [
        deal(str(amount), DAY, amount, owner=str(amount)) for amount in (99_999, 100_000, 100_001, 100_002)
    ]
    outputs = close([EVERYTHING], company(FEBRUARY, deals), FEBRUARY)
    paid = [row["amount_minor"] for row in outputs["statements"] if row["component"] == "amount-whole"]
    assert dict(zip(("100000", "100001", "100002", "99999"), paid, strict=True)) == {
        "99999": 1000,
        "100000": 1000,
        "100001": 2000,
        "100002": 2000,
    }


@pytest.mark.parametrize(
    "amounts",
    [
        (6_821_220_800, 1),
        (9_007_199_254_740_993,),
        (9_007_199_254_740_993, 1, 1, -9_007_199_254_740_993),
        (2**62, -(2**62), 9_007_199_254_740_993),
        (68_212_208, 9_007_199_254_740_993),
    ],
)
def test_large_sums_are_exact(amounts: tuple[int, ...]) -> None:
    deals = [deal(f"d{place}", DAY, amount) for place, amount in enumerate(amounts)]
    tables = company(FEBRUARY, deals, target=9_007_199_254_740_991)
    oracle = closing.close([EVERYTHING], tables, FEBRUARY.starts_on, FEBRUARY.ends_on)
    engine = close([EVERYTHING], tables, FEBRUARY)
    assert differences(without_points_rest(oracle), without_points_rest(engine)) == []
    sales = next(row for row in engine["measures"] if row["indicator"] == "sales")
    assert sales["value"] == sum(amounts)


def without_points_rest(outputs: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """Leave out what points have beyond: so large a target comes nearer to them than is known (NEAR)."""
    rests = {"scores": "score_rest", "grades": "total_rest"}
    return outputs | {name: [row | {rest: 0} for row in outputs[name]] for name, rest in rests.items()}


def test_too_large_a_sum_is_an_error() -> None:
    """Two amounts that fit, whose sum does not: neither the engine nor the oracle gives a number."""
    tables = company(FEBRUARY, [deal("d0", DAY, 2**62), deal("d1", DAY, 2**62)])
    with pytest.raises(TooLargeError):
        closing.close([EVERYTHING], tables, FEBRUARY.starts_on, FEBRUARY.ends_on)
    with pytest.raises((duckdb.ConversionException, duckdb.OutOfRangeException)):
        close([EVERYTHING], tables, FEBRUARY)


def test_a_millionth_of_a_point_short_is_short() -> None:
    """5 of 5.000001 is 99.9999800000…: more than 99.99998 points, by less than a billionth of one."""
    plan = """
plan: rated
title: Rated
currency: CNY
credit: {activities: {kind: owner, counts_on: done_on}}
indicators: {calm: {title: Calm, kind: rating, items: [calls], target: '5.000001'}}
scorecard: {parts: {calm: {weight: 100 %, curve: {kind: ratio}}}}
grades: {bands: [{grade: B, up_to: 99.99998}, {grade: A, above: 99.99998}]}
"""
    tables = company(FEBRUARY, [deal("d0", DAY, 100)])
    tables["assignments"] = [row | {"plan": "rated"} for row in tables["assignments"]]
    rating = {"subject": "ann", "rater": "bo", "role": "peer", "item": "calls", "given_on": DAY}
    tables["ratings"] = [rating | {"value_micro": 5_000_000}]
    oracle = closing.close([plan], tables, FEBRUARY.starts_on, FEBRUARY.ends_on)
    engine = close([plan], tables, FEBRUARY)
    assert differences(oracle, engine) == []
    assert [row["grade"] for row in engine["grades"] if row["person"] == "ann"] == ["A"]
