"""Whose is a fact, and how much of it: the first step of a close.

Every fact of the period is credited to somebody or listed with the step at which it fell out.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, auto
from typing import Any

from tests.oracle.agreement import Agreement, Part
from tests.oracle.amounts import MILLION, share_out
from tests.oracle.money import converted, rate_on
from tests.oracle.places import Places

Row = dict[str, Any]
Tables = Mapping[str, Sequence[Row]]


class Step(IntEnum):
    """How far a fact came; under several plans the furthest counts."""

    OUTSIDE_PERIOD = auto()
    NO_DATE = auto()
    NO_OWNER = auto()
    NO_CURRENCY = auto()
    NO_RATE = auto()
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
    """One plan's crediting over one period."""

    plan: Agreement
    tables: Tables
    first: dt.date
    last: dt.date

    def credits_of(self, dataset: str, fact: Row) -> list[Row]:
        """Give a fact's credits, or raise why there are none."""
        how = self.plan.credit[dataset]
        day = fact[how["counts_on"]]
        if day is None:
            raise FellOutError(Step.NO_DATE)
        if not self.first <= day <= self.last:
            raise FellOutError(Step.OUTSIDE_PERIOD)
        money = self._money(fact, how, day)
        shares = self._shares(dataset, fact)
        if _must_be_whole(how) and sum(shares.values()) != MILLION:
            raise FellOutError(Step.SHARES_NOT_WHOLE)
        whole = money["whole_minor"]
        parts = dict.fromkeys(shares) if whole is None else share_out(whole, shares)
        found = [
            {
                "plan": self.plan.code,
                "person": person,
                "dataset": dataset,
                "fact_id": fact["id"],
                "counted_on": day,
                "role": role,
                "via": via,
                "share_ppm": shares[via],
                "original_minor": money["original_minor"],
                "currency": money["currency"],
                "rate_micro": money["rate_micro"],
                "amount_minor": parts[via],
            }
            for person, via, role in self._credited(how, dataset, fact, day)
            if self._places.is_on(self.plan.code, person, day)
        ]
        if not found:
            raise FellOutError(Step.NO_PLAN)
        return found

    def whole_minor(self, dataset: str, fact: Row) -> int | None:
        """Give the whole fact's amount in the plan's currency."""
        how = self.plan.credit[dataset]
        found: int | None = self._money(fact, how, fact[how["counts_on"]])["whole_minor"]
        return found

    @property
    def _places(self) -> Places:
        return Places(self.tables["assignments"])

    def _is_shared(self, dataset: str, fact: Row) -> bool:
        return any(
            row["dataset"] == dataset and row["fact_id"] == fact["id"] for row in self.tables["splits"]
        )

    def _shares(self, dataset: str, fact: Row) -> dict[str, int]:
        """Give each person's share; a fact nobody shares is its owner's."""
        shares: dict[str, int] = {}
        if _takes_shares(self.plan.credit[dataset]):
            for row in self.tables["splits"]:
                if row["dataset"] == dataset and row["fact_id"] == fact["id"]:
                    shares[row["person"]] = shares.get(row["person"], 0) + row["share_ppm"]
        if not shares and fact["owner"] is None:
            raise FellOutError(Step.NO_OWNER)
        return shares or {fact["owner"]: MILLION}

    def _money(self, fact: Row, how: Part, day: dt.date) -> Row:
        """Convert the whole fact once, before it is divided."""
        nothing = {"original_minor": None, "currency": None, "rate_micro": None, "whole_minor": None}
        if "amount" not in how:
            return nothing
        original, currency = fact[f"{how['amount']}_minor"], fact["currency"]
        rate = currency and rate_on(self.tables["rates"], currency, self.plan.currency, day)
        if original is None:
            return nothing | {"currency": currency, "rate_micro": rate}
        if currency is None:
            raise FellOutError(Step.NO_CURRENCY)
        if rate is None:
            raise FellOutError(Step.NO_RATE)
        whole = converted(original, currency, self.plan.currency, rate)
        return {"original_minor": original, "currency": currency, "rate_micro": rate, "whole_minor": whole}

    def _credited(self, how: Part, dataset: str, fact: Row, day: dt.date) -> Iterator[tuple[str, str, str]]:
        """Name (who, through whom, in what role)."""
        role = "split" if _takes_shares(how) and self._is_shared(dataset, fact) else "owner"
        for via in self._shares(dataset, fact):
            if how["kind"] != "team" or how.get("own", "true") == "true":
                yield via, via, role
            if how["kind"] == "team":
                for manager in self._places.managers(via, day, int(how.get("levels", "1"))):
                    yield manager, via, "team"


def _takes_shares(how: Part) -> bool:
    return how["kind"] == "split" or how.get("shared_by") == "split"


def _must_be_whole(how: Part) -> bool:
    return _takes_shares(how) and how.get("shares", "total 100 %") == "total 100 %"
