"""Pool: an amount for a group, shared among its members so that the parts sum to it.

The whole is a fixed amount or a share of what the group achieved; a group below 0 has none. Shared by what
members achieved, it is nobody's where nobody achieved anything. What gate and factors take from one member's
part is given to nobody else.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import ibis
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from steelyard.engine import number
from steelyard.engine.exact import Held, edge, whole
from steelyard.engine.figures import Figure, percent_text
from steelyard.engine.incentives.graded import money_flaws
from steelyard.engine.incentives.incentive import Incentive
from steelyard.engine.incentives.line import Line, PaidLine
from steelyard.engine.incentives.seen import Need, Seen
from steelyard.engine.incentives.sharing import Group, shared
from steelyard.engine.indicators.within import is_of_group
from steelyard.engine.names import suggestion
from steelyard.engine.problems import Flaw
from steelyard.engine.shape import Shape
from steelyard.engine.words import Phrase, Sayable, Words
from steelyard.engine.written import Code, Money, Percent

WITHIN = {
    "plan": Words("all on this plan", "本方案全体成员", "本方案全體成員"),
    "team": Words("each team on this plan", "本方案内每个团队", "本方案內每個團隊"),
    "position": Words("each position on this plan", "本方案内每个岗位", "本方案內每個崗位"),
}
SAYS = Words(
    "A pool of {amount} for {within} is shared {how}.",
    "为{within}设奖金池 {amount}，{how}分配。",
    "為{within}設獎金池 {amount}，{how}分配。",
)
SAYS_RATE = Words(
    "A pool of {rate} of what {within} reached under “{on}” is shared {how}.",
    "以{within}“{on}”合计的 {rate} 设奖金池，{how}分配。",
    "以{within}「{on}」合計的 {rate} 設獎金池，{how}分配。",
)
HOW = {
    "equally": Words("equally", "平均", "平均"),
    "days": Words("by days on the plan", "按在本方案的天数", "按在本方案的天數"),
}
BY_INDICATOR = Words("by “{indicator}”", "按“{indicator}”", "按「{indicator}」")
TOLD = Words(
    "The pool is {pool}; this part has a weight of {weight} of {weights}.",
    "奖金池为 {pool}；本人权重 {weight}，合计 {weights}。",
    "獎金池為 {pool}；本人權重 {weight}，合計 {weights}。",
)


class ByIndicator(Shape):
    """Weights from what members achieved."""

    indicator: Code = Field(description="The indicator that weighs; below 0 it weighs nothing.")


class Pool(Incentive):
    """kind: pool."""

    kind: Literal["pool"]
    amount: Money | None = Field(None, description="What a group shares.")
    rate: Percent | None = Field(None, description="The share of the group's total that it shares.")
    on: Code | None = Field(None, description="The money indicator of that total.")
    within: Literal["plan", "team"] = Field("team", description="Who shares.")
    shared_by: Literal["equally", "days"] | ByIndicator = Field(
        "equally", description="By what it is shared."
    )

    @model_validator(mode="after")
    def _one_whole(self) -> "Pool":
        if (self.amount is None) == (self.rate is None):
            raise PydanticCustomError("one_limit", "", {"limits": "amount, rate"})
        return self

    @property
    def needs_others(self) -> bool:
        """The parts of others decide."""
        return True

    def needs(self) -> Iterator[Need]:
        """The total's indicator, and the one that weighs."""
        if self.on:
            yield ("measure", self.on)
        if isinstance(self.shared_by, ByIndicator):
            yield ("measure", self.shared_by.indicator)

    def terms(self, seen: Seen) -> Seen:
        """Work out the pool, the weights and the parts."""
        within = seen.group(self.within)
        weight, base = self._weight(seen), self._base(seen)
        seen = seen.adding(
            weight=weight.figure,
            finer=weight.rest,
            base=base.figure,
            base_rest=base.rest,
            blocks=self._blocks(seen),
        )
        group = Group(seen, tuple(within))
        base = Held(group.sum(seen.number("base")), group.sum(seen.number("base_rest"))).settled(seen.aside)
        seen = seen.adding(pool=self._pool(base), blocked=group.sum(seen.number("blocks")))
        rest = "finer" if self._weighs_quotients(seen) else None
        return shared(seen, within, whole="pool", weight="weight", part="part", rest=rest)

    def _weighs_quotients(self, seen: Seen) -> bool:
        by = self.shared_by
        return isinstance(by, ByIndicator) and seen.indicators[by.indicator].divides

    def _weight(self, seen: Seen) -> Held:
        if self.shared_by == "days":
            return whole(seen.row.days)
        if isinstance(self.shared_by, ByIndicator):
            reached = seen.measure(self.shared_by.indicator).reached
            weighs = (reached.notch > edge(0)).fill_null(ibis.literal(value=False))
            none = number.whole(0)
            return Held(weighs.ifelse(reached.figure, none), weighs.ifelse(reached.rest, none))
        return Held(number.whole(1), number.whole(0))

    def _base(self, seen: Seen) -> Held:
        if self.on is None:
            return Held(number.whole(0), number.whole(0))
        reached = seen.measure(self.on).reached
        return Held(reached.figure.fill_null(number.whole(0)), reached.rest.fill_null(number.whole(0)))

    def _pool(self, base: Held) -> Any:
        if self.amount is not None:
            return number.whole(self.amount)
        least = (base.notch > edge(0)).ifelse(base.fine, number.wide(0))
        return number.divide(least * number.wide(self.rate or 0), number.wide(number.MICRO * number.FINE))

    def _blocks(self, seen: Seen) -> Any:
        """Tell whether a member's missing figure keeps the whole group waiting."""
        waits = ibis.literal(value=False)
        for _, code in self.needs():
            if seen.indicators[code].if_missing in {"block", "carry"}:
                waits = waits | seen.measure(code).value.isnull()
        return waits.ifelse(number.whole(1), number.whole(0))

    def held(self, seen: Seen) -> list[tuple[Any, Any]]:
        """Without a team there is nobody to share with; a missing figure keeps all waiting."""
        held: list[tuple[Any, Any]] = []
        if self.within != "plan":
            held.append((seen.row[self.within].isnull(), f"no_{self.within}"))
        held.append((seen.number("blocked") > number.whole(0), "blocked"))
        weight = Held(seen.number("weight"), seen.number("finer"))
        held.append((weight.notch <= edge(0), "no_weight"))
        return held

    def exact(self, line: Line) -> Any:
        """The part."""
        return number.wide(line.of["part"]) * number.wide(number.MICRO)

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield a total of nothing, or that is no money, and weights that are not there."""
        yield from super().flaws(draft)
        if self.rate is not None:
            yield from money_flaws(self.on, draft, "on")
            if is_of_group(draft.indicators.get(self.on)):
                yield Flaw("group_not_paid", ("on",), {"name": str(self.on)})
            if self.rate <= 0:
                yield Flaw("rate_not_positive", ("rate",), {"written": Figure(self.rate, "ratio")})
        elif self.on is not None:
            yield Flaw("on_without_rate", ("on",))
        if self.amount is not None and self.amount <= 0:
            written = Figure(self.amount, "money", draft.currency)
            yield Flaw("amount_not_positive", ("amount",), {"written": written})
        if isinstance(self.shared_by, ByIndicator) and self.shared_by.indicator not in draft.names(
            "indicators"
        ):
            code = self.shared_by.indicator
            known = suggestion(code, draft.names("indicators"))
            yield Flaw("unknown_indicator", ("shared_by", "indicator"), {"name": code, "known": known})

    def says(self, plan: Any) -> Phrase:
        """Say what is shared, and how."""
        within = WITHIN[self.within]
        if isinstance(self.shared_by, ByIndicator):
            how: Sayable = BY_INDICATOR(indicator=plan.indicators[self.shared_by.indicator].titles)
        else:
            how = HOW[self.shared_by]
        if self.on is None:
            return SAYS(amount=Figure(self.amount, "money", plan.currency), within=within, how=how)
        on = plan.indicators[self.on].titles
        return SAYS_RATE(rate=Figure(self.rate, "ratio"), on=on, within=within, how=how)

    def told(self, rows: Any, known: Mapping[str, int | None]) -> Iterator[Sayable]:
        """Tell the pool and the weights."""
        if known.get("pool") is None:
            return
        pool = Figure(known["pool"], "money", rows.plan.currency)
        yield TOLD(
            pool=pool,
            weight=self._shown(rows, known, "weight"),
            weights=self._shown(rows, known, "part_weights"),
        )

    def _shown(self, rows: Any, known: Mapping[str, int | None], name: str) -> str:
        value = known.get(name) or 0
        if isinstance(self.shared_by, ByIndicator):
            indicator = rows.plan.indicators[self.shared_by.indicator]
            return str(indicator.figure(value, rows.plan.currency).text())
        return f"{value:,}"

    def formula(self, line: PaidLine) -> str:
        """Show the part of the pool."""
        pool, weight, weights = (line.of.get(name) or 0 for name in ("pool", "weight", "part_weights"))
        share = percent_text(number.plain_scale(weight, number.MICRO, weights)) if weights else "0 %"
        return f"{line.money(pool)} × {weight:,} ÷ {weights:,} ({share})"
