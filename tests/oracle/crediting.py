"""Who is credited with a fact, and with how much of it: the first step of a close.

Every fact of the period is credited to somebody or listed with the step at which it fell out.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, auto
from typing import Any

from tests.oracle.agreement import Agreement, Part
from tests.oracle.amounts import MILLION, share_out, times
from tests.oracle.books import Books
from tests.oracle.money import converted, rate_on
from tests.oracle.periods import Closing
from tests.oracle.places import Places
from tests.oracle.whose import must_be_whole, shares_of, takes_shares, territory_owners

Row = dict[str, Any]


class Step(IntEnum):
    """How far a fact came; under several plans the furthest counts."""

    OUTSIDE_PERIOD = auto()
    NO_DATE = auto()
    NO_CURRENCY = auto()
    NO_RATE = auto()
    NO_OWNER = auto()
    TERRITORY_TIE = auto()
    SHARES_NOT_WHOLE = auto()
    NO_PLAN = auto()
    NOT_COUNTED = auto()
    USED = auto()


class FellOutError(Exception):
    """A fact nobody is credited with, and the step at which it fell out."""

    def __init__(self, step: Step) -> None:
        super().__init__(step)
        self.step = step


@dataclass(frozen=True)
class Crediting:
    """One plan's crediting over one period and, for those on the plan, the days before it."""

    plan: Agreement
    books: Books
    places: Places
    closing: Closing
    members: frozenset[str]

    def credits_of(self, dataset: str, fact: Row) -> list[Row]:
        """Give a fact's credits, or raise why there are none."""
        how = self.plan.credit[dataset]
        first = self.original(dataset, fact)
        day = first[how["counts_on"]]
        if day is None:
            raise FellOutError(Step.NO_DATE)
        money = self._money(fact, how, day)
        found = [
            {
                "plan": self.plan.code,
                "person": person,
                "dataset": dataset,
                "fact_id": fact["id"],
                "counted_on": day,
                "root": first["id"],
                "role": role,
                "via": via,
                "level": level,
                "share_ppm": share,
                "original_minor": money["original_minor"],
                "currency": money["currency"],
                "rate_pico": money["rate_pico"],
                "amount_minor": amount,
            }
            for person, via, role, level, share, amount in self._credited(dataset, first, day, money)
            if self._is_on(person, day)
        ]
        if not found:
            raise FellOutError(Step.NO_PLAN)
        return found

    def parts_of(self, dataset: str, fact: Row) -> list[Row]:
        """Divide a fact among its holders, whatever plan they are on; nobody above or beside them."""
        first = self.original(dataset, fact)
        day = first[self.plan.credit[dataset]["counts_on"]]
        whole = self.whole_minor(dataset, fact)
        shares, _ = self._holders(dataset, first, day)
        parts = dict.fromkeys(shares) if whole is None else share_out(whole, shares)
        what = {"dataset": dataset, "fact_id": fact["id"], "counted_on": day, "root": first["id"]}
        return [
            what | {"person": person, "share_ppm": share, "amount_minor": parts[person]}
            for person, share in shares.items()
        ]

    def original(self, dataset: str, fact: Row) -> Row:
        """Find what a fact takes back; a fact that takes nothing back, or nothing known, is its own."""
        column = self.plan.credit[dataset].get("refunds")
        first = self.books.fact(dataset, fact[column]) if column else None
        return fact if column is None or first is None or first[column] is not None else first

    def root(self, dataset: str, fact_id: str) -> str:
        """Name the fact that a row takes back, or the row itself."""
        fact = self.books.fact(dataset, fact_id) if dataset in self.plan.credit else None
        return fact_id if fact is None else str(self.original(dataset, fact)["id"])

    def stands(self, dataset: str, fact: Row) -> bool:
        """Tell whether a fact neither takes back another nor was taken back in full."""
        how = self.plan.credit[dataset]
        if "refunds" not in how:
            return True
        if fact[how["refunds"]] is not None:
            return False
        back = self.books.taking_back(dataset, how["refunds"]).get(fact["id"], [])
        if "amount" not in how:
            return not back
        amount = f"{how['amount']}_minor"
        back = [row for row in back if row["currency"] == fact["currency"]]
        taken = [row[amount] for row in back if row[amount] is not None]
        if not taken:
            return not back
        return fact[amount] is None or fact[amount] + sum(taken) != 0

    def counted_on(self, dataset: str, fact: Row) -> dt.date | None:
        """Tell on which day a fact counts."""
        day: dt.date | None = self.original(dataset, fact)[self.plan.credit[dataset]["counts_on"]]
        return day

    def whole_minor(self, dataset: str, fact: Row) -> int | None:
        """Give the whole fact's amount in the plan's currency."""
        day = self.counted_on(dataset, fact)
        if day is None:
            raise FellOutError(Step.NO_DATE)
        found: int | None = self._money(fact, self.plan.credit[dataset], day)["whole_minor"]
        return found

    def owner_of(self, dataset: str, fact: Row) -> str | None:
        """Name whose a fact is: as it says, as what it takes back says, or by territory."""
        first, how = self.original(dataset, fact), self.plan.credit[dataset]
        day, owner = first[how["counts_on"]], first["owner"]
        if owner is None and how.get("without_owner") and day is not None:
            people = territory_owners(self.books, first, day)
            owner = people.pop() if len(people) == 1 else None
        return None if owner is None else str(owner)

    def _is_on(self, person: str, day: dt.date) -> bool:
        if day < self.closing.first:
            return person in self.members
        return self.places.is_on(self.plan.code, person, day)

    def _money(self, fact: Row, how: Part, day: dt.date) -> Row:
        """Convert the whole fact once, before it is divided."""
        nothing = {"original_minor": None, "currency": None, "rate_pico": None, "whole_minor": None}
        if "amount" not in how:
            return nothing
        original, currency = fact[f"{how['amount']}_minor"], fact["currency"]
        rate = currency and rate_on(self.books.rows("rates"), currency, self.plan.currency, day)
        if original is None:
            return nothing | {"currency": currency, "rate_pico": rate}
        if currency is None:
            raise FellOutError(Step.NO_CURRENCY)
        if rate is None:
            raise FellOutError(Step.NO_RATE)
        whole = converted(original, currency, self.plan.currency, rate)
        return {"original_minor": original, "currency": currency, "rate_pico": rate, "whole_minor": whole}

    def _holders(self, dataset: str, first: Row, day: dt.date) -> tuple[dict[str, int], str]:
        """Give each person's share within the 100 %, and in what role they have it."""
        how = self.plan.credit[dataset]
        shares = shares_of(self.books, dataset, first["id"], overlay=False) if takes_shares(how) else {}
        if shares:
            if must_be_whole(how) and sum(shares.values()) != MILLION:
                raise FellOutError(Step.SHARES_NOT_WHOLE)
            return shares, "split"
        if first["owner"] is not None:
            return {first["owner"]: MILLION}, "owner"
        people = territory_owners(self.books, first, day) if how.get("without_owner") else set()
        if len(people) != 1:
            raise FellOutError(Step.TERRITORY_TIE if people else Step.NO_OWNER)
        return {people.pop(): MILLION}, "territory"

    def _credited(
        self, dataset: str, first: Row, day: dt.date, money: Row
    ) -> Iterator[tuple[str, str, str, int, int, int | None]]:
        """Give (who, through whom, in what role, how many levels up, which share, how much)."""
        how, whole = self.plan.credit[dataset], money["whole_minor"]
        overlays = (
            shares_of(self.books, dataset, first["id"], overlay=True) if how["kind"] == "overlay" else {}
        )
        for person, share in overlays.items():
            yield person, person, "overlay", 0, share, None if whole is None else times(whole, share)
        try:
            shares, role = self._holders(dataset, first, day)
        except FellOutError:
            if not any(self._is_on(person, day) for person in overlays):
                raise
            return
        parts = dict.fromkeys(shares) if whole is None else share_out(whole, shares)
        for via, share in shares.items():
            if how["kind"] != "team" or how.get("own", "true") == "true":
                yield via, via, role, 0, share, parts[via]
            if how["kind"] == "team":
                above = self.places.managers(via, day, int(how.get("levels", "1")))
                for level, manager in enumerate(above, start=1):
                    yield manager, via, "team", level, share, parts[via]
