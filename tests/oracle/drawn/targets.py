"""Drawn targets, and measures of closed periods to carry."""

import datetime as dt

from tests.oracle.amounts import MILLION
from tests.oracle.drawn.ground import Ground, Row
from tests.oracle.periods import later

ONE = {
    "sales": 100,
    "won": 1,
    "customers": 1,
    "size": 100,
    "newest": 100,
    "hours": 1,
    "group-sales": 100,
    "group-count": 1,
}


def targets(ground: Ground) -> list[Row]:
    """Draw personal targets; some are missing, some are 0, some were revised, some lie across."""
    rows, chance = [], ground.chance
    year = ground.days.first.year
    across = [(later(ground.days.first, -1), later(ground.days.last, 1))]
    across += [(dt.date(year, 1, 1), dt.date(year, 12, 31))][: chance.randrange(2)]
    spans = [(days.first, days.last) for days in ground.days.of_the_year[:-1]] if ground.looks_back else []
    for person in ground.people:
        for code in ground.indicators:
            for first, last in [
                (ground.days.first, ground.days.last),
                *spans,
                *(across if chance.randrange(3) == 0 else []),
            ]:
                agreed: list[dt.date | None] = [None, ground.days.first, dt.date(2020, 1, 1)]
                for revised in agreed[chance.one(0, 1) : chance.one(1, 2, 3)] or [None]:
                    value = chance.one(None, 0, 1, 2, 3, 7, 50, 1000)
                    if value is not None:
                        value *= ONE.get(code, MILLION)
                        span = {
                            "starts_on": first,
                            "ends_on": last,
                            "value": value,
                            "revised_on": revised,
                        }
                        rows.append({"person": person, "indicator": code} | span)
    return rows


def history(ground: Ground) -> list[Row]:
    """Draw measures of closed periods."""
    chance, first, rows = ground.chance, ground.days.first, []
    for person in ground.people:
        for code in ground.indicators:
            for back in chance.some((1, 2, 0), chance.one(0, 1, 2)):
                starts_on = later(first, -back)
                span = {"starts_on": starts_on, "ends_on": later(starts_on, 1) - dt.timedelta(1)}
                value = chance.one(0, 1, 3, 50) * ONE.get(code, MILLION)
                rows.append({"person": person, "indicator": code} | span | {"value": value})
    return rows
