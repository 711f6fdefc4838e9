"""A company small enough to recompute on paper, for the failures of other systems."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from steelyard.engine import Plan, read
from steelyard.engine.period import parse
from steelyard.engine.tables import ASSIGNMENTS, EXPLAINED, OUTPUTS, RATES, SPLITS
from steelyard.runtime.duckdb import DuckDB

Row = dict[str, Any]
DAY = dt.date
HEAD = """\
plan: example
title: Example
currency: CNY
credit:
  deals: {CREDIT, counts_on: closed_on, amount: amount}
indicators:
  revenue: {kind: total, title: Revenue, from: deals, of: amount}
  deals: {kind: count, title: Deals, from: deals}
"""
PAID = """\
pay:
  commission: {kind: tiers_by_amount, title: Commission, on: revenue, method: marginal, tiers: TIERS}
"""


def plan_of(text: str) -> Plan:
    reading = read(text, source="example.yaml")
    assert reading.plan is not None, [problem.text() for problem in reading.problems]
    return reading.plan


def deal(place: str, owner: str, day: DAY, amount_minor: int, currency: str = "CNY", **more: Any) -> Row:
    made = {"id": place, "owner": owner, "closed_on": day, "amount_minor": amount_minor}
    return made | {"currency": currency} | more


def closed(
    plan: Plan,
    period: str,
    deals: Sequence[Row],
    *,
    splits: Sequence[Row] = (),
    places: Mapping[str, Row] | None = None,
    rates: Sequence[Row] = (),
    person: str = "ann",
) -> dict[str, list[Row]]:
    """Close a period for one person; everybody is on the plan."""
    people = sorted({row["owner"] for row in deals} | {row["person"] for row in splits} | {person})
    known = places or {}
    assignments = [
        {"person": one, "plan": plan.code, "starts_on": DAY(2000, 1, 1)} | known.get(one, {})
        for one in people
    ]
    tables = {
        "deals": _with_texts(pa.Table.from_pylist(list(deals))),
        "assignments": pa.Table.from_pylist(assignments, schema=ASSIGNMENTS.schema),
        "splits": pa.Table.from_pylist(list(splits), schema=SPLITS.schema),
        "rates": pa.Table.from_pylist(list(rates), schema=RATES.schema),
    }
    found = DuckDB(threads=1).for_person(plans=[plan], tables=tables, period=parse(period), person=person)
    return {name: table.to_pylist() for name, table in found.items()}


def _with_texts(table: pa.Table) -> pa.Table:
    """Let a column that is empty throughout be one of texts."""
    kinds = [pa.string() if pa.types.is_null(one.type) else one.type for one in table.schema]
    return table.cast(pa.schema(list(zip(table.column_names, kinds, strict=True))))


def measured(found: Mapping[str, list[Row]], indicator: str) -> int | None:
    value: int | None = next(row["value"] for row in found["measures"] if row["indicator"] == indicator)
    return value


OWNED = HEAD.replace("CREDIT", "kind: owner")


def paid(found: Mapping[str, list[Row]], component: str = "commission") -> Row:
    return next(row for row in found["statements"] if row["component"] == component)


def as_table(name: str, rows: Sequence[Row]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema={**OUTPUTS, **EXPLAINED}[name].schema)
