"""Figures of one's own: story and agreement say how much and since when, and what is missing is named."""

import datetime as dt
from pathlib import Path

import ibis
import pytest

from steelyard.engine import check_tables, describe, explain, read
from steelyard.engine.simulation.drawable import why_not_drawn
from steelyard.engine.words import LANGUAGES
from steelyard.runtime.duckdb import DuckDB
from tests.examples import Example, examples

FILE = Path(__file__).resolve().parents[1] / "personal.examples.yaml"


@pytest.fixture(scope="module")
def example() -> Example:
    (found,) = examples(FILE)
    return found


def test_the_story_names_ones_own_figure_and_since_when(example: Example) -> None:
    outputs = DuckDB(threads=1).for_person(
        plans=[example.plan], tables=example.tables(), period=example.period, person="ann"
    )
    story = explain(example.plan, outputs, "ann").find("pay/commission")
    assert story
    said = story.sentence("en")
    assert "Your rate by your terms of 2026-07-01 is 5 %." in said
    assert "Your cap by your terms of 2026-01-01 is 300.00 USD." in said
    assert [child.formula for child in story.children] == [
        "8,000.00 × 5 % = 400.00",
        "300.00 − 400.00 = -100.00",
    ]


def test_who_has_none_or_two_is_named_as_a_warning(example: Example) -> None:
    shown = {name: ibis.memtable(table) for name, table in example.tables().items()}
    problems = check_tables([example.plan], shown, example.period)
    told = []
    for problem in problems:
        names = problem.params["names"]
        assert not isinstance(names, str | int)
        told.append((problem.code, problem.params["part"], names.text("en")))
    assert sorted(told) == [
        ("figure_missing", "bonus", "bob"),
        ("figure_missing", "floor", "cid"),
        ("figures_overlap", "commission", "cid"),
    ]
    assert {problem.severity for problem in problems} == {"warning"}
    for language in LANGUAGES:
        assert all("{" not in problem.text(language) for problem in problems)


def test_the_agreement_says_whose_it_is(example: Example) -> None:
    own = {("commission", "rate"): (50_000, dt.date(2026, 7, 1))}
    for language in LANGUAGES:
        plain = {clause.heading: clause.sentence for clause in describe(example.plan, language)}
        mine = {clause.heading: clause.sentence for clause in describe(example.plan, language, None, own)}
        assert "5 %" in mine["Commission"]
        assert len(mine["Floor"]) > len(plain["Floor"])  # not agreed yet
        assert mine["Allowance"] == plain["Allowance"]
    assert any(why_not_drawn(example.plan))


def test_a_personal_rate_stands_beside_no_others(example: Example) -> None:
    text = """\
plan: p
title: P
currency: USD
credit: {deals: {kind: owner, counts_on: closed_on, amount: amount}}
indicators: {revenue: {kind: total, title: R, from: deals, of: amount}}
pay: {c: {kind: rate, title: C, on: revenue, rate: personal, rates: [{when: product = 'A', rate: 1 %}]}}
"""
    assert [problem.code for problem in read(text, source="p.yaml").errors] == ["personal_beside_rates"]
