"""Refunds that name what they take back pay as that did, and say so; those that do not, say that."""

import datetime as dt
from pathlib import Path

import ibis
import pyarrow as pa
import pytest

from steelyard.engine import check_tables, explain, read
from steelyard.engine.note_words import note_text
from steelyard.engine.period import parse
from steelyard.engine.tables import ASSIGNMENTS
from steelyard.engine.words import LANGUAGES
from steelyard.runtime.duckdb import DuckDB
from tests.examples import examples

EXAMPLES = Path(__file__).resolve().parents[1] / "incentives" / "refunds.examples.yaml"
PLAN = """\
plan: example
title: Example
currency: USD
credit: {orders: {kind: owner, counts_on: ordered_on, amount: amount}}
indicators: {revenue: {kind: total, title: Revenue, from: orders, of: amount}}
pay: {commission: {kind: rate, title: Commission, on: revenue, rate: 1 %}}
"""
NAMED = PLAN.replace("amount: amount}", "amount: amount, refunds: takes_back}")
DAY = dt.date(2026, 7, 1)


def orders(*, back: str | None = "o1", named: bool = True) -> dict[str, pa.Table]:
    """Give an order, what takes it back, and who is on the plan."""
    rows = [
        {
            "id": "o1",
            "owner": "ann",
            "ordered_on": DAY,
            "amount_minor": 100,
            "currency": "USD",
            "takes_back": None,
        },
        {
            "id": "r1",
            "owner": "ann",
            "ordered_on": DAY,
            "amount_minor": -60,
            "currency": "USD",
            "takes_back": back,
        },
    ]
    table = pa.Table.from_pylist(rows)
    placed = [{"person": "ann", "plan": "example", "starts_on": dt.date(2020, 1, 1)}]
    return {
        "orders": table if named else table.drop_columns(["takes_back"]),
        "assignments": pa.Table.from_pylist(placed, schema=ASSIGNMENTS.schema),
    }


def lines(text: str, tables: dict[str, pa.Table]) -> dict[str, tuple[int, str | None]]:
    """Give what each fact pays ann, and the note beside it."""
    plan = read(text, source="p.yaml").plan
    assert plan
    made = DuckDB(threads=1).for_person(plans=[plan], tables=tables, period=parse("2026-07"), person="ann")
    assert explain(plan, made, "ann").sentence("en")
    return {row["fact_id"]: (row["amount_minor"], row["note"]) for row in made["pay_lines"].to_pylist()}


def test_a_refund_without_an_original_says_so() -> None:
    """No column, a plan that does not look at it, an original nobody knows: the line tells."""
    for text, tables in ((PLAN, orders()), (NAMED, orders(back=None)), (NAMED, orders(back="gone"))):
        assert lines(text, tables) == {"o1": (1, None), "r1": (-1, "refund_alone")}
    assert lines(NAMED, orders(named=False))["r1"] == (-1, "refund_alone")
    assert lines(NAMED, orders())["r1"] == (-1, None)
    assert all("refund_alone" not in note_text("refund_alone", language) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("text", "tables", "code"),
    [
        (NAMED, orders(named=False), ["refunds_missing"]),
        (PLAN, orders(), ["refunds_unnamed"]),
        (PLAN, orders(back=None), []),
        (NAMED, orders(back="gone"), ["refund_of_nothing"]),
        (NAMED, orders(), []),
    ],
)
def test_plans_and_tables_are_told_apart_by_what_they_say_of_refunds(
    text: str, tables: dict[str, pa.Table], code: list[str]
) -> None:
    plan = read(text, source="p.yaml").plan
    assert plan
    shown = {name: ibis.memtable(table) for name, table in tables.items()}
    problems = check_tables([plan], shown, parse("2026-07"))
    assert [problem.code for problem in problems] == code
    assert all(problem.severity == "warning" for problem in problems)


def test_the_story_of_a_part_taken_back_shows_its_own_tiers() -> None:
    (example,) = examples(EXAMPLES)
    made = DuckDB(threads=1).for_person(
        plans=[example.plan], tables=example.tables(), period=example.period, person="ann"
    )
    story = explain(example.plan, made, "ann")
    formulas = {
        name: [getattr(story.find(f"pay/{name}/orders/{fact}"), "formula", None) for fact in "ZAB"]
        for name in ("whole", "marginal", "between", "by_product")
    }
    assert formulas["whole"][1] == "-400.00 × 5 % = -20.00"
    assert formulas["marginal"][1:] == [
        "-400.00 × 5 % = -20.00",
        "-500.00 × 1 % + -100.00 × 5 % = -10.00",
    ]
    assert formulas["between"][2] == "-600.00 × 10 % = -60.00"
    assert formulas["by_product"][1] == "(-400.00 × 10 %) × 200 % = -80.00"
