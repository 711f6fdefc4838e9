"""Settlement over time: months add up to the year, balances pass on, refunds come to nothing."""

import datetime as dt
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from steelyard.engine import Plan, explain, read
from steelyard.engine.period import parse
from steelyard.engine.settlement.months import plain_months, whole_months
from steelyard.engine.tables import ASSIGNMENTS, BALANCES
from steelyard.runtime.duckdb import DuckDB

HEAD = """\
plan: example
title: Example
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on, amount: amount, refunds: takes_back}
indicators:
  revenue: {kind: total, title: Revenue, from: deals, of: amount, target: 50000}
pay:
"""
RATE = "  commission: {kind: rate, title: Commission, on: revenue, rate: 7.5 %}\n"
TIERS = """\
  commission:
    kind: {kind}
    title: Commission
    on: revenue
    method: {method}
    tiers:
      - {{from: {first}, below: {low}, rate: 1 %}}
      - {{from: {low}, below: {high}, rate: 3 %}}
      - {{from: {high}, rate: 7 %}}
"""
MONTHS = [f"2026-{month:02}" for month in range(1, 13)]
Deal = tuple[str, str, dt.date, int, str | None]


def plan_of(text: str) -> Plan:
    reading = read(text, source="example.yaml")
    assert reading.plan is not None, [problem.text() for problem in reading.problems]
    return reading.plan


def tables_of(deals: Iterable[Deal], **more: pa.Table) -> dict[str, Any]:
    rows = list(deals)
    ids, owners, days, amounts, backs = zip(*rows, strict=True)
    facts = pa.table(
        {
            "id": list(ids),
            "owner": list(owners),
            "closed_on": list(days),
            "amount_minor": list(amounts),
            "currency": ["CNY"] * len(rows),
            "takes_back": pa.array(list(backs), pa.string()),
        }
    )
    places = [
        {"person": person, "plan": "example", "starts_on": dt.date(2025, 1, 1)}
        for person in sorted(set(owners))
    ]
    assignments = pa.Table.from_pylist(places, schema=ASSIGNMENTS.schema)
    return {"deals": facts, "assignments": assignments, **more}


def run(plan: Plan, tables: dict[str, Any], period: str, folder: Path) -> dict[str, pa.Table]:
    DuckDB(threads=1).run(plans=[plan], tables=tables, period=parse(period), out=folder)
    return {
        name: pq.read_table(folder / f"{name}.parquet") for name in ("pay_lines", "statements", "balances")
    }


def total(made: dict[str, pa.Table]) -> int:
    return sum(made["statements"]["amount_minor"].to_pylist())


def some_deals(seed: int) -> list[Deal]:
    drawn = random.Random(seed)  # noqa: S311 - deals, not secrets
    first = dt.date(2026, 1, 1)
    return [
        (f"d{n:02}", drawn.choice(["ann", "bob"]), first + dt.timedelta(drawn.randrange(365)), amount, None)
        for n in range(40)
        for amount in [drawn.randrange(1, 900_000)]
    ]


def test_the_months_of_a_capped_year_add_up_to_the_year(tmp_path: Path) -> None:
    plan = plan_of(HEAD + RATE + "settlement:\n  limit: {kind: cap, title: Limit, most: 6000, per: year}\n")
    tables = tables_of(some_deals(7))
    paid = 0
    for month in MONTHS:
        made = run(plan, tables, month, tmp_path / month)
        paid += total(made)
        tables["balances"] = made["balances"]
    year = run(plan, tables_of(some_deals(7)), "2026", tmp_path / "year")
    assert paid == total(year) == 2 * 6_000_00


@pytest.mark.parametrize(
    "item",
    [
        "{kind: hold_back, title: Held, share: 20 %, months: 2}",
        "{kind: deferral, title: Later, share: 30 %, parts: 3, every: 1, leaver: keeps}",
        "{kind: cap, title: Limit, most: 500, carry: yes}",
    ],
)
def test_what_is_kept_back_comes_in_the_end(item: str, tmp_path: Path) -> None:
    """Nothing is lost on the way: what was paid and what is still carried forward is what was earned."""
    plan = plan_of(HEAD + RATE + f"settlement:\n  item: {item}\n")
    tables = tables_of(some_deals(3))
    paid, earned = 0, 0
    for month in MONTHS:
        made = run(plan, tables, month, tmp_path / month)
        paid += total(made)
        earned += sum(
            row["amount_minor"] for row in made["statements"].to_pylist() if row["component"] == "commission"
        )
        left = sum(made["balances"]["left_minor"].to_pylist())
        assert paid + left == earned
        tables["balances"] = made["balances"]


@pytest.mark.parametrize("method", ["marginal", "whole", "interpolated"])
@pytest.mark.parametrize(
    ("kind", "low", "high"), [("tiers_by_amount", "10000", "30000"), ("tiers_by_attainment", "20 %", "60 %")]
)
def test_a_refund_nets_to_nothing_under_every_method(
    method: str, kind: str, low: str, high: str, tmp_path: Path
) -> None:
    """As if the deal had never been, though the refund is dated a month later."""
    first, day = "0 %" if "%" in low else "0", dt.date(2026, 1, 10)
    plan = plan_of(HEAD + TIERS.format(kind=kind, method=method, first=first, low=low, high=high))
    others: list[Deal] = [
        ("a1", "ann", dt.date(2026, 1, 5), 12_345_67, None),
        ("a2", "ann", dt.date(2026, 1, 20), 23_456_78, None),
    ]
    sold: list[Deal] = [("d1", "ann", day, 9_999_99, None)]
    back: list[Deal] = [("r1", "ann", dt.date(2026, 2, 3), -9_999_99, "d1")]
    without = run(plan, tables_of(others), "2026-01", tmp_path / "without")
    both = run(plan, tables_of([*others, *sold, *back]), "2026-01", tmp_path / "both")
    paid = run(plan, tables_of([*others, *sold]), "2026-01", tmp_path / "paid")
    assert total(both) == total(without) != total(paid)
    after = run(plan, tables_of([*others, *sold, *back]), "2026-02", tmp_path / "after")
    assert total(after) == 0


def test_a_plan_without_settlement_pays_as_before_and_carries_on_what_is_owed(tmp_path: Path) -> None:
    plan = plan_of(HEAD + RATE)
    row = {
        "plan": "another",
        "person": "zoe",
        "item": "held",
        "since": dt.date(2026, 1, 31),
        "amount_minor": 5,
        "left_minor": 5,
    }
    owed = pa.Table.from_pylist([row], schema=BALANCES.schema)
    tables = tables_of(some_deals(1), balances=owed)
    made = run(plan, tables, "2026-03", tmp_path / "with")
    assert made["balances"].to_pylist() == owed.to_pylist()
    plain = run(plan, tables_of(some_deals(1)), "2026-03", tmp_path / "plain")
    assert plain["balances"].num_rows == 0
    assert made["pay_lines"] == plain["pay_lines"]


def test_a_settled_statement_tells_its_story(tmp_path: Path) -> None:
    del tmp_path
    plan = plan_of(
        HEAD + RATE + "settlement:\n"
        "  start: {kind: guarantee, title: Start, least: 1000}\n"
        "  held: {kind: hold_back, title: Held, share: 10 %, months: 2, because: Returns come late}\n"
    )
    deals: list[Deal] = [("d1", "ann", dt.date(2026, 1, 3), 10_000_00, None)]
    outputs = DuckDB(threads=1).for_person(
        plans=[plan], tables=tables_of(deals), period=parse("2026-01"), person="ann"
    )
    story = explain(plan, outputs, "ann")
    start, held = story.find("pay/start"), story.find("pay/held")
    assert start is not None
    assert held is not None
    assert start.formula == "1,000.00 − 750.00 = 250.00"
    assert held.formula == "− 1,000.00 × 10 % = -100.00"
    assert story.amount == 900_00
    assert "2 个月" in "".join(clause.sentence for clause in describe_of(plan))


def describe_of(plan: Plan) -> tuple[Any, ...]:
    return tuple(item.clause(plan, "zh-hans") for item in plan.settlement.values())


def test_months_are_whole_and_clipped_at_their_ends() -> None:
    day = dt.date
    pairs = [
        (day(2026, 1, 31), day(2026, 2, 28), 1),
        (day(2026, 1, 31), day(2026, 2, 27), 0),
        (day(2024, 2, 29), day(2025, 2, 28), 12),
        (day(2026, 1, 15), day(2026, 4, 14), 2),
        (day(2026, 1, 15), day(2026, 4, 15), 3),
        (day(2026, 5, 1), day(2026, 1, 1), 0),
    ]
    rows = ibis.memtable({"a": [a for a, _b, _n in pairs], "b": [b for _a, b, _n in pairs]})
    connection = ibis.duckdb.connect()
    found = connection.to_pyarrow(rows.select(n=whole_months(rows.a, rows.b)))["n"].to_pylist()
    assert sorted(found) == sorted(n for _a, _b, n in pairs)
    assert [plain_months(a, b) for a, b, _n in pairs] == [n for _a, _b, n in pairs]


WRONG = {
    "unknown component": ("{kind: cap, title: X, most: 5, of: [comission]}", "nothing_before"),
    "nothing above 0": ("{kind: cap, title: X, most: 0}", "not_above_zero"),
    "more than all": ("{kind: hold_back, title: X, share: 120 %, months: 1}", "more_than_all"),
    "recovery of a gift": (
        "{kind: draw, title: X, amount: 5, recoverable: no, recover: {rate: 50 %}}",
        "recover_not_recoverable",
    ),
    "two limits": (
        "{kind: penalty, title: X, amount: 5, share: 5 %, unless: {indicator: revenue, at_least: 1}}",
        "one_limit",
    ),
    "unknown indicator": (
        "{kind: penalty, title: X, amount: 5, unless: {indicator: sales, at_least: 1}}",
        "unknown_indicator",
    ),
    "unknown dataset": (
        "{kind: when_paid, title: X, dataset: payments, fact: deal_id, counts_on: paid_on, facts: orders}",
        "dataset_not_credited",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_in_three_languages(name: str) -> None:
    written, code = WRONG[name]
    reading = read(HEAD + RATE + f"settlement:\n  item: {written}\n", source="example.yaml")
    found = [problem for problem in reading.problems if problem.code == code]
    assert found, [problem.code for problem in reading.problems]
    assert all(found[0].text(language) for language in ("en", "zh-hans", "zh-hant"))


def test_names_beside_the_plan_are_kept_free() -> None:
    text = (
        HEAD
        + RATE.replace("commission:", "corrections:", 1)
        + "settlement:\n  adjustments: {kind: cap, title: X, most: 5}\n"
    )
    assert [p.code for p in read(text, source="x").errors] == ["name_reserved", "name_reserved"]
