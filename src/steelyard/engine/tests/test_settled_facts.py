"""What is paid for a fact, followed over months through caps, holds, payments and claw-backs."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steelyard.engine import Plan, read
from steelyard.engine.period import parse
from steelyard.engine.tables import ASSIGNMENTS, RATES
from steelyard.runtime.duckdb import DuckDB

Row = dict[str, Any]
PLAN = """\
plan: example
title: Example
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on, amount: amount, refunds: takes_back}
indicators:
  revenue: {kind: total, title: Revenue, from: deals, of: amount}
pay:
  commission: {kind: rate, title: Commission, on: revenue, rate: 7.5 %, cap: 300}
  more: {kind: rate, title: More, on: revenue, rate: 1 %}
  base: {kind: flat, title: Base, amount: 33.33}
settlement:
"""
ITEMS = {
    "limit": "{kind: cap, title: Limit, most: 250, carry: yes}",
    "kept": "{kind: hold_back, title: Kept, share: 10 %, months: 2}",
    "later": "{kind: deferral, title: Later, share: 33.3333 %, parts: 3, every: 1, leaver: keeps}",
    "quality": "{kind: penalty, title: Quality, amount: 20, when: {indicator: revenue, at_least: 1}}",
    "draw": "{kind: draw, title: Draw, amount: 100}",
    "collected": "{kind: when_paid, title: Collected, dataset: payments, fact: deal, counts_on: paid_on}",
}
RETURNED = "{kind: claw_back, title: Returned, dataset: returns, fact: deal, counts_on: back_on, within: 24}"
MONTHS = [f"2026-{month:02}" for month in range(1, 6)]
FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 2, 28)


@dataclass
class Sold:
    """One deal: its day and price, and the parts that are paid and refunded, in hundredths."""

    day: dt.date
    minor: int
    paid: list[tuple[dt.date, int]]
    refunded: int
    back_on: dt.date


paid = st.tuples(st.dates(FIRST, dt.date(2026, 5, 31)), st.integers(1, 70))
sold = st.builds(
    Sold,
    st.dates(FIRST, LAST),
    st.integers(1, 900_000),
    st.lists(paid, max_size=3),
    st.sampled_from([0, 0, 30, 100]),
    st.dates(dt.date(2026, 3, 1), dt.date(2026, 4, 30)),
)
people = st.lists(st.lists(sold, min_size=1, max_size=4), min_size=8, max_size=16)
items = st.permutations(sorted(ITEMS)).map(lambda codes: codes[:4])


def plan_of(codes: list[str]) -> Plan:
    said = "".join(f"  {code}: {ITEMS[code]}\n" for code in codes)
    reading = read(PLAN + said + f"  returned: {RETURNED}\n", source="example.yaml")
    assert reading.plan is not None, [problem.text() for problem in reading.problems]
    return reading.plan


def tables_of(everybody: list[list[Sold]]) -> dict[str, Any]:
    deals: list[Any] = []
    payments: list[Any] = []
    returns: list[Any] = []
    for person, theirs in enumerate(everybody):
        for place, one in enumerate(theirs):
            key, owner = f"d{person}-{place}", f"p{person}"
            deal = {"id": key, "owner": owner, "closed_on": one.day, "currency": "CNY"}
            deals.append(deal | {"amount_minor": one.minor, "takes_back": None})
            if one.refunded:
                taken = {
                    "id": f"r{key}",
                    "takes_back": key,
                    "amount_minor": -(one.minor * one.refunded // 100),
                }
                deals.append(deal | taken)
            for day, part in one.paid:
                known = {"id": f"{key}-{len(payments)}", "deal": key, "paid_on": day, "currency": "CNY"}
                payments.append(known | {"amount_minor": one.minor * part // 100})
            returns.append({"id": f"b{key}", "deal": key, "back_on": one.back_on})
    text, day, whole = pa.string(), pa.date32(), pa.int64()
    money = [("currency", text), ("amount_minor", whole)]
    ids = [("id", text), ("owner", text)]
    closed = pa.schema([*ids, ("closed_on", day), *money, ("takes_back", text)])
    came = pa.schema([("id", text), ("deal", text), ("paid_on", day), *money])
    gone = pa.schema([("id", text), ("deal", text), ("back_on", day)])
    there = [
        {"person": f"p{person}", "plan": "example", "starts_on": FIRST} for person in range(len(everybody))
    ]
    return {
        "deals": pa.Table.from_pylist(deals, schema=closed),
        "payments": pa.Table.from_pylist(payments, schema=came),
        "returns": pa.Table.from_pylist(returns, schema=gone),
        "assignments": pa.Table.from_pylist(there, schema=ASSIGNMENTS.schema),
    }


def months_of(plan: Plan, tables: dict[str, Any]) -> Iterator[tuple[list[Row], list[Row], list[Row]]]:
    """Close month after month on the balances of the one before: lines, statements, balances."""
    with TemporaryDirectory() as folder:
        for month in MONTHS:
            out = Path(folder) / month
            DuckDB(threads=1).run(plans=[plan], tables=tables, period=parse(month), out=out)
            made = [
                pq.read_table(out / f"{name}.parquet") for name in ("pay_lines", "statements", "balances")
            ]
            tables = {**tables, "balances": made[2]}
            yield made[0].to_pylist(), made[1].to_pylist(), made[2].to_pylist()


@settings(max_examples=2, deadline=None)
@given(people, items)
def test_a_fact_that_falls_through_comes_to_nothing_and_nothing_waits(
    everybody: list[list[Sold]], codes: list[str]
) -> None:
    """All that was paid for it comes back and no more, in whatever order limits and holds stand."""
    so_far: Counter[tuple[str, str]] = Counter()
    left: list[Row] = []
    for lines, statements, balances in months_of(plan_of(codes), tables_of(everybody)):
        sums: Counter[tuple[str, str]] = Counter()
        for line in lines:
            sums[line["person"], line["component"]] += line["amount_minor"]
            if line["fact_id"]:
                so_far[line["person"], line["fact_id"].removeprefix("r")] += line["amount_minor"]
        assert min(so_far.values(), default=0) >= 0
        for row in statements:
            assert sums[row["person"], row["component"]] == row["amount_minor"]
        left = balances
    assert set(so_far.values()) <= {0}
    assert not [row for row in left if row["fact_id"]]


@settings(max_examples=1, deadline=None)
@given(people, items)
def test_what_is_shared_out_over_facts_sums_to_what_one_line_takes(
    everybody: list[list[Sold]], codes: list[str]
) -> None:
    """While nothing falls through, whether facts are told apart changes no component's and no item's sum."""
    codes = [code for code in codes if code != "collected"]
    tables = tables_of(everybody)
    tables["returns"] = tables["returns"].slice(0, 0)
    followed = plan_of(codes)
    settlement = {code: item for code, item in followed.settlement.items() if code != "returned"}
    plain = followed.model_copy(update={"settlement": settlement})
    for one, other in zip(months_of(followed, tables), months_of(plain, tables), strict=True):
        told = [row for row in one[1] if row["component"] != "returned"]
        assert sorted(map(str, told)) == sorted(map(str, other[1]))


@settings(max_examples=2, deadline=None)
@given(
    st.integers(1, 12_000_000),
    st.integers(1, 12_000_000),
    st.lists(st.tuples(st.integers(100, 900_000), st.integers(0, 120)), min_size=5, max_size=20),
)
def test_a_share_paid_in_the_deals_currency_is_that_share_at_any_rate(
    then: int, later: int, drawn: list[tuple[int, int]]
) -> None:
    everybody = [[Sold(FIRST, minor, [(LAST, part)], 0, LAST)] for minor, part in drawn]
    tables = tables_of(everybody)
    for name in ("deals", "payments"):
        dollars = pa.array(["USD"] * tables[name].num_rows)
        place = tables[name].schema.get_field_index("currency")
        tables[name] = tables[name].set_column(place, "currency", dollars)
    rates = [
        {"currency": "USD", "on_date": day, "rate_micro": rate}
        for day, rate in ((FIRST, then), (LAST, later))
    ]
    tables["rates"] = pa.Table.from_pylist(rates, schema=RATES.schema)
    tables["returns"] = tables["returns"].slice(0, 0)
    earned: Counter[str] = Counter()
    months = months_of(plan_of(["collected"]), tables)
    for lines, _statements, _balances in (next(months), next(months)):
        for line in lines:
            if line["fact_id"] and line["note"] != "released" and line["component"] in {"commission", "more"}:
                earned[line["fact_id"]] += line["amount_minor"]
        came = {line["fact_id"]: line["amount_minor"] for line in lines if line["note"] == "released"}
    for person, (minor, part) in enumerate(drawn):
        whole, given_ = earned[f"d{person}-0"], min(minor * part // 100, minor)
        assert came.get(f"d{person}-0", 0) == (2 * whole * given_ + minor) // (2 * minor)


@pytest.mark.parametrize("within", [1, 24])
def test_a_cancellation_from_before_the_deal_counted_takes_all_back(within: int) -> None:
    tables = tables_of([[Sold(dt.date(2026, 2, 10), 100_000, [], 0, dt.date(2026, 1, 20))]])
    text = PLAN + f"  returned: {RETURNED.replace('24', str(within))}\n"
    plan = read(text, source="example.yaml").plan
    assert plan is not None
    lines = [line for made, *_ in months_of(plan, tables) for line in made if line["fact_id"]]
    assert [line["amount_minor"] for line in lines if line["note"] == "clawed_back"] == [-85_00]
