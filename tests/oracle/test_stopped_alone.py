"""One person's missing target stops that person, with the reason; nobody is paid for tying at nothing."""

import datetime as dt
from functools import cache
from typing import Any

from steelyard.engine.period import parse
from tests.oracle import closing
from tests.oracle.company import company, deal
from tests.oracle.comparing import differences
from tests.oracle.engine_side import close

PERIOD, DAY = parse("2024-02"), dt.date(2024, 2, 10)
PLAN = """
plan: everything
title: One of them waits
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on, amount: amount}
indicators:
  sales: {title: Sales, kind: total, from: deals, of: amount, target: personal, if_missing: block}
  lost: {title: Lost, kind: total, from: deals, of: amount, where: "stage = 'Lost'"}
scorecard:
  parts: {sales: {weight: 100 %, curve: {kind: rank}}}
pay:
  whole:
    title: Whole
    kind: tiers_by_attainment
    on: sales
    method: whole
    tiers: [{below: 100 %, rate: 1 %}, {from: 100 %, rate: 2 %}]
  year:
    title: Year
    kind: tiers_by_attainment
    on: sales
    method: whole
    over: year to date
    tiers: [{below: 100 %, rate: 1 %}, {from: 100 %, rate: 2 %}]
  prize: {title: Prize, kind: contest, of: lost, prizes: [500]}
  pool: {title: Pool, kind: pool, within: plan, amount: 900, shared_by: {indicator: lost}}
"""


@cache
def outputs() -> dict[str, list[dict[str, Any]]]:
    people = ("ann", "bo", "cai", "dan")
    tables = company(
        PERIOD, [deal(person, DAY, 1_000_00, owner=person) for person in people], target=1_000_00
    )
    tables["targets"] = [row for row in tables["targets"] if row["person"] != "ann"]
    for row in tables["targets"]:
        row["value"] = 0 if row["person"] == "bo" else row["value"]
    before = {"starts_on": dt.date(2024, 1, 1), "ends_on": dt.date(2024, 1, 31)}
    tables["targets"] += [row | before for row in tables["targets"] if row["person"] == "dan"]
    tables["people"] = [
        {"person": person, "joined_on": dt.date(2024, 2, 1) if person == "cai" else None, "left_on": None}
        for person in people
    ]
    for row in tables["assignments"]:
        row["starts_on"] = dt.date(2024, 2, 1) if row["person"] == "cai" else dt.date(2023, 1, 1)
    found = close([PLAN], tables, PERIOD)
    oracle = closing.close([PLAN], tables, PERIOD.starts_on, PERIOD.ends_on)
    assert differences(oracle, found) == []
    return found


def told(component: str) -> dict[str, tuple[int, str | None]]:
    rows = [row for row in outputs()["statements"] if row["component"] == component]
    return {row["person"]: (row["amount_minor"], row["note"]) for row in rows}


def test_who_has_no_target_waits_and_all_others_are_paid() -> None:
    waits, paid = (0, "blocked"), (20_00, None)
    assert told("whole") == {"ann": waits, "bo": waits, "cai": paid, "dan": paid}
    ranks = {row["person"]: (row["rank"], row["peers"]) for row in outputs()["grades"]}
    assert ranks == {"ann": (None, None), "bo": (None, None), "cai": (1, 2), "dan": (1, 2)}


def test_a_month_before_joining_asks_for_nothing_of_the_year() -> None:
    """Who joined in February has no target for January; dan has one, and half of the year's by now."""
    assert told("year")["cai"] == (20_00, None)
    assert told("year")["dan"] == (10_00, None)
    assert told("year")["ann"] == (0, "blocked")


def test_nobody_wins_with_nothing() -> None:
    assert set(told("prize").values()) == {(0, "nothing_reached")}
    assert set(told("pool").values()) == {(0, "no_weight")}
