"""Follow one deal through the engine: every stage's rows, as the machine keeps them. For docs/reference."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa

from steelyard.engine import Period, Plan, Story, explain, read
from steelyard.engine.period import parse
from steelyard.engine.tables import ASSIGNMENTS, SPLITS
from steelyard.runtime.duckdb import DuckDB
from steelyard.runtime.duckdb.connection import set_days
from steelyard.runtime.script import columns_of, script_for_all

PLAN = """\
plan: rep
title: Rep
currency: EUR
credit:
  deals: {kind: split, counts_on: closed_on, amount: amount}
indicators:
  revenue: {kind: total, title: Revenue, from: deals, of: amount, where: stage = 'Won', target: 10000}
scorecard:
  parts:
    revenue:
      weight: 100 %
      curve: {kind: linear, from: {at: 50 %, points: 0}, to: {at: 150 %, points: 100}}
pay:
  commission: {kind: rate, title: Commission, on: revenue, rate: 5 %}
"""
HEAD = """\
# One deal through the engine

Written by `make docs`. What each stage of `src/steelyard/engine/stages` makes of a few rows, as DuckDB keeps
them between one stage and the next. Columns without a value are left out. Amounts are cents, ratios and
points are millionths.

One plan. It scores what a person sold by a line, and pays a rate on it: two roads that begin at the same
credits and do not meet.

```yaml
{plan}```

Ann won D1 with Bo, who has 40 % of it, and D2 alone; D3 is still open.
"""
# What to look at in each stage, in the order they are made. A machine keeps some under a number of their own.
STAGES = {
    "roster": "`roster.py`: who is on a plan in the period. `who` is a number for plan and person.",
    "credited_0": "`divide.py`, `credit.py`, `crediting/split.py`: facts, divided and credited: D1 twice.",
    "sums": "`fact_sums.py`: everyone, with every sum and count that some indicator needs.",
    "measured": "`measure.py`, `targets.py`: values beside targets.",
    "scored": "`score.py`, `contribute.py`: 90 % and 40 % on the line from 50 % to 150 %.",
    "terms_0": "`pay/terms.py`: what Commission depends on, a row a person. A rate all share is no column.",
    "lines": "`pay/facts.py`, `pay/lines.py`: a line a fact, paid and rounded once.",
    "paid": "`pay/statements.py`: what the lines come to.",
}


def page() -> str:
    """Write the page."""
    plan = read(PLAN, source="rep.yaml").plan
    if plan is None:
        msg = "the plan of this page does not read any more"
        raise ValueError(msg)
    return HEAD.format(plan=PLAN) + "".join(_given()) + "".join(_stages(plan)) + _story(plan)


def _tables() -> dict[str, pa.Table]:
    first, last = dt.date(2026, 1, 1), dt.date(2026, 1, 31)
    deals = [("D1", "ann", 10_000_00, "Won"), ("D2", "ann", 3_000_00, "Won"), ("D3", "ann", 800_00, "Open")]
    return {
        "deals": pa.table(
            {
                "id": [deal[0] for deal in deals],
                "owner": [deal[1] for deal in deals],
                "closed_on": [last] * 3,
                "amount_minor": [deal[2] for deal in deals],
                "currency": ["EUR"] * 3,
                "stage": [deal[3] for deal in deals],
            }
        ),
        "splits": pa.Table.from_pylist(
            [
                {"dataset": "deals", "fact_id": "D1", "person": who, "share_ppm": share}
                for who, share in (("ann", 600_000), ("bo", 400_000))
            ],
            schema=SPLITS.schema,
        ),
        "assignments": pa.Table.from_pylist(
            [{"person": who, "plan": "rep", "starts_on": first} for who in ("ann", "bo")],
            schema=ASSIGNMENTS.schema,
        ),
    }


def _period() -> Period:
    return parse("2026-01")


def _given() -> Iterator[str]:
    for name in ("deals", "splits"):
        yield f"\n## In: {name}\n\n" + _shown(_tables()[name])


def _stages(plan: Plan) -> Iterator[str]:
    with DuckDB(threads=1).opened(_tables()) as (connection, schemas):
        set_days(connection, _period())
        for kept, select in script_for_all([plan], columns_of(schemas), _period()).stages:
            connection.execute(f'CREATE TEMP TABLE "{kept}" AS {select}')
            name = kept.removeprefix("kept_")
            if name in STAGES:
                rows = connection.sql(f'FROM "{kept}" ORDER BY ALL').to_arrow_table()
                yield f"\n## {name}\n\n{STAGES[name]}\n\n" + _shown(rows)


def _story(plan: Plan) -> str:
    outputs = DuckDB().for_person(plans=[plan], tables=_tables(), period=_period(), person="bo")
    told = explain(plan, outputs, "bo")
    lines: list[str] = []

    def tell(story: Story, depth: int) -> None:
        lines.append(
            f"{'  ' * depth}- {story.sentence('en')}" + (f" `{story.formula}`" if story.formula else "")
        )
        for child in story.children:
            tell(child, depth + 1)

    tell(told, 0)
    return (
        "\n## Why, for Bo\n\n`explain.py` and `stories/`: the same rows, told.\n\n" + "\n".join(lines) + "\n"
    )


def _shown(table: pa.Table) -> str:
    rows = table.to_pylist()
    columns = [name for name in table.column_names if any(row[name] is not None for row in rows)]
    return _lined(
        [columns, ["---"] * len(columns), *([_cell(row[name]) for name in columns] for row in rows)]
    )


def _cell(value: Any) -> str:
    return "" if value is None else str(value)


def _lined(rows: Sequence[Sequence[str]]) -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)
