"""Drawn companies whose plan leaves figures to each person: some have none, some have two."""

import datetime as dt
import random
from typing import Any

Row = dict[str, Any]
PLAN = """\
plan: own
title: Own
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on, amount: amount, refunds: takes_back}
indicators:
  sales: {kind: total, title: Sales, from: deals, of: amount, target: 1000.00, if_missing: zero}
  won: {kind: count, title: Won, from: deals}
scorecard:
  parts: {sales: {weight: 100 %, curve: {kind: ratio, highest: 150}}}
pay:
  commission: {kind: rate, title: C, on: sales, rate: personal, cap: personal, cap_each: personal}
  bounty: {kind: bounty, title: B, on: won, amount: personal}
  bonus: {kind: objective_bonus, title: O, of: total score, amount: personal, at_most: 120}
  flat: {kind: flat, title: F, amount: personal, gate: {indicator: sales, attainment_at_least: 50 %}}
  plain: {kind: rate, title: P, on: sales, rate: 1 %}
settlement:
  advance: {kind: draw, title: D, amount: personal}
  floor: {kind: guarantee, title: G, least: personal}
  ceiling: {kind: cap, title: M, most: personal, carry: yes}
"""
WANTED = (
    *(("commission", name) for name in ("rate", "cap", "cap_each")),
    *((part, "amount") for part in ("bounty", "bonus", "flat", "advance")),
    ("floor", "least"),
    ("ceiling", "most"),
)
PEOPLE = ("ann", "bob", "cid")
DAYS = (
    dt.date(2024, 1, 1),
    dt.date(2024, 1, 31),
    dt.date(2024, 2, 1),
    dt.date(2024, 2, 29),
    dt.date(2024, 3, 1),
)
AMOUNTS = (1, 999, 100_00, 333_33, 20_000_00)


def personal_company(seed: int) -> dict[str, list[Row]]:
    """Draw a company for February 2024."""
    chance = random.Random(seed)  # noqa: S311 - the same company for a seed is the point
    return {
        "deals": [_deal(chance, place) for place in range(chance.randint(0, 8))],
        "assignments": [_placed(person) for person in PEOPLE],
        "personal_figures": [
            row
            for person in PEOPLE
            for part, figure in WANTED
            for row in _figures(chance, person, part, figure)
        ],
        "balances": [_owed(chance, person) for person in PEOPLE if chance.randrange(2)],
        **{name: [] for name in ("splits", "targets", "rates", "people")},
    }


def _deal(chance: random.Random, place: int) -> Row:
    backs = f"d{chance.randrange(place)}" if place and not chance.randrange(5) else None
    amount = chance.choice((1, 49, 1_000, 33_333, 99_999, 100_000, 150_000))
    return {
        "id": f"d{place}",
        "owner": chance.choice(PEOPLE),
        "closed_on": dt.date(2024, 2, chance.randint(1, 29)),
        "amount_minor": -amount if backs else amount,
        "currency": "CNY",
        "takes_back": backs,
        **dict.fromkeys(("stage", "product", "region", "customer", "units")),
    }


def _placed(person: str) -> Row:
    place = {"team": None, "manager": None, "position": None, "plan": "own", "ends_on": None}
    return {"person": person, "starts_on": dt.date(2020, 1, 1)} | place


def _owed(chance: random.Random, person: str) -> Row:
    left = chance.choice((1, 50_00, 400_00))
    row = {"plan": "own", "person": person, "item": "advance", "dataset": None, "fact_id": None}
    return row | {"since": dt.date(2024, 1, 31), "amount_minor": left, "left_minor": left}


def _figures(chance: random.Random, person: str, part: str, figure: str) -> list[Row]:
    """Draw the dated rows of one figure: mostly one, at times none, two, or one of other days."""
    rows: list[Row] = []
    for _ in range(chance.choice((0, 1, 1, 1, 1, 1, 2))):
        first, last = sorted(chance.sample(DAYS, 2))
        first = chance.choice((dt.date(2024, 1, 1), first))
        value = chance.choice((10_000, 33_333, 1_000_000)) if figure == "rate" else chance.choice(AMOUNTS)
        rows.append(
            {
                "person": person,
                "plan": chance.choice((None, "own", "own", "other") if rows else (None, "own")),
                "part": part,
                "figure": figure,
                "share_ppm": value if figure == "rate" else None,
                "amount_minor": None if figure == "rate" else value,
                "starts_on": first,
                "ends_on": chance.choice((None, last)),
            }
        )
    return rows
