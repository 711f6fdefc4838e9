"""Bounty: an amount for each fact, to each who has a share in it by their share."""

from typing import Any, Literal

from pydantic import Field

from steelyard.engine import number
from steelyard.engine.figures import percent_text
from steelyard.engine.incentives.incentive import PaysByFact
from steelyard.engine.incentives.line import Line, PaidLine
from steelyard.engine.personal import plain
from steelyard.engine.personal_words import written_figure
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import OwnMoney

SAYS = Words(
    "Pays {amount} for each fact counted under “{on}”; who has a share in it is paid that share.",
    "“{on}”每计入一条，支付 {amount}；多人共享时按占比支付。",
    "「{on}」每計入一筆，支付 {amount}；多人共享時按佔比支付。",
)


class Bounty(PaysByFact):
    """kind: bounty."""

    kind: Literal["bounty"]
    amount: OwnMoney = Field(
        description="What is paid for each fact, or `personal`: agreed with each person."
    )

    @property
    def base_kinds(self) -> tuple[str, ...]:
        """It pays for facts, whatever their amount."""
        return ("count",)

    @property
    def running(self) -> bool:
        """Its lines are not about amounts."""
        return False

    def figures(self) -> dict[str, int]:
        """The amount."""
        return plain(amount=self.amount)

    def pattern(self) -> str:
        """What it pays for."""
        return f"{self.kind} {self.on}"

    def exact(self, line: Line) -> Any:
        """Amount times share."""
        return number.wide(line.of["amount"]) * number.wide(line.share_ppm)

    def says(self, plan: Any) -> Phrase:
        """Say what is paid."""
        amount = written_figure(self.amount, "money", plan.currency)
        return SAYS(amount=amount, on=plan.indicators[self.on].titles)

    def formula(self, line: PaidLine) -> str:
        """Show the amount, and the share unless it is all."""
        share = line.of.get("share")
        if share in (None, number.MICRO):
            return line.money(line.figure("amount", self.amount))
        return f"{line.money(line.figure('amount', self.amount))} × {percent_text(share)}"
