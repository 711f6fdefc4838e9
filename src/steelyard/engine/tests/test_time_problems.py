"""What a plan must not say about time, each told in three languages; and what history must hold."""

import datetime as dt

import pyarrow as pa
import pytest

from steelyard.engine import describe, read
from steelyard.engine.period import parse
from steelyard.engine.tables import HISTORY
from steelyard.engine.words import LANGUAGES
from steelyard.runtime.duckdb import DuckDB

MONTHS = ["5 %", "5 %", "5 %", "8 %", "8 %", "8 %", "8 %", "8 %", "8 %", "12 %", "12 %", "13 %"]
SEASON = f"{{season: [{', '.join(MONTHS)}]}}"
PLAN = f"""\
plan: example
title: Example
currency: CNY
credit: {{deals: {{kind: owner, counts_on: closed_on, amount: amount}}}}
indicators:
  sales: {{kind: total, title: Sales, from: deals, of: amount, target: personal, target_by: {SEASON}}}
  row: {{kind: in_a_row, title: Row, kept: {{indicator: sales, at_least: 10}}, most: 3}}
  again: {{kind: in_a_row, title: Again, kept: {{indicator: sales, at_most: 10}}, most: 1}}
  sum: {{kind: formula, title: Sum, formula: sales * 2, unit: money}}
pay:
  tiers:
    kind: tiers_by_attainment
    title: Tiers
    on: sales
    method: whole
    over: year to date
    target_of: whole year
    tiers: [{{below: 50 %, rate: 1 %}}, {{from: 50 %, rate: 2 %}}]
  bonus: {{kind: flat, title: B, amount: 5, gate: {{indicator: row, at_least: 3}}, times: [{{kind: prorate, by: months}}]}}
settlement:
  least: {{kind: guarantee, title: Least, least: 10, prorate: begun months}}
  draw: {{kind: draw, title: Draw, amount: 10, prorate: days}}
"""  # noqa: E501 - as plans are written


def found(text: str) -> list[str]:
    problems = read(text, source="p.yaml").problems
    for problem in problems:
        assert all("{" not in problem.text(one) for one in LANGUAGES)
    return [problem.code for problem in problems if problem.code != "indicator_idle"]


@pytest.mark.parametrize(
    ("was", "now", "code"),
    [
        ("12 %, 13 %]", "13 %]", "season_months"),
        ("12 %, 13 %]", "12 %, 12 %]", "season_total"),
        ("5 %, 5 %, 5 %, 8 %", "0 %, 10 %, 5 %, 8 %", "season_weight"),
        ("target: personal, target_by", "target: 5, target_by", "no_personal_target"),
        ("    over: year to date\n", "", "whole_year_over"),
        ("most: 3", "most: 0", "row_length"),
        ("most: 3", "most: 13", "row_length"),
        ("{indicator: sales, at_most", "{indicator: row, at_most", "row_of_rows"),
        ("formula: sales * 2, unit: money", "formula: row * 2, unit: count", "row_in_formula"),
        ("prorate: begun months", "prorate: months begun", "not_one_of"),
    ],
)
def test_what_makes_no_time_is_told(was: str, now: str, code: str) -> None:
    assert found(PLAN) == []
    assert code in found(PLAN.replace(was, now))


def test_the_agreement_says_how_time_is_divided() -> None:
    plan = read(PLAN, source="p.yaml").plan
    assert plan is not None
    said = {language: str(describe(plan, language)) for language in LANGUAGES}
    for words in ("by the weights of the fiscal year's months: 5 %", "by whole months", "by months begun"):
        assert words in said["en"]
    assert "against the whole year's target" in said["en"]
    assert "按财年各月权重" in said["zh-hans"]
    assert "連續多少個週期" in said["zh-hant"]


def test_periods_that_history_does_not_know_are_named() -> None:
    plan = read(PLAN, source="p.yaml").plan
    assert plan is not None
    february = {"starts_on": dt.date(2026, 2, 1), "ends_on": dt.date(2026, 2, 28)}
    known = [{"person": "ann", "indicator": "sales", "value": 1, "target": 1} | february]
    deals = {
        "id": ["d1"], "owner": ["ann"], "closed_on": [dt.date(2026, 3, 1)],
        "amount_minor": pa.array([1], pa.int64()), "currency": ["CNY"],
    }  # fmt: skip
    tables = {"deals": pa.table(deals), "history": pa.Table.from_pylist(known, schema=HISTORY.schema)}
    problems = DuckDB(threads=1).check(plans=[plan], tables=tables, period=parse("2026-03"))
    (missing,) = [problem for problem in problems if problem.code == "history_missing"]
    assert missing.severity == "warning"
    assert "2026-01-01 – 2026-01-31" in missing.text("en")
    assert "2026-02" not in missing.text("en")
