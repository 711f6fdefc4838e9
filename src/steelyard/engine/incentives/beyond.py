"""Beyond: a rate on what lies beyond an edge; what lies below it pays nothing.

"Commission on the excess over quota." The edge is an amount, or a share of the target: then, as under
marginal tiers, target times share, rounded half up to a minor unit. A refund that falls back below the edge
takes back what lay beyond it, and no more.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import ibis
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from steelyard.engine import number
from steelyard.engine.figures import Figure, percent_text
from steelyard.engine.incentives.incentive import PaysByFact
from steelyard.engine.incentives.line import Line, PaidLine
from steelyard.engine.incentives.seen import Need, Seen
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Phrase, Sayable, Words
from steelyard.engine.written import Money, Percent

SAYS = Words(
    "Pays {rate} of what is credited under “{on}” beyond {edge} in the period; up to there nothing.",
    "本周期“{on}”归属金额超过 {edge} 的部分按 {rate} 支付，未超过的部分不支付。",
    "本週期「{on}」歸屬金額超過 {edge} 的部分按 {rate} 支付，未超過的部分不支付。",
)
OF_TARGET = Words("{share} of its target", "其目标的 {share}", "其目標的 {share}")
TOLD = Words("It begins at {edge}.", "起付额为 {edge}。", "起付額為 {edge}。")


class Beyond(PaysByFact):
    """kind: beyond."""

    kind: Literal["beyond"]
    rate: Percent = Field(description="The share that is paid of what lies beyond the edge.")
    amount: Money | None = Field(None, description="The edge: an amount on the period's running total.")
    attainment: Percent | None = Field(None, description="The edge: a share of the indicator's target.")

    @model_validator(mode="after")
    def _one_edge(self) -> "Beyond":
        if (self.amount is None) == (self.attainment is None):
            raise PydanticCustomError("one_limit", "", {"limits": "amount, attainment"})
        return self

    @property
    def zero_note(self) -> str:
        """What lies below the edge pays nothing."""
        return "below_edge"

    def bends(self) -> Iterator[int]:
        """Where it begins."""
        if self.attainment is not None:
            yield self.attainment

    def needs(self) -> Iterator[Need]:
        """The target, where the edge is a share of it."""
        if self.attainment is not None:
            yield ("measure", self.on)

    def figures(self) -> dict[str, int]:
        """The rate and the edge as written."""
        edge = self.attainment if self.amount is None else self.amount
        return {"rate": self.rate, "at": edge or 0}

    def pattern(self) -> str:
        """What it pays on, and what its edge is counted in."""
        return f"{self.kind} {self.on} {self.amount is None}"

    def terms(self, seen: Seen) -> Seen:
        """Put the edge on the running total."""
        if self.amount is not None:
            return seen.adding(edge=seen.figures["at"])
        target = seen.measure(self.on).target
        usable = (target > number.whole(0)).ifelse(target, number.nothing())
        edge = number.scale(usable, seen.figures["at"])
        if seen.indicators[self.on].if_missing == "zero":  # without a target nothing lies beyond
            edge = edge.fill_null(number.whole(number.BEYOND))
        return seen.adding(edge=edge)

    def held(self, seen: Seen) -> list[tuple[Any, Any]]:
        """Without a target pay waits, or is left out."""
        if self.amount is not None:
            return []
        note = "left_out" if seen.indicators[self.on].if_missing == "leave out" else "blocked"
        return [(seen.number("edge").isnull(), note)]

    def exact(self, line: Line) -> Any:
        """What the line adds beyond the edge, times the rate."""
        edge = line.of["edge"]
        over = ibis.greatest(line.after_minor, edge) - ibis.greatest(line.before_minor, edge)
        return number.wide(over) * number.wide(line.of["rate"])

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield an edge that is none, and a share of a target that is not there or shrinks."""
        yield from super().flaws(draft)
        field, unit = ("attainment", "ratio") if self.amount is None else ("amount", "money")
        edge = self.figures()["at"]
        if edge <= 0:
            written = Figure(edge, unit, draft.currency)  # type: ignore[arg-type]  # both are units
            yield Flaw("amount_not_positive", (field,), {"written": written})
        indicator = draft.indicators.get(self.on)
        if self.rate <= 0:
            yield Flaw("rate_not_positive", ("rate",), {"written": Figure(self.rate, "ratio")})
        if self.attainment is not None and indicator is not None:
            if indicator.target is None:
                yield Flaw("nothing_to_attain", ("on",), {"name": self.on})
            if indicator.better == "less":
                yield Flaw("beyond_less", ("attainment",), {"name": self.on})

    def says(self, plan: Any) -> Phrase:
        """Say what is paid, and from where."""
        edge: Sayable = Figure(self.amount, "money", plan.currency)
        if self.amount is None:
            edge = OF_TARGET(share=Figure(self.attainment, "ratio"))
        on = plan.indicators[self.on].titles
        return SAYS(rate=Figure(self.rate, "ratio"), on=on, edge=edge)

    def told(self, rows: Any, known: Mapping[str, int | None]) -> Iterator[Sayable]:
        """Tell the edge."""
        edge = known.get("edge")
        if edge is not None and edge < number.BEYOND:
            yield TOLD(edge=Figure(edge, "money", rows.plan.currency))

    def formula(self, line: PaidLine) -> str:
        """Show what lies beyond, and the rate."""
        edge, before = line.of.get("edge") or 0, line.running_minor - line.credit_minor
        over = max(line.running_minor, edge) - max(before, edge)
        return f"{line.money(over)} × {percent_text(self.rate)}" if over else "0"
