"""Tiers by attainment: rates change at shares of the target.

An edge on the running total is target times share, rounded half up to a minor unit.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from steelyard.engine import number
from steelyard.engine.exact import Exact, Held, held
from steelyard.engine.figures import Figure, Unit
from steelyard.engine.incentives.seen import Need, Seen
from steelyard.engine.incentives.tiers import OVER, Tier, Tiers
from steelyard.engine.names import suggestion
from steelyard.engine.problems import Flaw
from steelyard.engine.shape import Targets
from steelyard.engine.words import Language, Phrase, Sayable, Words
from steelyard.engine.written import Code, Percent

SAYS = Words(
    "Pays on “{on}” by tiers of the attainment of “{against}” {over}: {how}.",
    "对“{on}”按{over}“{against}”的达成率分档支付：{how}。",
    "對「{on}」按{over}「{against}」的達成率分檔支付：{how}。",
)
BEGINS = Words("from {amount}", "自 {amount} 起", "自 {amount} 起")
TOLD = Words(
    "The attainment of {against} is {attainment}.",
    "{against}的达成率为 {attainment}。",
    "{against}的達成率為 {attainment}。",
)
TOLD_YEAR = Words(
    "In the fiscal year so far {credited} is credited against a target of {target}.",
    "本财年至今累计归属 {credited}，目标 {target}。",
    "本財年至今累計歸屬 {credited}，目標 {target}。",
)
IN_YEAR = Words(
    "in the fiscal year so far against the whole year's target, less what was paid for it before",
    "本财年至今累计对全年目标（扣除此前周期已计部分）",
    "本財年至今累計對全年目標（扣除此前週期已計部分）",
)
TOLD_WHOLE = Words(
    "In the fiscal year so far {credited} is credited; the whole year's target is {target}.",
    "本财年至今累计归属 {credited}，全年目标 {target}。",
    "本財年至今累計歸屬 {credited}，全年目標 {target}。",
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
    marginal_from: Percent | None = Field(
        None, description="The lower edge of the tier from which on each part is paid at its own rate."
    )
    target_of: Literal["year so far", "whole year"] = Field(
        "year so far",
        description="Over the year to date: the target of the year so far, or the whole year's quota.",
    )
    tiers: Annotated[
        tuple[AttainmentTier, ...], Field(min_length=1, description="The tiers, from low to high.")
    ]

    @property
    def against(self) -> str:
        """As declared, else the indicator it pays on."""
        return self.of or self.on

    @property
    def aims_by_year(self) -> bool:
        """The year's attainment needs the year's target."""
        return self.yearly

    @property
    def aims_at_whole_year(self) -> bool:
        """As declared."""
        return self.target_of == "whole year"

    @property
    def steps(self) -> Sequence[Tier]:
        """The tiers."""
        return self.tiers

    @property
    def edge_unit(self) -> Unit:
        """A ratio."""
        return "ratio"

    def own_rows(self, plan: Any, language: Language, targets: Targets) -> tuple[tuple[str, ...], ...]:
        """Say beside each tier at which amount of one's own it begins."""
        indicator = plan.indicators[self.against]
        target = (
            targets.get(self.against) if indicator.needs_target else indicator.target_value(plan.currency)
        )
        if target is None or self.yearly:
            return self.rows(plan.currency, language)
        begins = [number.plain_scale(target, tier.low or 0) for tier in self.steps]
        return tuple(
            (*row, BEGINS(amount=indicator.figure(begin, plan.currency)).text(language))
            for row, begin in zip(self.rows(plan.currency, language), begins, strict=True)
        )

    def needs(self) -> Iterator[Need]:
        """The attainment as well."""
        yield from super().needs()
        yield ("measure", self.against)

    def pattern(self) -> str:
        """What it looks at, too."""
        return f"{super().pattern()} {self.against} {self.target_of}"

    def held(self, seen: Seen) -> list[tuple[Any, Any]]:
        """Without an attainment pay waits, or is left out; under `zero` nothing is reached."""
        rule = seen.indicators[self.against].if_missing
        if rule == "zero":
            return []
        reached = seen.number("attained") if self.yearly else seen.measure(self.against).attainment_ppm
        return [(reached.isnull(), "left_out" if rule == "leave out" else "blocked")]

    def reached(self, seen: Seen) -> Held:
        """The attainment; one below 0 is in the lowest tier, as is none where missing counts as zero."""
        return self._floored(seen, seen.measure(self.against).attained)

    def reached_in_year(self, seen: Seen, credited: Any, target: Any) -> Held:
        """The year's attainment, likewise."""
        return self._floored(seen, attained(credited, target))

    def _floored(self, seen: Seen, reached: Held) -> Held:
        none = number.whole(0)
        below = reached.notch < none
        if seen.indicators[self.against].if_missing == "zero":
            below = below | reached.figure.isnull()
        return Held(below.ifelse(none, reached.figure), below.ifelse(none, reached.rest))

    def edge_minor(self, seen: Seen, edge: Any) -> Any:
        """Target times share; without a target (`if_missing: zero`) no higher tier is reached."""
        return self.edge_in_year(edge, seen.measure(self.against).target)

    def edge_in_year(self, edge: Any, target: Any) -> Any:
        """Target times share, likewise."""
        usable = (target > number.whole(0)).ifelse(target, number.nothing())
        return number.scale(usable, edge).fill_null(number.whole(number.BEYOND))

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield an indicator with nothing to attain, and edges that cannot stand on the running total."""
        yield from super().flaws(draft)
        indicator = draft.indicators.get(self.against)
        place = "of" if self.of else "on"
        if self.of is not None and self.of not in draft.names("indicators"):
            known = suggestion(self.of, draft.names("indicators"))
            yield Flaw("unknown_indicator", ("of",), {"name": self.of, "known": known})
        if indicator is not None and indicator.target is None:
            yield Flaw("nothing_to_attain", (place,), {"name": self.against})
        if self.walks and self.against != self.on:
            yield Flaw("marginal_of_another", ("of",), {"on": self.on, "of": self.against})
        if indicator is not None and self.walks and indicator.better == "less":
            yield Flaw("marginal_less", ("method",), {"name": self.against})
        if self.over == "each transaction":
            yield Flaw("attainment_of_each", ("over",))
        if self.aims_at_whole_year and not self.yearly:
            yield Flaw("whole_year_over", ("target_of",))

    def says(self, plan: Any) -> Phrase:
        """Say what is paid."""
        return SAYS(
            on=plan.indicators[self.on].titles,
            against=plan.indicators[self.against].titles,
            how=self.how(plan.currency),
            over=IN_YEAR if self.aims_at_whole_year else OVER[self.over],
        )

    def told(self, rows: Any, known: Mapping[str, int | None]) -> Iterator[Sayable]:
        """Tell what is attained."""
        titles, currency = rows.plan.indicators[self.against].titles, rows.plan.currency
        if self.yearly:
            credited = Figure(known.get("credited"), "money", currency)
            told = TOLD_WHOLE if self.aims_at_whole_year else TOLD_YEAR
            yield told(credited=credited, target=Figure(known.get("target"), "money", currency))
        row = rows.measures[self.against]
        reached, rest = row["attainment_ppm"], row["attainment_rest"]
        if self.yearly:
            reached, rest = known.get("attained"), known.get("attained_rest")
        if reached is not None:
            yield TOLD(against=titles, attainment=Figure(reached, "ratio", rest=rest))


def attained(credited: Any, target: Any) -> Held:
    """Give the attainment of a credited total; missing without a target above 0."""
    usable = (target > number.whole(0)).ifelse(target, number.nothing())
    return held(Exact(number.wide(credited) * number.wide(number.MICRO), number.wide(usable)))
