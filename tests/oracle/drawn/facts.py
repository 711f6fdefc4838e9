"""Drawn facts: deals on edges, refunds, visits, payments, returns."""

import datetime as dt
from decimal import Decimal

from tests.oracle.drawn.ground import Ground, Row, foreign_to
from tests.oracle.periods import later

AMOUNTS = (0, 1, -1, 333, 99_999, 100_000, 100_001, 150_000, -100_000, 250_050, 2_000_000, 68_212_208)


def deals(ground: Ground) -> list[Row]:
    """Draw deals; some lack an owner, a date, an amount or a currency; some are taken back."""
    rows: list[Row] = []
    chance, foreign = ground.chance, foreign_to(ground.currency)
    for place in range(chance.randint(0, 20)):
        amount = chance.one(*AMOUNTS, *AMOUNTS, None, chance.randint(-(10**9), 10**9))
        back = chance.one(*rows) if rows and chance.randrange(6) == 0 else None
        row = {
            "id": f"d{place}",
            "owner": chance.one(*ground.people, *ground.people, None, "stranger"),
            "stage": chance.one("Won", "Won", "Won", "Lost", "Refunded", "Engaging", None),
            "product": chance.one("A", "B", None),
            "region": chance.one("north", "south", None),
            "customer": chance.one("x", "y", "z", None),
            "units": chance.one(None, 0, 1, 3, 4, 10),
            "closed_on": None if chance.randrange(30) == 0 else ground.day(),
            "amount_minor": amount,
            "currency": chance.one(ground.currency, ground.currency, ground.currency, foreign),
            "takes_back": None,
        }
        if chance.randrange(25) == 0:
            row["currency"] = chance.one(None, "GBP")
        if back is not None:
            whole = back["amount_minor"]
            row |= {
                "takes_back": back["id"],
                "currency": back["currency"],
                "stage": chance.one("Refunded", back["stage"]),
            }
            row["amount_minor"] = whole and chance.one(-whole, -whole, -whole // 2, -1)
        elif chance.randrange(40) == 0:
            row["takes_back"] = "gone"
        rows.append(row)
    return rows


def activities(ground: Ground) -> list[Row]:
    """Draw visits and calls."""
    chance = ground.chance
    return [
        {
            "id": f"a{place}",
            "owner": chance.one(*ground.people),
            "kind": chance.one("Visit", "Visit", "Call", None),
            "done_on": ground.day(),
            "score": chance.one(None, *range(1, 11)),
            "hours": chance.one(None, Decimal("0.5"), Decimal("1.125"), Decimal(2)),
        }
        for place in range(chance.randint(0, 14))
    ]


def after(ground: Ground, deals: list[Row], day: str, most: int) -> list[Row]:
    """Draw payments for deals, or deals that come back."""
    chance, rows, last = ground.chance, [], None
    for place in range(chance.randint(0, most) if deals else 0):
        deal = last if last is not None and chance.randrange(3) == 0 else chance.one(*deals)
        last = deal
        row = {
            "id": f"p{place}",
            "owner": None,
            "deal": chance.one(*[deal["id"]] * 5, None),
            day: _known_late(ground, deal) if chance.randrange(4) == 0 else ground.day(),
        }
        if day == "paid_on":
            amount = deal["amount_minor"] or 0
            paid = chance.one(amount, amount // 2, amount // 2, amount - 1, amount // 3 + 1, 100, -1)
            currencies = (deal["currency"], deal["currency"], ground.currency, foreign_to(ground.currency))
            row |= {"amount_minor": paid, "currency": chance.one(*currencies)}
        rows.append(row)
    return rows


def _known_late(ground: Ground, deal: Row) -> dt.date:
    """Draw a day near what it is about: that very day, the one before, whole months on, in a closed month."""
    chance, counted = ground.chance, deal["closed_on"] or ground.days.first
    months = chance.one(0, 0, 1, 3, 12)
    return chance.one(
        later(counted, months),
        later(counted, months) - dt.timedelta(1),
        ground.days.first - dt.timedelta(chance.one(1, 20)),
    )
