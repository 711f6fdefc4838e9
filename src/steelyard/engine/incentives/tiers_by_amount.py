"""Tiers by amount: rates change at fixed amounts of money credited in the period."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.figures import Unit
from steelyard.engine.incentives.incentive import Line, PaidLine
from steelyard.engine.incentives.tiers import HOW, Tier, Tiers
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Money

SAYS = Words(
    "Pays on “{on}” by tiers of the amount credited in the period: {how}.",
    "对“{on}”按本周期归属金额分档支付：{how}。",
    "對「{on}」按本週期歸屬金額分檔支付：{how}。",
)


class AmountTier(Tier):
    """One tier between two amounts."""

    from_: Money | None = Field(None, alias="from", description="Lowest amount that belongs.")
    above: Money | None = Field(None, description="Amount just under the tier.")
    below: Money | None = Field(None, description="Amount just over the tier.")
    up_to: Money | None = Field(None, description="Highest amount that belongs.")


class TiersByAmount(Tiers):
    """kind: tiers_by_amount."""

    kind: Literal["tiers_by_amount"]
    tiers: Annotated[tuple[AmountTier, ...], Field(min_length=1, description="The tiers, from low to high.")]

    @property
    def steps(self) -> Sequence[Tier]:
        """The tiers."""
        return self.tiers

    @property
    def edge_unit(self) -> Unit:
        """Money."""
        return "money"

    def reached(self, line: Line) -> Any:
        """The period's total; one below 0 is in the lowest tier."""
        return ibis.greatest(line.period_minor, number.whole(0))

    def edge_minor(self, edge: int, line: Line) -> Any:
        """Edges are amounts already."""
        return number.whole(edge)

    def reached_plain(self, line: PaidLine) -> int:
        """The period's total."""
        return max(line.period_minor, 0)

    def edge_plain(self, edge: int, line: PaidLine) -> int | None:
        """Edges are amounts already."""
        return edge

    def says(self, plan: Any) -> Phrase:
        """Say what is paid."""
        return SAYS(on=plan.indicators[self.on].titles, how=HOW[self.method])
