"""A changed past: what becomes known of a period after it was closed, and plans changed after the fact."""

import datetime as dt
from collections.abc import Callable, Sequence

from tests.oracle.branches import by_branch
from tests.oracle.drawn.batch import Batch
from tests.oracle.drawn.chance import Chance
from tests.oracle.drawn.changed_plans import changed_plan
from tests.oracle.drawn.ground import Row, Tables


def changed(batch: Batch, step: int = 1) -> tuple[tuple[str, ...], Tables]:
    """Draw what is known later: plans and tables; each branch changes in a few ways, or not at all."""
    chance = Chance(f"{batch.seed} {step}")  # beside the batch: drawing changes moves no batch
    tables: Tables = {name: [] for name in batch.tables} | {"rates": batch.tables["rates"]}
    if chance.randrange(4) == 0:
        tables["rates"] = [row | {"rate_pico": row["rate_pico"] + 1} for row in batch.tables["rates"]]
    for own in by_branch(batch.tables).values():
        for kind in chance.some(KINDS, chance.one(0, 1, 2, 3)):
            own = _Past(chance, own).changed(kind)  # noqa: PLW2901 - one change upon another
        for name, rows in own.items():
            if name != "rates":
                tables[name] += rows
    texts = tuple(changed_plan(chance, text) if chance.randrange(6) == 0 else text for text in batch.texts)
    return texts, tables


class _Past:
    """One branch's tables, to be changed."""

    def __init__(self, chance: Chance, tables: Tables) -> None:
        self.chance, self.tables = chance, tables
        self.people = sorted({row["person"] for row in tables["assignments"]})
        self.deals = tables["deals"]

    def changed(self, kind: str) -> Tables:
        """Change one thing in a way."""
        if kind in ADDED:
            late = [self._late(kind, self.chance.one(*self.deals))] if self.deals else []
            return self.tables | {"deals": [*self.deals, *late]}
        if kind == "splits":
            return self.tables | {"splits": self._splits()}
        name, change = ROW_BY_ROW[kind]
        return self.tables | {name: self._some(self.tables[name], lambda row: change(self, row))}

    def _some(self, rows: Sequence[Row], change: Callable[[Row], Row | None]) -> list[Row]:
        """Change about a third of the rows; what is changed into nothing goes."""
        found = [row if self.chance.randrange(3) else change(row) for row in rows]
        return [row for row in found if row is not None]

    def _anybody(self) -> str:
        found: str = self.chance.one(*self.people)
        return found

    def _late(self, kind: str, like: Row) -> Row:
        place = f"{like['id']}-{kind}-{len(self.deals)}"
        if kind == "late_deal":
            return like | {"id": place, "owner": self._anybody(), "takes_back": None}
        amount = like["amount_minor"]
        whole = self.chance.one(0, 1)
        return like | {
            "id": place,
            "takes_back": None if like["takes_back"] else like["id"],
            "amount_minor": amount and (-amount if whole else -amount // 3),
        }

    def stage(self, row: Row) -> Row:
        """Win it after all, or lose it."""
        return row | {"stage": self.chance.one("Won", "Won", "Lost", "Refunded")}

    def owner(self, row: Row) -> Row:
        """Give it to somebody else."""
        return row | {"owner": self._anybody()}

    def known_better(self, row: Row) -> Row:
        """Know a deal better: its amount, its day, whose it is."""
        chance, amount = self.chance, row["amount_minor"]
        day = row["closed_on"]
        return row | chance.one(
            {"amount_minor": (amount or 0) + 100_000},
            {"amount_minor": (amount or 0) // 2},
            {"customer": None},
            {"closed_on": day and day - dt.timedelta(40)},
            {"closed_on": day and day + dt.timedelta(1)},
            {"units": 4},
        )

    def _splits(self) -> list[Row]:
        """Share deals otherwise: other shares, or shares where there were none, or none any more."""
        chance = self.chance
        shares = [row for row in self.tables["splits"] if chance.randrange(4)]
        shared = {row["fact_id"] for row in self.tables["splits"]}
        for deal in self.deals:
            if deal["id"] not in shared and chance.randrange(4) == 0:
                people = chance.some(self.people, 2)
                parts = (700_000, 300_000) if len(people) == 2 else (1_000_000,)
                shares += [
                    {
                        "dataset": "deals",
                        "fact_id": deal["id"],
                        "person": person,
                        "share_ppm": part,
                        "role": None,
                    }
                    for person, part in zip(people, parts, strict=True)
                ]
        if chance.randrange(2):
            return shares
        return [row | {"share_ppm": row["share_ppm"] // 2 + 1} for row in shares]

    def gone(self, row: Row) -> None:
        """It never was."""

    def rating(self, row: Row) -> Row:
        """Rate otherwise."""
        return row | {"value_micro": 3_000_000}

    def payment(self, row: Row) -> Row:
        """More was paid."""
        return row | {"amount_minor": row["amount_minor"] + 50}

    def target(self, row: Row) -> Row | None:
        """Agree on another target, or on none."""
        return self.chance.one(None, row | {"value": row["value"] * 2}, row | {"value": row["value"] + 1})

    def brought(self, row: Row) -> Row:
        """Bring other balances forward, as an earlier period that changed does."""
        more = {"amount_minor": row["amount_minor"] + 7}
        return row | self.chance.one(more, more | {"left_minor": row["left_minor"] + 7})

    def place(self, row: Row) -> Row:
        """Put somebody elsewhere: under another manager, in no team, on no plan, for a day."""
        chance = self.chance
        return row | chance.one(
            {"manager": chance.one(None, self._anybody())},
            {"team": chance.one(row["team"], None)},
            {"plan": None},
            {"ends_on": row["starts_on"]},
        )


ADDED = ("late_deal", "refund")
ROW_BY_ROW: dict[str, tuple[str, Callable[[_Past, Row], Row | None]]] = {
    "deals": ("deals", _Past.known_better),
    "status": ("deals", _Past.stage),
    "gone": ("deals", _Past.gone),
    "owners": ("deals", _Past.owner),
    "targets": ("targets", _Past.target),
    "ratings": ("ratings", _Past.rating),
    "places": ("assignments", _Past.place),
    "payments": ("payments", _Past.payment),
    "returns": ("returns", _Past.gone),
    "balances": ("balances", _Past.brought),
}
KINDS = (*ADDED, "splits", *ROW_BY_ROW)
