"""Drawn figures of teams, positions and plans, and targets that are sums of their members'."""

from tests.oracle.drawn.chance import Chance, Part, given
from tests.oracle.drawn.indicators import ACTIVITY_FILTERS, DEAL_FILTERS, MISSING

WITHIN = ("team", "position", "plan")


def of_groups(chance: Chance, own: dict[str, Part]) -> dict[str, Part]:
    """Draw an amount, a number and a mean of groups."""
    where = chance.one(*DEAL_FILTERS)
    sales = given(kind="total", from_="deals", of="amount", where=where, within=chance.one(*WITHIN))
    count = chance.one(
        {"kind": "count", "from": "deals"}, {"kind": "distinct", "from": "deals", "of": "customer"}
    )
    quality = given(kind="average", from_="activities", of="score", where=chance.one(*ACTIVITY_FILTERS))
    found = {
        "group-sales": sales | _aim(chance, own, "sales", "2500"),
        "group-count": count | {"within": chance.one(*WITHIN)} | _aim(chance, own, "won", "7"),
        "group-quality": quality | {"within": chance.one(*WITHIN)} | _aim(chance, own, None, "8"),
    }
    return {code: part | {"if_missing": chance.one(*MISSING)} for code, part in found.items()}


def _aim(chance: Chance, own: dict[str, Part], of: str | None, same: str) -> Part:
    """Draw a target: the same for all, one's own, or the sum of what the members have for an indicator."""
    if of is None or own[of]["target"] != "personal" or chance.randrange(3) == 0:
        return {"target": chance.one("personal", same)}
    summed = given(sum_of=of, within=chance.often(*WITHIN))
    return given(target=summed, target_by=chance.rarely("days"))
