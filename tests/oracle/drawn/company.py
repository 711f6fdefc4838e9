"""Drawn companies: people who move, deals on edges, refunds, splits, targets, ratings, balances."""

import datetime as dt
from decimal import Decimal
from typing import Any

from tests.oracle.amounts import MILLION
from tests.oracle.drawn.chance import Chance
from tests.oracle.drawn.indicators import ITEMS, ROLES
from tests.oracle.drawn.settlements import brought_forward
from tests.oracle.periods import Closing, later

Row = dict[str, Any]
Tables = dict[str, list[Row]]

PEOPLE = ("ann", "bo", "cai", "dan", "eve", "fay", "Gus", "王芳")
AMOUNTS = (0, 1, -1, 333, 99_999, 100_000, 100_001, 150_000, -100_000, 250_050, 2_000_000, 68_212_208)
SHARES = (
    (1_000_000,),
    (600_000, 400_000),
    (333_333, 333_333, 333_334),
    (500_000, 300_000),
    (500_000, 500_000, 1),
)
ONE = {"sales": 100, "won": 1, "customers": 1, "size": 100, "newest": 100, "hours": 1}
OWN = frozenset(
    {
        "owner",
        "person",
        "manager",
        "id",
        "fact_id",
        "subject",
        "rater",
        "team",
        "position",
        "region",
        "takes_back",
        "deal",
    }
)


class Branch:
    """Draws one branch: every table but the rates."""

    def __init__(
        self, chance: Chance, days: Closing, plans: dict[str, dict[str, Any]], currency: str
    ) -> None:
        self.chance, self.days, self.plans, self.currency = chance, days, plans, currency
        self.people = PEOPLE[: chance.one(2, 4, 6, 8)]
        kinds = [part for plan in plans.values() for part in plan["indicators"].values()]
        overs = [part.get("over") for plan in plans.values() for part in plan.get("pay", {}).values()]
        self.looks_back = "year to date" in overs or any(part["kind"] == "growth" for part in kinds)

    def tables(self) -> Tables:
        """Draw it."""
        deals = self.deals()
        return {
            "deals": deals,
            "activities": self.activities(),
            "payments": self.after(deals, "paid_on", 12),
            "returns": self.after(deals, "returned_on", 4),
            "splits": self.splits(deals),
            "assignments": self.assignments(),
            "targets": self.targets(),
            "people": self.joined(),
            "territories": self.territories(),
            "ratings": self.ratings(),
            "history": self.history(),
            "balances": self.balances(deals),
            "adjustments": self.by_hand("adjustments"),
            "corrections": self.by_hand("corrections"),
        }

    def day(self) -> dt.date:
        """Draw a day, most often on an edge of the period; earlier ones where the plans look back."""
        first, last, one = self.days.first, self.days.last, dt.timedelta(1)
        if self.looks_back and self.chance.randrange(5) < 2:
            days = self.chance.one(self.days.previous, self.days.last_year, self.days.year)
            return self.chance.one(days.first, days.last, later(days.first, 0) + one)
        if self.chance.randrange(8) == 0:
            return self.chance.one(first - one, last + one)
        inside = first + one * self.chance.randrange(self.days.count)
        return self.chance.one(first, last, first + 14 * one, inside, inside)

    def assignments(self) -> list[Row]:
        """Draw each person's places; some move in the middle of the period, some have no plan."""
        rows: list[Row] = []
        chance, first, last = self.chance, self.days.first, self.days.last
        for person in self.people:
            moves = chance.one(None, None, first + dt.timedelta(14), last)
            begins, leaves = (
                chance.one(first, dt.date(2020, 1, 1), first + dt.timedelta(3)),
                chance.one(None, None, last),
            )
            spans = (
                [(begins, leaves)] if moves is None else [(begins, moves - dt.timedelta(1)), (moves, leaves)]
            )
            for starts_on, ends_on in spans:
                place = {
                    "team": chance.one("east", "east", "west", None),
                    "manager": chance.one(None, *self.people),
                    "position": chance.one("rep", "rep", "lead", None),
                    "plan": chance.one(*self.plans, *self.plans, *self.plans, None),
                }
                rows.append({"person": person} | place | {"starts_on": starts_on, "ends_on": ends_on})
        return rows

    def deals(self) -> list[Row]:
        """Draw deals; some lack an owner, a date, an amount or a currency; some are taken back."""
        rows: list[Row] = []
        chance, foreign = self.chance, foreign_to(self.currency)
        for place in range(chance.randint(0, 20)):
            amount = chance.one(*AMOUNTS, *AMOUNTS, None, chance.randint(-(10**9), 10**9))
            back = chance.one(*rows) if rows and chance.randrange(6) == 0 else None
            row = {
                "id": f"d{place}",
                "owner": chance.one(*self.people, *self.people, None, "stranger"),
                "stage": chance.one("Won", "Won", "Won", "Lost", "Refunded", "Engaging", None),
                "product": chance.one("A", "B", None),
                "region": chance.one("north", "south", None),
                "customer": chance.one("x", "y", "z", None),
                "units": chance.one(None, 0, 1, 3, 4, 10),
                "closed_on": None if chance.randrange(30) == 0 else self.day(),
                "amount_minor": amount,
                "currency": chance.one(self.currency, self.currency, self.currency, foreign),
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

    def activities(self) -> list[Row]:
        """Draw visits and calls."""
        chance = self.chance
        return [
            {
                "id": f"a{place}",
                "owner": chance.one(*self.people),
                "kind": chance.one("Visit", "Visit", "Call", None),
                "done_on": self.day(),
                "score": chance.one(None, *range(1, 11)),
                "hours": chance.one(None, Decimal("0.5"), Decimal("1.125"), Decimal(2)),
            }
            for place in range(chance.randint(0, 14))
        ]

    def after(self, deals: list[Row], day: str, most: int) -> list[Row]:
        """Draw payments for deals, or deals that come back."""
        chance = self.chance
        rows, deals = [], [deal for deal in deals if deal["takes_back"] is None]
        for place in range(chance.randint(0, most) if deals else 0):
            deal = chance.one(*deals)
            row = {
                "id": f"p{place}",
                "owner": None,
                "deal": chance.one(deal["id"], deal["id"], deal["id"], None),
                day: self.day(),
            }
            if day == "paid_on":
                amount = deal["amount_minor"] or 0
                paid = chance.one(amount, amount // 2, 100, -1)
                row |= {"amount_minor": paid, "currency": chance.one(deal["currency"], self.currency)}
            rows.append(row)
        return rows

    def splits(self, deals: list[Row]) -> list[Row]:
        """Draw shares for some deals; not all of them total 100 %; some stand beside it."""
        rows = []
        for deal in deals:
            shares = self.chance.one((), (), *SHARES)
            people = self.chance.some(self.people, len(shares))
            for person, share in zip(people, shares, strict=False):
                rows.append(_share(deal, person, share, self.chance.one(None, "split")))
            rows += [
                _share(deal, person, self.chance.one(100_000, 333_333, 1_000_000), "overlay")
                for person in self.chance.some(self.people, self.chance.one(0, 0, 0, 1, 2))
            ]
        found = {(row["fact_id"], row["person"]): row for row in rows}
        return list(found.values())

    def targets(self) -> list[Row]:
        """Draw personal targets; some are missing, some are 0, some were revised, some lie across."""
        rows, chance = [], self.chance
        codes = {code for plan in self.plans.values() for code in plan["indicators"]}
        across = [(later(self.days.first, -1), later(self.days.last, 1))]
        spans = [(days.first, days.last) for days in self.days.of_the_year[:-1]] if self.looks_back else []
        for person in self.people:
            for code in sorted(codes):
                for first, last in [
                    (self.days.first, self.days.last),
                    *spans,
                    *(across if chance.randrange(3) == 0 else []),
                ]:
                    agreed: list[dt.date | None] = [None, self.days.first, dt.date(2020, 1, 1)]
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

    def joined(self) -> list[Row]:
        """Draw when people joined and left."""
        chance, first, last = self.chance, self.days.first, self.days.last
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
            for person in self.people
            if chance.randrange(5)
        ]

    def territories(self) -> list[Row]:
        """Draw territories, some of them equal, some of them over."""
        chance, first = self.chance, self.days.first
        return [
            {
                "person": chance.one(*self.people),
                "region": chance.one("north", "south"),
                "product": chance.one(None, None, "A", "B"),
                "customer": chance.one(None, None, "x"),
                "starts_on": chance.one(dt.date(2020, 1, 1), first),
                "ends_on": chance.one(None, None, first + dt.timedelta(14), first - dt.timedelta(1)),
            }
            for _ in range(chance.randint(0, 4))
        ]

    def ratings(self) -> list[Row]:
        """Draw what people were rated; a rater may rate an item on two days."""
        chance, found = self.chance, {}
        for _ in range(chance.randint(0, 8 * len(self.people))):
            key = {
                "subject": chance.one(*self.people),
                "rater": chance.one(*self.people),
                "role": chance.one(*ROLES, "peer"),
                "item": chance.one(*ITEMS, "rating"),
                "given_on": self.day(),
            }
            value = chance.one(None, 0, 1, 2, 3, 4, 4, 5, 5)
            half = chance.one(0, 0, 500_000)
            found[tuple(key.values())] = key | {
                "value_micro": None if value is None else value * MILLION + half
            }
        return list(found.values())

    def history(self) -> list[Row]:
        """Draw measures of closed periods."""
        chance, first, rows = self.chance, self.days.first, []
        for person in self.people:
            for code in sorted({code for plan in self.plans.values() for code in plan["indicators"]}):
                for back in chance.some((1, 2, 0), chance.one(0, 1, 2)):
                    starts_on = later(first, -back)
                    span = {"starts_on": starts_on, "ends_on": later(starts_on, 1) - dt.timedelta(1)}
                    value = chance.one(0, 1, 3, 50) * ONE.get(code, MILLION)
                    rows.append({"person": person, "indicator": code} | span | {"value": value})
        return rows

    def balances(self, deals: list[Row]) -> list[Row]:
        """Draw what settlements brought forward."""
        rows: list[Row] = []
        for code, plan in self.plans.items():
            items = plan.get("settlement", {})
            rows += brought_forward(self.chance, code, items, list(self.people), deals, self.days)
        return rows

    def by_hand(self, table: str) -> list[Row]:
        """Draw adjustments or corrections."""
        chance, rows = self.chance, []
        for place in range(chance.one(0, 0, 1, 3)):
            row: Row = {
                "id": f"{table}{place}",
                "plan": chance.one(*self.plans),
                "person": chance.one(*self.people),
            }
            amount = {"amount_minor": chance.one(100, -100, 1, 0)}
            if table == "adjustments":
                row |= {"dated_on": self.day(), "because": None}
            else:
                about = {"component": "rate", "about": "2024-01", "dataset": None, "fact_id": None}
                row |= about
                row |= {"was_minor": 0, "now_minor": amount["amount_minor"], "reason": "late_fact"}
            rows.append(row | amount)
        return rows


def _share(deal: Row, person: str, share: int, role: str | None) -> Row:
    return {"dataset": "deals", "fact_id": deal["id"], "person": person, "share_ppm": share, "role": role}


def foreign_to(currency: str) -> str:
    """Name the other currency of a company."""
    return "USD" if currency != "USD" else "CNY"


def rates(chance: Chance, days: Closing, currency: str) -> list[Row]:
    """Draw the rates of one foreign currency, before the period and in its middle. GBP has none."""
    return [
        {
            "currency": foreign_to(currency),
            "on_date": days.first + dt.timedelta(after),
            "rate_micro": chance.one(7_100_000, 6_999_999, 150_000_001),
        }
        for after in (-400, -30, 14)
    ]


def of_branch(row: Row, prefix: str) -> Row:
    """Give people and facts of a branch names of their own."""
    return {name: f"{prefix}{cell}" if name in OWN and cell else cell for name, cell in row.items()}
