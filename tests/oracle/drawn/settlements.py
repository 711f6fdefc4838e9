"""Drawn settlements, and the balances they bring forward."""

import datetime as dt

from tests.oracle.agreement import Agreement
from tests.oracle.drawn import kinds
from tests.oracle.drawn.chance import Chance, Part, given
from tests.oracle.drawn.scorecards import threshold
from tests.oracle.drawn.words import known
from tests.oracle.periods import Closing, later
from tests.oracle.settling.sharing import ALWAYS, writing_by_fact

Row = dict[str, object]
BY_FACT = ("when_paid", "claw_back", "claw_back")  # what all that stands before them is shared out for


def settlement(chance: Chance, codes: list[str], pay: dict[str, Part]) -> dict[str, Part] | None:
    """Draw a few items, each looking at some of what stands before it."""
    if not kinds.SETTLEMENT or not pay or chance.randrange(2):
        return None
    found: dict[str, Part] = {}
    for place in range(chance.one(1, 2, 2, 3, 4)):
        kind = chance.one(*kinds.SETTLEMENT, *BY_FACT)
        before = [*pay, *found]
        of = chance.rarely(chance.some(before, 2))
        found[f"{kind}-s{place}"] = {"kind": kind, "title": kind} | given(of=of) | _item(chance, kind, codes)
    return found


def _item(chance: Chance, kind: str, codes: list[str]) -> Part:  # noqa: PLR0911 - a case a kind
    match kind:
        case "cap":
            most, per = chance.one("100", "1,000.00"), chance.one("period", "year")
            unless = chance.rarely(
                threshold(chance, codes), [threshold(chance, codes), threshold(chance, codes)]
            )
            return {"most": most, "per": per, "carry": chance.one("no", "yes")} | known(kind, unless=unless)
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
            ) | known(kind, paid=chance.one(None, "afterwards", "in advance"))
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
            share = known(kind, share=chance.rarely("50 %", "33.3333 %"))
            return which | {"within": chance.one("1", "3", "12"), "how": how} | share
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


class Brought:
    """Draws the balances of one plan's people as its items leave them."""

    def __init__(self, chance: Chance, plan: Agreement, deals: list[Row], days: Closing) -> None:
        self.chance, self.plan, self.days = chance, plan, days
        self.whole = [deal for deal in deals if deal["takes_back"] is None]

    def rows(self, people: list[str]) -> list[Row]:
        """Draw what some of them bring forward."""
        return [
            {"plan": self.plan.code, "person": person, "item": item} | row
            for item in self.plan.settlement
            for person in people
            if self.chance.randrange(2)
            for row in self._of(item)
        ]

    def _of(self, item: str) -> list[Row]:
        kind = self.plan.settlement[item]["kind"]
        by_fact = item in writing_by_fact(self.plan) and kind != "draw"
        facts = self.chance.some(self.whole, self.chance.one(0, 1, 1, 2)) if by_fact else []
        found = [self._row(kind, deal) for deal in facts]
        return found if kind in ALWAYS else [*found, *self.chance.one([], [self._row(kind, None)])]

    def _row(self, kind: str, deal: Row | None) -> Row:
        """Draw what waits: for a fact, or for none."""
        chance, first = self.chance, self.days.first
        amount = chance.one(100, 33_333, 100_000, 1)
        since: object = later(first, -chance.one(0, 0, 1, 2, 4)) - dt.timedelta(1)
        left = amount
        if kind in ALWAYS and deal is not None:
            since = deal["closed_on"] or since
            left = chance.one(amount, amount // 3 + 1) if kind == "when_paid" else amount
        if kind == "cap" and deal is None:
            left = chance.one(0, amount, 50)
        named = {"dataset": deal and "deals", "fact_id": deal and deal["id"]}
        return named | {"since": since, "amount_minor": amount, "left_minor": left}
