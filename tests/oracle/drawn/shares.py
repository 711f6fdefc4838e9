"""Drawn shares of deals."""

from tests.oracle.drawn.ground import Ground, Row

SHARES = (
    (1_000_000,),
    (600_000, 400_000),
    (333_333, 333_333, 333_334),
    (500_000, 300_000),
    (500_000, 500_000, 1),
)


def splits(ground: Ground, deals: list[Row]) -> list[Row]:
    """Draw shares for some deals; not all of them total 100 %; some stand beside it."""
    rows = []
    for deal in deals:
        shares = ground.chance.one((), (), *SHARES)
        people = ground.chance.some(ground.people, len(shares))
        for person, share in zip(people, shares, strict=False):
            rows.append(_share(deal, person, share, ground.chance.one(None, "split")))
        rows += [
            _share(deal, person, ground.chance.one(100_000, 333_333, 1_000_000), "overlay")
            for person in ground.chance.some(ground.people, ground.chance.one(0, 0, 0, 1, 2))
        ]
    found = {(row["fact_id"], row["person"]): row for row in rows}
    return list(found.values())


def _share(deal: Row, person: str, share: int, role: str | None) -> Row:
    return {"dataset": "deals", "fact_id": deal["id"], "person": person, "share_ppm": share, "role": role}
