"""Per unit: an amount for each unit sold, each visit, each point; in tiers, an amount a tier.

Units are the facts of a count, each as far as the person has a share in it, or the numbers of a total.
Marginal tiers pay each unit at the amount of the tier it falls in, by date and then number; whole tiers pay
every unit at the one amount reached. Edges are met by the exact number of units, never by a rounded one.
"""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from steelyard.engine import number
from steelyard.engine.bands import Band, band_flaws
from steelyard.engine.exact import whole
from steelyard.engine.figures import Figure, decimal_text
from steelyard.engine.incentives.incentive import PaysByFact
from steelyard.engine.incentives.line import Line, PaidLine
from steelyard.engine.incentives.tier_rates import Edges, Slices, reached_rate
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Language, Phrase, Words
from steelyard.engine.written import Money, Points

SAYS = Words(
    "Pays {amount} for each unit counted under “{on}”.",
    "“{on}”每一单位支付 {amount}。",
    "「{on}」每一單位支付 {amount}。",
)
SAYS_TIERS = {
    "marginal": Words(
        "Pays an amount for each unit counted under “{on}”: each at that of the tier it falls in.",
        "“{on}”按单位支付：每一单位按其所在档位的单价，依日期、编号先后累计。",
        "「{on}」按單位支付：每一單位按其所在檔位的單價，依日期、編號先後累計。",
    ),
    "whole": Words(
        "Pays an amount for each unit counted under “{on}”: all at that of the one tier reached.",
        "“{on}”按单位支付：全部单位按达到的档位单价。",
        "「{on}」按單位支付：全部單位按達到的檔位單價。",
    ),
}


class UnitTier(Band):
    """One tier of units and what each pays."""

    from_: Points | None = Field(None, alias="from", description="Lowest number of units that belongs.")
    above: Points | None = Field(None, description="Number of units just under the tier.")
    below: Points | None = Field(None, description="Number of units just over the tier.")
    up_to: Points | None = Field(None, description="Highest number of units that belongs.")
    amount: Money = Field(description="What one unit pays.")


class PerUnit(PaysByFact):
    """kind: per_unit."""

    kind: Literal["per_unit"]
    amount: Money | None = Field(None, description="What one unit pays, where all pay the same.")
    tiers: tuple[UnitTier, ...] | None = Field(
        None, description="The tiers, from low to high, by units in the period.", min_length=1
    )
    method: Literal["marginal", "whole"] = Field(
        "marginal", description="marginal: each unit at its own tier's amount; whole: all at the one reached."
    )

    @model_validator(mode="after")
    def _one_price(self) -> "PerUnit":
        if (self.amount is None) == (self.tiers is None):
            raise PydanticCustomError("one_limit", "", {"limits": "amount, tiers"})
        return self

    @property
    def base_kinds(self) -> tuple[str, ...]:
        """A number of facts, or a sum of numbers."""
        return ("count", "total")

    @property
    def running(self) -> bool:
        """Its lines are not about amounts."""
        return False

    @property
    def counts_units(self) -> bool:
        """That is what it pays for."""
        return True

    @property
    def zero_note(self) -> str:
        """A tier may pay nothing."""
        return "unpaid_tier"

    @property
    def steps(self) -> tuple[UnitTier, ...]:
        """The tiers; one where all units pay the same."""
        return self.tiers or (UnitTier.model_construct(amount=self.amount or 0),)

    @property
    def edges(self) -> Edges:
        """Say how edges are compared."""
        return Edges(self.method, tuple(tier.from_ is not None for tier in self.steps))

    def figures(self) -> dict[str, int]:
        """Amounts, and the lower edge of every tier but the first."""
        amounts = {f"rate_{place}": tier.amount for place, tier in enumerate(self.steps)}
        return amounts | {f"at_{place}": tier.low or 0 for place, tier in enumerate(self.steps)}

    def pattern(self) -> str:
        """What it pays for, and how tiers are looked at."""
        return f"{self.kind} {self.on} {self.edges}"

    def exact(self, line: Line) -> Any:
        """Units times amount, tier by tier or at the one reached."""
        if self.method == "whole":
            amount = reached_rate(self.edges, line.of, whole(line.units_in_all))
            return number.wide(line.units) * number.wide(amount)
        return Slices(len(self.steps), line.of, edge="at").paid(
            line.units_after - line.units, line.units_after
        )

    def _payable(self, base: Any, draft: Any) -> bool:
        return base.kind in self.base_kinds and draft.unit(base) == "count"

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield amounts below 0, gaps, overlaps, and ends that leave units out."""
        for flaw in super().flaws(draft):
            code = "not_units" if flaw.code == "not_payable" else flaw.code
            yield Flaw(code, flaw.path, flaw.params, flaw.severity)
        for place, tier in enumerate(self.steps):
            if tier.amount < 0:
                path = ("amount",) if self.tiers is None else ("tiers", place, "amount")
                written = Figure(tier.amount, "money", draft.currency)
                yield Flaw("amount_not_positive", path, {"written": written})
        yield from (flaw.below("tiers") for flaw in band_flaws(self.steps, "average"))
        first, last = self.steps[0].low, self.steps[-1].high
        if first not in (None, 0):
            yield Flaw("bands_leave_low", ("tiers", 0), {"edge": Figure(first, "average")})
        if last is not None:
            yield Flaw("bands_leave_high", ("tiers", len(self.steps) - 1), {"edge": Figure(last, "average")})

    def says(self, plan: Any) -> Phrase:
        """Say what a unit pays."""
        on = plan.indicators[self.on].titles
        if self.tiers is None:
            return SAYS(amount=Figure(self.amount, "money", plan.currency), on=on)
        return SAYS_TIERS[self.method](on=on)

    def rows(self, currency: str, language: Language) -> tuple[tuple[str, ...], ...]:
        """Give the amounts by tier."""
        return tuple(
            (tier.words("average").text(language), Figure(tier.amount, "money", currency).text(language))
            for tier in self.tiers or ()
        )

    def formula(self, line: PaidLine) -> str:
        """Show units times amount, tier by tier."""
        units, after = (line.of.get(name) or 0 for name in ("units", "units_after"))
        if self.method == "whole":
            amount = self.edges.rate_plainly(self.figures(), line.of.get("units_in_all") or 0)
            return _product(line, units, amount)
        cut = Slices(len(self.steps), self.figures(), edge="at").cut_plainly(after - units, after)
        return " + ".join(_product(line, part, amount) for part, amount in cut if part) or "0"


def _product(line: PaidLine, units: int, amount: int) -> str:
    return f"{decimal_text(units, 6)} × {line.money(amount)}"
