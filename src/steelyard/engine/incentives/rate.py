"""Rate: a share of every credited amount."""

from typing import Any, Literal

from pydantic import Field

from steelyard.engine import number
from steelyard.engine.figures import Figure
from steelyard.engine.incentives.incentive import Line, PaidLine, PaysByFact
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Percent

SAYS = Words(
    "Pays {rate} of every amount credited under “{on}”.",
    "按“{on}”每笔归属金额的 {rate} 支付。",
    "按「{on}」每筆歸屬金額的 {rate} 支付。",
)


class Rate(PaysByFact):
    """kind: rate."""

    kind: Literal["rate"]
    rate: Percent = Field(description="The share that is paid.")

    def exact(self, line: Line) -> Any:
        """Credit times rate."""
        return number.wide(line.credit_minor) * number.wide(self.rate)

    def says(self, plan: Any) -> Phrase:
        """Say what is paid."""
        return SAYS(rate=Figure(self.rate, "ratio"), on=plan.indicators[self.on].titles)

    def formula(self, line: PaidLine) -> str:
        """Show the product."""
        return f"{line.money(line.credit_minor)} × {Figure(self.rate, 'ratio').text()}"
