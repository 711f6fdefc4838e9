"""Tiers by amount: rates change at fixed amounts of money credited."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.exact import Held, whole
from steelyard.engine.figures import Unit
from steelyard.engine.incentives.seen import Seen
from steelyard.engine.incentives.tiers import OVER, Tier, Tiers
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Money

SAYS = Words(
    "Pays on “{on}” by tiers of the amount credited {over}: {how}.",
    "对“{on}”按{over}归属金额分档支付：{how}。",
    "對「{on}」按{over}歸屬金額分檔支付：{how}。",
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
    marginal_from: Money | None = Field(
        None, description="The lower edge of the tier from which on each part is paid at its own rate."
    )
    tiers: Annotated[tuple[AmountTier, ...], Field(min_length=1, description="The tiers, from low to high.")]

    @property
    def steps(self) -> Sequence[Tier]:
        """The tiers."""
        return self.tiers

    @property
    def edge_unit(self) -> Unit:
        """Money."""
        return "money"

    def reached(self, seen: Seen) -> Held:
        """The period's total; one below 0 is in the lowest tier."""
        return whole(ibis.greatest(seen.measure(self.on).value, number.whole(0)))

    def reached_in_year(self, seen: Seen, credited: Any, target: Any) -> Held:
        """The year's total, likewise."""
        return whole(ibis.greatest(credited, number.whole(0)))

    def edge_minor(self, seen: Seen, edge: Any) -> Any:
        """Edges are amounts already."""
        return edge

    def edge_in_year(self, edge: Any, target: Any) -> Any:
        """Edges are amounts already."""
        return edge

    def says(self, plan: Any) -> Phrase:
        """Say what is paid."""
        return SAYS(on=plan.indicators[self.on].titles, how=self.how(plan.currency), over=OVER[self.over])
