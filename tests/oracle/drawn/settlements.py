"""Drawn settlements, and the balances they bring forward."""

import datetime as dt

from tests.oracle.drawn import kinds
from tests.oracle.drawn.chance import Chance, Part, given
from tests.oracle.drawn.scorecards import threshold
from tests.oracle.periods import Closing, later

Row = dict[str, object]


def settlement(chance: Chance, codes: list[str], pay: dict[str, Part]) -> dict[str, Part] | None:
    """Draw a few items, each looking at some of what stands before it."""
    if not kinds.SETTLEMENT or not pay or chance.randrange(2):
        return None
    found: dict[str, Part] = {}
    for place in range(chance.one(1, 1, 2, 3)):
        kind = chance.one(*kinds.SETTLEMENT)
        before = [*pay, *found]
        of = chance.rarely(chance.some(before, 2))
        found[f"{kind}-s{place}"] = {"kind": kind, "title": kind} | given(of=of) | _item(chance, kind, codes)
    return found


def _item(chance: Chance, kind: str, codes: list[str]) -> Part:  # noqa: PLR0911 - a case a kind
    match kind:
        case "cap":
            most, per = chance.one("100", "1,000.00"), chance.one("period", "year")
            return {"most": most, "per": per, "carry": chance.one("no", "yes")}
        case "guarantee":
            months = chance.often("1", "3")
            least, by = chance.one("500", "333.00"), chance.often(*kinds.PRORATIONS)
            return given(least=least, months=months, prorate=by)
        case "draw":
            recover = chance.often(
                given(
                    rate=chance.often("50 %", "33.3333 %"),
                    most=chance.often("100"),
                    from_=chance.often("1", "2"),
                    since=chance.often("balance", "joined"),
                )
            )
            can = chance.one(None, "yes", "no")
            return given(
                prorate=chance.rarely(*kinds.PRORATIONS),
                amount=chance.one("300", "1,000"),
                recoverable=can,
                recover=None if can == "no" else recover or None,
            )
        case "hold_back":
            return {"share": chance.one("10 %", "33.3333 %"), "months": chance.one("1", "3")}
        case "when_paid":
            return {
                "dataset": "payments",
                "fact": "deal",
                "amount": "amount",
                "counts_on": "paid_on",
                "facts": "deals",
            }
        case "claw_back":
            how = chance.one("all", "by months")
            which = {"dataset": "returns", "fact": "deal", "counts_on": "returned_on", "facts": "deals"}
            return which | {"within": chance.one("1", "3", "12"), "how": how}
        case "deferral":
            leaver = chance.one("forfeits", "keeps")
            return {
                "share": chance.one("50 %", "33.3333 %"),
                "parts": "3",
                "every": chance.one("1", "2"),
                "leaver": leaver,
            }
    off = chance.one({"amount": "200"}, {"share": "33.3333 %"})
    wanted = chance.one(threshold(chance, codes), [threshold(chance, codes), threshold(chance, codes)])
    return {chance.one("unless", "when"): wanted} | off | given(not_below=chance.often("0", "100"))


def brought_forward(
    chance: Chance, plan: str, items: dict[str, Part], people: list[str], deals: list[Row], days: Closing
) -> list[Row]:
    """Draw balances as items leave them."""
    rows: list[Row] = []
    for item, says in items.items():
        for person in people:
            if chance.randrange(2):
                continue
            amount = chance.one(100, 33_333, 100_000, 1)
            since = later(days.first, -chance.one(0, 0, 1, 2, 4)) - dt.timedelta(1)
            row: Row = {"plan": plan, "person": person, "item": item, "dataset": None, "fact_id": None}
            left = amount
            if says["kind"] in {"when_paid", "claw_back"}:
                whole = [deal["id"] for deal in deals if deal["takes_back"] is None]
                if not whole:
                    continue
                row |= {"dataset": "deals", "fact_id": chance.one(*whole)}
                left = chance.one(amount, amount // 3 + 1)
            if says["kind"] == "cap":
                left = chance.one(0, amount, 50)
            rows.append(row | {"since": since, "amount_minor": amount, "left_minor": left})
    return rows
