"""What keeps tables from being computed rightly is told before a close, by name; nothing else is.

The tables of RIGHT fit the plans. Each case changes one table, in the words people write, and gives the
problems that must be found: code, how many, who or what, and whether a close may go ahead.
"""

from pathlib import Path
from typing import Any

import pytest

from steelyard.engine import Plan, Problem, read
from steelyard.engine.period import parse
from steelyard.engine.words import LANGUAGES, Listed, Phrase
from steelyard.runtime.duckdb import DuckDB
from tests.examples import Example

Rows = list[dict[str, str]]
PLAN = """\
plan: example
title: Example
currency: CNY
credit:
  deals:
    {kind: split, counts_on: closed_on, amount: amount, refunds: takes_back, without_owner: territory}
indicators:
  revenue: {title: Revenue, kind: total, from: deals, of: amount, target: personal}
  won: {title: Won deals, kind: count, from: deals, where: stage = 'Won', target: personal, if_missing: zero}
"""
GROWTH = "  growth: {title: Growth, kind: growth, of: revenue}\n"
YEARLY = """\
pay:
  year:
    title: Year
    kind: tiers_by_attainment
    on: revenue
    method: whole
    over: year to date
    tiers: [{below: 100 %, rate: 2 %}, {from: 100 %, rate: 4 %}]
"""
DEAL = {"owner": "ann", "closed_on": "2026-01-31", "amount": "10.00", "stage": "Won", "takes_back": ""}
SHARE = {"dataset": "deals", "fact_id": "d1"}
PLACE = {"plan": "example", "starts_on": "2026-01-01"}
NORTH = {"region": "north", "starts_on": "2026-01-01"}
QUARTER = {"starts_on": "2026-01-01", "ends_on": "2026-03-31"}
YEAR_BEFORE = {"starts_on": "2025-01-01", "ends_on": "2025-12-31"}
REVENUE = {"person": "ann", "indicator": "revenue", "value": "50.00", **QUARTER}
RIGHT: dict[str, Rows] = {
    "deals": [
        {"id": "d1", **DEAL},
        {"id": "d2", **DEAL, "closed_on": "2026-02-01", "currency": "USD"},
        {"id": "r1", **DEAL, "amount": "-10.00", "takes_back": "d1"},
    ],
    "splits": [{**SHARE, "person": "ann", "share": "60 %"}, {**SHARE, "person": "ben", "share": "40 %"}],
    "rates": [{"currency": "USD", "on_date": "2026-02-01", "rate": "7.1"}],
    "assignments": [
        {"person": "ann", **PLACE, "ends_on": "2026-02-28"},
        {"person": "ann", **PLACE, "starts_on": "2026-03-01"},
    ],
    "targets": [REVENUE, {**REVENUE, "indicator": "won", "value": "3"}],
    "people": [{"person": name, "joined_on": "2026-01-01"} for name in ("ann", "ben", "cai")],
    "territories": [
        {"person": "ann", **NORTH, "ends_on": "2026-01-31"},
        {"person": "ben", **NORTH, "starts_on": "2026-02-01"},
        {"person": "cai", **NORTH, "product": "A"},
    ],
}
CASES: list[tuple[str, Rows, list[tuple[Any, ...]]]] = [
    ("deals", [*RIGHT["deals"], {"id": "d2", **DEAL}], [("id_twice", 1, "d2", "error")]),
    ("deals", [{"id": "r1", **DEAL, "takes_back": "d9"}], [("refund_of_nothing", 1, "r1", "warning")]),
    (
        "deals",  # what takes back a deal cannot be taken back itself
        [*RIGHT["deals"], {"id": "r2", **DEAL, "takes_back": "r1"}],
        [("refund_of_nothing", 1, "r2", "warning")],
    ),
    ("deals", [{"id": "d1", **DEAL, "stage": "Lost"}], [("filter_matches_nothing", None, None, "warning")]),
    (
        "deals",
        [{"id": "d1", **DEAL, "closed_on": "2026-03-31", "currency": "EUR"}],
        [("rate_missing", 1, None, "error")],
    ),
    (
        "deals",  # the rate begins a day later
        [{"id": "d1", **DEAL, "currency": "USD"}],
        [("rate_missing", 1, None, "error")],
    ),
    ("deals", [{"id": "d1", **DEAL, "closed_on": "2026-04-01", "currency": "EUR"}], []),  # another quarter's
    ("deals", [{"id": "d1", **DEAL, "amount": "", "currency": "EUR"}], []),  # no amount to change
    ("rates", RIGHT["rates"] * 2, [("rate_twice", None, None, "error")]),
    (
        "splits",
        [{**SHARE, "person": "ann", "share": "60 %"}, {**SHARE, "person": "ben", "share": "39.9999 %"}],
        [("shares_not_whole", 1, "d1", "warning")],
    ),
    (
        "splits",
        [{**SHARE, "person": "ann", "share": "100 %"}, {**SHARE, "person": "ben", "share": "0 %"}],
        [("share_not_positive", 1, "d1", "error")],
    ),
    (
        "splits",
        [*RIGHT["splits"], {**SHARE, "person": "cai", "share": "1 %", "role": "overlay"}],
        [("overlays_idle", 1, "d1", "warning")],
    ),
    (
        "splits",
        [{**SHARE, "person": "ann", "share": "100 %", "role": "part"}],
        [("share_role_unknown", 1, "part", "error")],
    ),
    ("splits", [{**SHARE, "dataset": "calls", "person": "ann", "share": "1 %"}], []),  # nobody looks
    (
        "assignments",
        [RIGHT["assignments"][0], {"person": "ann", **PLACE, "starts_on": "2026-02-28"}],
        [("assignments_overlap", 1, "ann", "error")],
    ),
    (
        "assignments",  # the next period's
        [{"person": "ann", **PLACE, "starts_on": "2026-04-01"}],
        [("nobody_on_plan", None, None, "warning")],
    ),
    (
        "assignments",
        [*RIGHT["assignments"], {"person": "ben", **PLACE, "starts_on": "2026-03-31"}],
        [("target_missing", 1, "ben", "warning"), ("target_missing", 1, "ben", "warning")],
    ),
    ("people", [*RIGHT["people"], RIGHT["people"][0]], [("person_twice", 1, "ann", "error")]),
    ("targets", [*RIGHT["targets"], REVENUE], [("target_twice", 1, "ann", "error")]),
    ("targets", [*RIGHT["targets"], {**REVENUE, "revised_on": "2026-02-01"}], []),  # the last counts
    ("targets", [{**REVENUE, "value": "0"}, RIGHT["targets"][1]], [("target_zero", 1, "ann", "warning")]),
    (
        "targets",  # another period's
        [{**REVENUE, "ends_on": "2026-01-31"}, RIGHT["targets"][1]],
        [("target_missing", 1, "ann", "warning")],
    ),
    (
        "splits",
        [*RIGHT["splits"], {**SHARE, "fact_id": "d9", "person": "ann", "share": "100 %"}],
        [("share_of_no_fact", 1, "d9", "warning")],
    ),
    (
        "splits",  # whom nobody knows has a share of a deal of the quarter
        [RIGHT["splits"][0], {**SHARE, "person": "bem", "share": "40 %"}],
        [("row_of_nobody", 1, "bem (did you mean ben?)", "warning")],
    ),
    (
        "targets",
        [*RIGHT["targets"], {**REVENUE, "person": "anm"}],
        [("row_of_nobody", 1, "anm (did you mean ann?)", "warning")],
    ),
    ("targets", [*RIGHT["targets"], {**REVENUE, "person": "anm", **YEAR_BEFORE}], []),  # another period's
    (
        "territories",
        [*RIGHT["territories"], {"person": "cay", "region": "south", "starts_on": "2026-01-01"}],
        [("row_of_nobody", 1, "cay (did you mean cai?)", "warning")],
    ),
    (
        "rates",
        [*RIGHT["rates"], *({"currency": "EUR", "on_date": f"2026-0{n}-01", "rate": "7.9"} for n in (1, 2))],
        [("rates_idle", 1, "EUR", "warning")],
    ),
    (
        "territories",
        [RIGHT["territories"][0], {"person": "ben", **NORTH, "starts_on": "2026-01-31"}],
        [("territory_twice", 1, "ann", "warning")],
    ),
]  # fmt: skip


def plan_of(text: str) -> Plan:
    reading = read(text, source="example.yaml")
    assert reading.plan is not None, [problem.text() for problem in reading.problems]
    return reading.plan


def found(text: str = PLAN, changed: dict[str, Rows] | None = None) -> list[Problem]:
    """Check the right tables, some of them changed."""
    plan, period = plan_of(text), parse("2026-Q1")
    given = RIGHT | (changed or {})
    tables = Example(Path(), "", plan, period, given, {}).tables()
    problems = list(DuckDB(threads=1).check(plans=[plan], tables=tables, period=period))
    for problem in problems:
        assert all("{" not in problem.text(language) for language in LANGUAGES)
    return problems


def seen(problem: Problem) -> tuple[Any, ...]:
    """Look at a problem as the cases write it."""
    names = problem.params.get("names")
    first = names.things[0] if isinstance(names, Listed) else None
    first = first.text("en") if isinstance(first, Phrase) else first
    return problem.code, problem.params.get("count"), first, problem.severity


def test_five_are_named_and_all_are_counted() -> None:
    deals = [{"id": f"d{n}", **DEAL} for n in (1, 2, 3, 4, 5, 6) for _ in range(2)]
    for rows, names in ((deals[:10], "d1, d2, d3, d4, d5"), (deals, "d1, d2, d3, d4, d5, …")):
        told = next(problem for problem in found(changed={"deals": rows}) if problem.code == "id_twice")
        assert told.params["count"] == len(rows) // 2
        assert names in told.text("en")
        assert ("…" in told.text("en")) == ("…" in names)


def test_what_fits_has_no_problem() -> None:
    assert found() == []


@pytest.mark.parametrize(("table", "rows", "expected"), CASES)
def test_a_problem_is_told_by_name(table: str, rows: Rows, expected: list[tuple[Any, ...]]) -> None:
    told = found(changed={table: rows})
    if table == "deals":  # what other tables say of deals that are gone is not asked here
        told = [problem for problem in told if problem.code not in {"rates_idle", "share_of_no_fact"}]
    assert sorted(map(seen, told), key=repr) == sorted(expected, key=repr)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"closed_on": "2025-10-01", "id": "d0"}, []),  # the quarter before, which growth looks back to
        ({}, [("facts_begin_late", "2025-10-01")]),
    ],
)
def test_facts_reach_as_far_back_as_plans_look(
    changed: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    deals = [{"id": "d1", **DEAL}, {"id": "d2", **DEAL, "currency": "USD", "closed_on": "2026-02-01"}]
    told = found(PLAN + GROWTH, {"deals": [deals[0], {**deals[1], **changed}]})
    assert [(problem.code, problem.params["day"]) for problem in told] == expected
    assert {problem.severity for problem in told} <= {"warning"}


OWNED = PLAN.replace(
    "{kind: split, counts_on: closed_on, amount: amount, refunds: takes_back, without_owner: territory}",
    "{kind: owner, counts_on: closed_on, amount: amount, refunds: takes_back}",
)


def test_shares_and_territories_that_no_plan_takes_are_told() -> None:
    assert [seen(problem) for problem in found(OWNED)] == [
        ("share_not_taken", 2, "d1", "warning"),
        ("territory_not_taken", 3, "ann", "warning"),
    ]


def test_targets_of_what_asks_for_none_are_told() -> None:
    same = PLAN.replace("target: personal, if_missing: zero", "target: 3, if_missing: zero")
    assert [seen(problem) for problem in found(same)] == [("target_of_no_indicator", 1, "won", "warning")]


def test_a_plan_is_paid_by_its_own_kind_of_period() -> None:
    assert found(PLAN.replace("currency: CNY", "currency: CNY\npays_every: quarter") + YEARLY) == []
    told = found(PLAN.replace("currency: CNY", "currency: CNY\npays_every: month") + YEARLY)
    assert [(problem.code, problem.severity) for problem in told] == [("period_pays_nothing", "warning")]


def test_ratings_of_people_without_a_place_are_told() -> None:
    given = {"rater": "ann", "role": "peer", "item": "calm", "value": "4"}
    ratings = [{**given, "subject": "ann"}, {**given, "subject": "walter"}]
    told = [problem for problem in found(changed={"ratings": ratings}) if problem.code == "row_of_nobody"]
    assert [(problem.file, *seen(problem)[1:3]) for problem in told] == [("ratings", 1, "walter")]


@pytest.mark.parametrize(("joined", "lacking"), [("2026-03-31", ["ann"]), ("2026-04-01", [])])
def test_a_year_asks_for_targets_only_of_periods_somebody_was_here_for(
    joined: str, lacking: list[str]
) -> None:
    second = {**REVENUE, "starts_on": "2026-04-01", "ends_on": "2026-06-30"}
    given = RIGHT | {"targets": [second], "people": [{"person": "ann", "joined_on": joined}]}
    plan, period = plan_of(PLAN + YEARLY), parse("2026-Q2")
    tables = Example(Path(), "", plan, period, given, {}).tables()
    told = [
        problem
        for problem in DuckDB(threads=1).check(plans=[plan], tables=tables, period=period)
        if problem.code == "year_target_missing"
    ]
    assert [problem.params["names"].things for problem in told] == [(name,) for name in lacking]  # type: ignore[union-attr]
    assert all("2026-01-01 – 2026-03-31" in problem.text("en") for problem in told)


@pytest.mark.parametrize(
    ("quarters", "person", "is_told"),
    [
        ("123", {}, True),
        ("1234", {}, False),
        ("123", {"left_on": "2026-09-30"}, False),
        ("234", {"joined_on": "2026-04-01"}, False),
        ("234", {"joined_on": "2026-03-31"}, True),
    ],
)
def test_a_quota_of_the_year_asks_for_targets_of_all_of_it(
    quarters: str, person: dict[str, str], *, is_told: bool
) -> None:
    days = {
        "1": ("01-01", "03-31"),
        "2": ("04-01", "06-30"),
        "3": ("07-01", "09-30"),
        "4": ("10-01", "12-31"),
    }
    targets = [
        {**REVENUE, "starts_on": f"2026-{days[one][0]}", "ends_on": f"2026-{days[one][1]}"}
        for one in quarters
    ]
    given = RIGHT | {"targets": targets, "people": [{"person": "ann", **person}]}
    plan, period = plan_of(PLAN + YEARLY + "    target_of: whole year\n"), parse("2026-Q2")
    tables = Example(Path(), "", plan, period, given, {}).tables()
    told = DuckDB(threads=1).check(plans=[plan], tables=tables, period=period)
    named = [problem for problem in told if "year" in problem.code]
    assert [problem.code for problem in named] == ["whole_year_target_missing"] * is_told
    assert all("ann" in problem.text("en") and "2026" in problem.text("en") for problem in named)
