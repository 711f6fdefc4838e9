"""Flat: an amount for the period, whatever was sold."""

from typing import Any, Literal

from pydantic import Field

from steelyard.engine import number
from steelyard.engine.incentives.incentive import Incentive
from steelyard.engine.incentives.line import Line, PaidLine
from steelyard.engine.personal import plain
from steelyard.engine.personal_words import written_figure
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import OwnMoney

SAYS = Words("Pays {amount} a period.", "每个周期支付 {amount}。", "每個週期支付 {amount}。")


class Flat(Incentive):
    """kind: flat."""

    kind: Literal["flat"]
    amount: OwnMoney = Field(description="What is paid, or `personal`: agreed with each person.")

    def figures(self) -> dict[str, int]:
        """The amount."""
        return plain(amount=self.amount)

    def pattern(self) -> str:
        """All flat amounts are alike."""
        return self.kind

    def exact(self, line: Line) -> Any:
        """The amount."""
        return number.wide(line.of["amount"]) * number.wide(number.MICRO)

    def says(self, plan: Any) -> Phrase:
        """Say what is paid."""
        return SAYS(amount=written_figure(self.amount, "money", plan.currency))

    def formula(self, line: PaidLine) -> str:
        """Show the amount."""
        return line.money(line.figure("amount", self.amount))
