"""Tiers by attainment: rates change at shares of the target.

An edge on the running total is target times share, rounded half up to a minor unit.
"""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.figures import Unit
from steelyard.engine.incentives.incentive import Line, PaidLine
from steelyard.engine.incentives.tiers import HOW, Tier, Tiers
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Code, Percent

SAYS = Words(
    "Pays on “{on}” by tiers of the attainment of “{against}”: {how}.",
    "对“{on}”按“{against}”的达成率分档支付：{how}。",
    "對「{on}」按「{against}」的達成率分檔支付：{how}。",
)


class AttainmentTier(Tier):
    """One tier between two attainments."""

    from_: Percent | None = Field(None, alias="from", description="Lowest attainment that belongs.")
    above: Percent | None = Field(None, description="Attainment just under the tier.")
    below: Percent | None = Field(None, description="Attainment just over the tier.")
    up_to: Percent | None = Field(None, description="Highest attainment that belongs.")


class TiersByAttainment(Tiers):
    """kind: tiers_by_attainment."""

    kind: Literal["tiers_by_attainment"]
    of: Code | None = Field(None, description="The indicator whose attainment counts, where it is another.")
    tiers: Annotated[
        tuple[AttainmentTier, ...], Field(min_length=1, description="The tiers, from low to high.")
    ]

    @property
    def against(self) -> str | None:
        """As declared, else the indicator it pays on."""
        return self.of or self.on

    @property
    def steps(self) -> Sequence[Tier]:
        """The tiers."""
        return self.tiers

    @property
    def edge_unit(self) -> Unit:
        """A ratio."""
        return "ratio"

    def reached(self, line: Line) -> Any:
        """The attainment; one below 0 is in the lowest tier."""
        return ibis.greatest(line.attainment_ppm, number.whole(0))

    def edge_minor(self, edge: int, line: Line) -> Any:
        """Target times share; without a target (`if_missing: zero`) no higher tier is reached."""
        return number.scale(line.target, number.whole(edge)).fill_null(number.whole(number.BEYOND))

    def reached_plain(self, line: PaidLine) -> int:
        """The attainment."""
        return max(line.attainment_ppm or 0, 0)

    def edge_plain(self, edge: int, line: PaidLine) -> int | None:
        """Target times share."""
        return None if line.target is None else number.plain_scale(line.target, edge)

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield an indicator with nothing to attain, and edges that cannot stand on the running total."""
        yield from super().flaws(draft)
        indicator = draft.indicators.get(self.against)
        place = "of" if self.of else "on"
        if indicator is not None and indicator.target is None:
            yield Flaw("nothing_to_attain", (place,), {"name": str(self.against)})
        if self.method == "marginal" and self.of not in (None, self.on):
            yield Flaw("marginal_of_another", ("of",), {"on": self.on, "of": str(self.of)})
        if indicator is not None and self.method == "marginal" and indicator.better == "less":
            yield Flaw("marginal_less", ("method",), {"name": str(self.against)})

    def says(self, plan: Any) -> Phrase:
        """Say what is paid."""
        return SAYS(
            on=plan.indicators[self.on].titles,
            against=plan.indicators[str(self.against)].titles,
            how=HOW[self.method],
        )
