"""Rounding of pay: by line or by total, to a unit; the agreement and the story say which rule holds."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steelyard.engine import describe, explain, read
from steelyard.engine.number import plain_scale
from steelyard.engine.period import parse
from steelyard.engine.words import LANGUAGES
from steelyard.runtime.duckdb import DuckDB
from tests.examples import Example, Row

PLAN = """\
plan: example
title: Example
currency: USD
credit: {orders: {kind: owner, counts_on: ordered_on, amount: amount}}
indicators: {revenue: {kind: total, title: Revenue, from: orders, of: amount}}
pay: {commission: {kind: rate, title: Commission, on: revenue, rate: 1 %}}
"""
BY_TOTAL = PLAN + "rounding: by total\n"


def example(text: str, amounts: list[str]) -> Example:
    """Give a company whose orders are these amounts."""
    rows: list[Row] = [
        {"id": f"o{place:04}", "owner": "ann", "ordered_on": "2026-07-02", "amount": amount}
        for place, amount in enumerate(amounts)
    ]
    reading = read(text, source="p.yaml")
    assert reading.plan
    return Example(Path("x"), "x", reading.plan, parse("2026-07"), {"orders": rows}, {})


def paid(text: str, amounts: list[str], folder: Path) -> tuple[int, list[Row]]:
    """Close, and give what ann is paid and her lines."""
    one = example(text, amounts)
    made = DuckDB(threads=1).run(plans=[one.plan], tables=one.tables(), period=one.period, out=folder)
    lines = pq.read_table(made.folder / "pay_lines.parquet").to_pylist()
    (statement,) = pq.read_table(made.folder / "statements.parquet").to_pylist()
    assert statement["amount_minor"] == sum(line["amount_minor"] for line in lines)
    return statement["amount_minor"], lines


@pytest.mark.parametrize(
    ("amount", "by_line", "by_total"), [("0.40", 0, 80), ("0.50", 200, 100), ("0.49", 0, 98)]
)
def test_two_hundred_small_lines(amount: str, by_line: int, by_total: int, tmp_path: Path) -> None:
    assert paid(PLAN, [amount] * 200, tmp_path / "line")[0] == by_line
    total, lines = paid(BY_TOTAL, [amount] * 200, tmp_path / "total")
    assert total == by_total
    (rounding,) = [line for line in lines if line["fact_id"] is None]
    assert (rounding["note"], rounding["amount_minor"]) == ("rounding", by_total - by_line)
    assert str(rounding["counted_on"]) == "2026-07-31"


def test_a_plan_that_says_nothing_means_by_line(tmp_path: Path) -> None:
    """A late deal leaves the other lines as they are."""
    _, before = paid(PLAN, ["0.50", "0.50"], tmp_path / "before")
    _, after = paid(PLAN + "rounding: by line\n", ["0.50", "0.50", "0.50"], tmp_path / "after")
    assert after[:2] == before


@settings(max_examples=12, deadline=None)
@given(st.lists(st.integers(-100_000, 100_000), min_size=1, max_size=30))
def test_the_total_is_the_exact_sum_rounded_once(
    tmp_path_factory: pytest.TempPathFactory, cents: list[int]
) -> None:
    amounts = [f"{cent / 100:.2f}" for cent in cents]
    total, _ = paid(BY_TOTAL, amounts, tmp_path_factory.mktemp("total"))
    assert total == plain_scale(sum(cents), 10_000)


def test_the_agreement_and_the_story_say_which_rule_holds() -> None:
    """In every language, for every way of rounding."""
    said = set()
    for rounding in ("by line", "by total", "{to: 1.00, direction: down}", "{rule: by total, to: 10.00}"):
        plan = example(f"{PLAN}rounding: {rounding}\n", []).plan
        said |= {describe(plan, language)[0].sentence for language in LANGUAGES}
    assert len(said) == 4 * len(LANGUAGES)
    one = example(BY_TOTAL, ["0.40"] * 2)
    outputs = DuckDB(threads=1).for_person(
        plans=[one.plan], tables=one.tables(), period=one.period, person="ann"
    )
    story = explain(one.plan, outputs, "ann")
    line = story.find("pay/commission/rounding")
    assert line
    assert line.formula == "0.01 − 0.00 = 0.01"
    assert "added up exactly and rounded once" in story.sentence("en") + line.sentence("en")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("by lines", "not_one_of"),
        ("{to: 0}", "rounding_not_positive"),
        ("{to: 1, way: up}", "unknown_key"),
    ],
)
def test_what_is_no_rounding_is_refused(written: str, code: str) -> None:
    problems = read(f"{PLAN}rounding: {written}\n", source="p.yaml").errors
    assert [(problem.code, problem.line) for problem in problems] == [(code, 7)]
    for language in LANGUAGES:
        assert "{" not in problems[0].text(language)


def test_a_year_so_far_is_rounded_to_no_unit() -> None:
    yearly = PLAN.replace(
        "kind: rate, title: Commission, on: revenue, rate: 1 %",
        "kind: tiers_by_amount, title: C, on: revenue, method: whole, over: year to date, "
        "tiers: [{rate: 1 %}]",
    )
    problems = read(f"{yearly}rounding: {{to: 10.00}}\n", source="p.yaml").errors
    assert [problem.code for problem in problems] == ["rounding_of_a_year"]
    assert not read(f"{yearly}rounding: by total\n", source="p.yaml").errors
