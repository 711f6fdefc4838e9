"""Credited facts, as an indicator sees them: amounts, numbers, counts and filters of one dataset."""

from dataclasses import dataclass
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.filters import Condition

PREFIX = "fact_"  # a fact's own columns beside those of the credit


@dataclass(frozen=True)
class CreditedFacts:
    """Rows of one dataset's credits, with the fact columns that plans look at."""

    rows: ibis.Table
    amount: str | None
    units: int
    one_row_a_fact: bool

    def column(self, name: str) -> Any:
        """Give a column of the fact; the amount is the whole fact's, in the plan's currency."""
        return self.rows.whole_minor if name == self.amount else self.rows[PREFIX + name]

    def minor_units(self, name: str) -> int | None:
        """Tell how many minor units make one, if the column is the amount."""
        return self.units if name == self.amount else None

    def only(self, where: Condition | None) -> Any:
        """Make the condition that a fact counts."""
        return ibis.literal(value=True) if where is None else where.compile(self)

    def stands(self, where: Any) -> Any:
        """Leave out facts that were taken back in full, and the rows that take back."""
        return where & self.rows.stands if "stands" in self.rows.columns else where

    @property
    def order(self) -> list[Any]:
        """The running order: by date, then id; what takes a fact back comes right behind it."""
        root = [self.rows.root_id] if "root_id" in self.rows.columns else []
        return [self.rows.counted_on, *root, self.rows.fact_id]

    def number(self, of: str) -> Any:
        """Give what a credit adds: its part of the amount in minor units, or a number in millionths."""
        return self.rows.amount_minor if of == self.amount else number.micro(self.rows[PREFIX + of])

    def count(self, where: Any) -> Any:
        """Count facts that stand, each once however many credits it came by."""
        where = self.stands(where)
        if self.one_row_a_fact:
            return self.rows.fact_id.count(where=where)
        return self.rows.fact_id.nunique(where=where)

    def sum(self, of: str, where: Any) -> Any:
        """Sum what the credits add; missing when there is nothing."""
        return number.total(self.number(of), where=where)
