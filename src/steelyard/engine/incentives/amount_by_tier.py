"""Amount by tier: a fixed amount for the tier that is reached, such as 1,000 from 80 %, 2,500 from 100 %.

What is looked at may be missing: then its indicator's rule decides, as for every look.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from steelyard.engine import number
from steelyard.engine.figures import Figure
from steelyard.engine.incentives.incentive import Incentive
from steelyard.engine.incentives.line import Line, PaidLine
from steelyard.engine.incentives.look import TOTAL, By, Look, LookBand
from steelyard.engine.incentives.seen import Need, Seen
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Language, Phrase, Sayable, Words
from steelyard.engine.written import Code, Money

SAYS = Words(
    "Pays the one amount of the tier in which {of} lies.",
    "按{of}所在档位支付一笔固定金额。",
    "按{of}所在檔位支付一筆固定金額。",
)
TOLD = Words("{found}.", "{found}。", "{found}。")


class PaidTier(LookBand):
    """One tier and what it pays."""

    amount: Money = Field(description="What is paid in this tier.")


class AmountByTier(Incentive):
    """kind: amount_by_tier."""

    kind: Literal["amount_by_tier"]
    of: Code | Literal["total score"] = Field(description="The indicator, or the total score.")
    by: By | None = Field(None, description="Its attainment, value or score; attainment when left out.")
    tiers: Annotated[tuple[PaidTier, ...], Field(min_length=1, description="The tiers, from low to high.")]

    @property
    def look(self) -> Look:
        """What is looked at, and in which bands."""
        return Look.model_construct(of=self.of, by=self.by, bands=self.tiers)

    @property
    def zero_note(self) -> str:
        """A tier may pay nothing."""
        return "unpaid_tier"

    def bends(self) -> Iterator[int]:
        """At its edges."""
        if self.look.way == "attainment":
            for tier in self.tiers:
                yield from (int(edge * number.MICRO) for edge in (tier.low, tier.high) if edge is not None)

    def needs(self) -> Iterator[Need]:
        """What is looked at."""
        yield from self.look.needs()

    def terms(self, seen: Seen) -> Seen:
        """Find the tier's amount."""
        amount = self.look.choose(seen, [number.whole(tier.amount) for tier in self.tiers])
        if self._rule(seen) == "zero":
            amount = amount.fill_null(number.whole(0))
        return seen.adding(tier_pays=amount)

    def held(self, seen: Seen) -> list[tuple[Any, Any]]:
        """Where nothing is found it waits, or is left out."""
        note = "left_out" if self._rule(seen) == "leave out" else "blocked"
        return [(seen.number("tier_pays").isnull(), note)]

    def _rule(self, seen: Seen) -> str:
        return "block" if self.look.way == TOTAL else seen.indicators[self.of].if_missing

    def exact(self, line: Line) -> Any:
        """The amount."""
        return number.wide(line.of["tier_pays"]) * number.wide(number.MICRO)

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield what is wrong with what is looked at, gaps, overlaps, and amounts below 0."""
        yield from super().flaws(draft)
        for flaw in self.look.flaws(draft):
            path = ("tiers", *flaw.path[1:]) if flaw.path[:1] == ("bands",) else flaw.path
            yield Flaw(flaw.code, path, flaw.params, flaw.severity)
        for place, tier in enumerate(self.tiers):
            if tier.amount < 0:
                written = Figure(tier.amount, "money", draft.currency)
                yield Flaw("amount_not_positive", ("tiers", place, "amount"), {"written": written})

    def says(self, plan: Any) -> Phrase:
        """Say what is looked at."""
        return SAYS(of=self.look.words(plan))

    def rate_table(self, plan: Any, language: Language) -> tuple[tuple[str, ...], ...]:
        """Give the tiers and what each pays."""
        bands: list[Sayable] = self.look.band_words(plan)
        return tuple(
            (band.text(language), Figure(tier.amount, "money", plan.currency).text(language))
            for band, tier in zip(bands, self.tiers, strict=True)
        )

    def told(self, rows: Any, known: Mapping[str, int | None]) -> Iterator[Sayable]:
        """Tell what was found."""
        yield TOLD(found=self.look.told(rows))

    def formula(self, line: PaidLine) -> str:
        """Show the amount."""
        return line.money(line.of.get("tier_pays") or 0)
