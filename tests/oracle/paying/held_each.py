"""A cap on each fact: a fact and what takes it back are one, so that together they pay nothing."""

from collections import defaultdict
from fractions import Fraction
from typing import Any

Row = dict[str, Any]


class Held:
    """Holds what is paid for each fact, with all that takes it back, between minus and plus so much."""

    def __init__(self, most: int | None) -> None:
        self.most = most
        self.amounts: defaultdict[Any, int] = defaultdict(int)
        self.exacts: defaultdict[Any, Fraction] = defaultdict(Fraction)

    def of(self, row: Row, amount: int, exact: Fraction) -> tuple[int, Fraction]:
        """Give what a line adds to what its fact pays, rounded and exact."""
        if self.most is None or "root" not in row:
            return amount, exact
        fact = (row["dataset"], row["root"], row["level"])
        before, before_exact = self._within(self.amounts[fact]), self._within(self.exacts[fact])
        self.amounts[fact] += amount
        self.exacts[fact] += exact
        return (
            int(self._within(self.amounts[fact]) - before),
            self._within(self.exacts[fact]) - before_exact,
        )

    def _within(self, pay: Fraction | int) -> Fraction:
        assert self.most is not None
        return Fraction(min(max(pay, -self.most), self.most))
