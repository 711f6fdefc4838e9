"""Ratings that would leave a result empty, or change nothing, are told before a close."""

import datetime as dt

import pyarrow as pa

from steelyard.engine import read
from steelyard.engine.period import parse
from steelyard.engine.tables import ASSIGNMENTS, RATINGS
from steelyard.engine.words import LANGUAGES
from steelyard.runtime.duckdb import DuckDB

PLAN = """\
plan: example
title: Example
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on}
indicators:
  teamwork: {title: Teamwork, kind: rating, items: [team, helping], roles: [peer]}
  work: {title: Work, kind: reviews, items: [work], roles: {manager: 60 %, self: 40 %}}
"""


def test_what_is_odd_about_ratings_is_told() -> None:
    plan = read(PLAN, source="example.yaml").plan
    assert plan is not None
    day = dt.date(2026, 2, 28)
    given = [
        ("bob", "peer", "team", 4), ("bob", "peer", "team", 5),  # twice
        ("boss", "manager", "work", 9),  # off the scale
        ("boss", "manager", "team", 3),  # no indicator looks at it
    ]  # fmt: skip
    rows = [
        {
            "subject": "ann",
            "rater": rater,
            "role": role,
            "item": item,
            "value_micro": value * 10**6,
            "given_on": day,
        }
        for rater, role, item, value in given
    ]
    rows.append({**rows[2], "given_on": dt.date(2026, 3, 1)})  # another period's
    place = {"person": "ann", "plan": "example", "starts_on": dt.date(2026, 1, 1)}
    deals = {
        "id": pa.array([], pa.string()),
        "owner": pa.array([], pa.string()),
        "closed_on": pa.array([], pa.date32()),
    }
    tables = {
        "deals": pa.table(deals),
        "assignments": pa.Table.from_pylist([place], schema=ASSIGNMENTS.schema),
        "ratings": pa.Table.from_pylist(rows, schema=RATINGS.schema),
    }
    problems = DuckDB().check(plans=[plan], tables=tables, period=parse("2026-02"))
    found = {(problem.code, problem.params.get("name", problem.params.get("count"))) for problem in problems}
    assert found == {
        ("item_not_rated", "helping"),
        ("role_not_rated", "self"),
        ("ratings_aside", 1),
        ("rating_twice", 1),
        ("rating_off_scale", 1),
    }
    for problem in problems:
        assert problem.severity == "warning"
        assert all("{" not in problem.text(language) for language in LANGUAGES)
