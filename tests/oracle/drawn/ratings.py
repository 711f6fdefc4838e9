"""Drawn ratings."""

from tests.oracle.amounts import MILLION
from tests.oracle.drawn.ground import Ground, Row
from tests.oracle.drawn.indicators import ITEMS, ROLES


def ratings(ground: Ground) -> list[Row]:
    """Draw what people were rated; a rater may rate an item on two days."""
    chance, found = ground.chance, {}
    for _ in range(chance.randint(0, 8 * len(ground.people))):
        key = {
            "subject": chance.one(*ground.people),
            "rater": chance.one(*ground.people),
            "role": chance.one(*ROLES, "peer"),
            "item": chance.one(*ITEMS, "rating"),
            "given_on": ground.day(),
        }
        value = chance.one(None, 0, 1, 2, 3, 4, 4, 5, 5)
        half = chance.one(0, 0, 500_000)
        found[tuple(key.values())] = key | {"value_micro": None if value is None else value * MILLION + half}
    return list(found.values())
