"""Credited facts, as an indicator sees them: amounts, numbers, counts and filters of one dataset."""

from dataclasses import dataclass
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.filters import Condition

PREFIX = "fact_"  # a fact's columns beside those of the credit
OWN = "own_"  # before those, for what a row that takes back adds itself; it is asked about as its original


@dataclass(frozen=True)
class CreditedFacts:
    """Rows of one dataset's credits, with the fact columns that plans look at."""

    rows: ibis.Table
    amount: str | None
    units: int
    one_row_a_fact: bool

    def column(self, name: str) -> Any:
        """Give a column to ask about; the amount is the whole fact's, in the plan's currency."""
        if name == self.amount:
            return self.rows.asked_minor if "asked_minor" in self.rows.columns else self.rows.whole_minor
        return self.rows[PREFIX + name]

    def own(self, name: str) -> Any:
        """Give what stands in a row itself, whatever it takes back."""
        if name == self.amount:
            return self.rows.whole_minor
        return self.rows[OWN + PREFIX + name if OWN + PREFIX + name in self.rows.columns else PREFIX + name]

    def minor_units(self, name: str) -> int | None:
        """Tell how many minor units make one, if the column is the amount."""
        return self.units if name == self.amount else None

    def only(self, where: Condition | None) -> Any:
        """Make the condition that a fact counts."""
        return ibis.literal(value=True) if where is None else where.compile(self)

    def stands(self, where: Any) -> Any:
        """Leave out facts that were taken back in full, and the rows that take back."""
        return where & self.rows.stands if "stands" in self.rows.columns else where

    def number(self, of: str) -> Any:
        """Give what a credit adds: its part of the amount in minor units, or a number in millionths."""
        return self.rows.amount_minor if of == self.amount else number.micro(self.own(of))

    def count(self, where: Any) -> Any:
        """Count facts that stand, each once however many credits it came by."""
        where = self.stands(where)
        if self.one_row_a_fact:
            return self.rows.fact_id.count(where=where)
        return self.rows.fact_id.nunique(where=where)

    def sum(self, of: str, where: Any) -> Any:
        """Sum what the credits add; missing when there is nothing."""
        return number.total(self.number(of), where=where)


def in_order(rows: Any) -> list[Any]:
    """Give the running order of rows: by date, then id; a fact, then what takes it back."""
    root = [rows.root_id, rows.fact_id != rows.root_id] if "root_id" in rows.columns else []
    return [rows.counted_on, *root, rows.fact_id]
