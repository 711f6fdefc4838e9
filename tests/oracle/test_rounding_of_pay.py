"""Pay rounded by line, or by total: 200 lines of 0.40 at 1 % are nothing, or 0.80."""

import datetime as dt

from steelyard.engine.period import parse
from tests.oracle import closing
from tests.oracle.company import company, deal
from tests.oracle.comparing import differences
from tests.oracle.engine_side import close

PERIOD = parse("2024-02")
PLAN = """
plan: everything
title: Small lines
currency: CNY
credit: {deals: {kind: owner, counts_on: closed_on, amount: amount}}
indicators: {sales: {title: Sales, kind: total, from: deals, of: amount}}
pay: {rate: {title: Rate, kind: rate, on: sales, rate: 1 %}}
"""


def paid(text: str) -> list[tuple[int, str | None]]:
    """Close, let both agree, and give the lines that pay anything."""
    tables = company(PERIOD, [deal(f"d{place}", dt.date(2024, 2, 10), 40) for place in range(200)])
    found = close([text], tables, PERIOD)
    oracle = closing.close([text], tables, PERIOD.starts_on, PERIOD.ends_on)
    assert differences(oracle, found) == []
    return [(row["amount_minor"], row["note"]) for row in found["pay_lines"] if row["amount_minor"]]


def test_a_plan_that_says_nothing_rounds_each_line() -> None:
    assert paid(PLAN) == []


def test_by_total_one_line_brings_a_component_to_its_exact_total() -> None:
    assert paid(f"{PLAN}rounding: by total\n") == [(80, "rounding")]
