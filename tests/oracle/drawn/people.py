"""Drawn people: their places, when they joined, their territories."""

import datetime as dt

from tests.oracle.drawn.ground import Ground, Row
from tests.oracle.periods import later


def assignments(ground: Ground) -> list[Row]:
    """Draw each person's places; some move in the middle of the period, some have no plan."""
    rows: list[Row] = []
    chance, first, last = ground.chance, ground.days.first, ground.days.last
    for person in ground.people:
        begins, leaves = (
            chance.one(first, dt.date(2020, 1, 1), dt.date(2020, 1, 1), first + dt.timedelta(3), last),
            chance.one(None, None, None, last, first + dt.timedelta(14)),
        )
        leaves = leaves and max(begins, leaves)
        inside = (first, first + dt.timedelta(1), first + dt.timedelta(14), last)
        moves = chance.one(None, *(day for day in inside if begins < day <= (leaves or last)), None)
        spans = [(begins, leaves)] if moves is None else [(begins, moves - dt.timedelta(1)), (moves, leaves)]
        for starts_on, ends_on in spans:
            place = {
                "team": chance.one("east", "east", "west", None),
                "manager": chance.one(None, *ground.people),
                "position": chance.one("rep", "rep", "lead", None),
                "plan": chance.one(*ground.plans, *ground.plans, *ground.plans, None),
            }
            rows.append({"person": person} | place | {"starts_on": starts_on, "ends_on": ends_on})
    return rows


def joined(ground: Ground) -> list[Row]:
    """Draw when people joined and left."""
    chance, first, last = ground.chance, ground.days.first, ground.days.last
    days = (
        None,
        dt.date(2020, 1, 31),
        first,
        later(first, -1),
        later(last, -1),
        first + dt.timedelta(10),
        later(first, -3),
    )
    return [
        {
            "person": person,
            "joined_on": chance.one(*days),
            "left_on": chance.one(None, None, None, last, first),
        }
        for person in ground.people
        if chance.randrange(5)
    ]


def territories(ground: Ground) -> list[Row]:
    """Draw territories, some of them equal, some of them over."""
    chance, first = ground.chance, ground.days.first
    return [
        {
            "person": chance.one(*ground.people),
            "region": chance.one("north", "south"),
            "product": chance.one(None, None, "A", "B"),
            "customer": chance.one(None, None, "x"),
            "starts_on": chance.one(dt.date(2020, 1, 1), first),
            "ends_on": chance.one(None, None, first + dt.timedelta(14), first - dt.timedelta(1)),
        }
        for _ in range(chance.randint(0, 4))
    ]
