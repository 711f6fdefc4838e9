"""Penalty: something is taken off while a threshold is not kept, never below a declared floor."""

from collections.abc import Iterator
from typing import Any, Literal

import ibis
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from steelyard.engine import number
from steelyard.engine.figures import Figure
from steelyard.engine.problems import Flaw
from steelyard.engine.settlement.case import Case, Settled, zero
from steelyard.engine.settlement.kept import with_all_kept
from steelyard.engine.settlement.lines import by_fact, parts
from steelyard.engine.settlement.settlement import Settlement, part, positive
from steelyard.engine.threshold import Threshold
from steelyard.engine.thresholds import Thresholds, threshold_flaws, threshold_words
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Money, Percent

SAYS = {
    "unless": Words(
        "{taken} is taken off, unless {thresholds}.",
        "除非{thresholds}，扣减 {taken}。",
        "除非{thresholds}，扣減 {taken}。",
    ),
    "when": Words(
        "{taken} is taken off when {thresholds}.",
        "{thresholds}时，扣减 {taken}。",
        "{thresholds}時，扣減 {taken}。",
    ),
}
SHARE = Words("{share} of what is earned", "所得的 {share}", "所得的 {share}")
FLOOR = Words(
    "{rule} It never takes pay below {floor}.",
    "{rule}扣减后不低于 {floor}。",
    "{rule}扣減後不低於 {floor}。",
)


class Penalty(Settlement):
    """kind: penalty."""

    kind: Literal["penalty"]
    amount: Money | None = Field(None, description="What is taken off: an amount, or a share.")
    share: Percent | None = Field(None, description="The share of what is earned that is taken off.")
    unless: Thresholds | None = Field(None, description="It is taken off unless all of these are kept.")
    when: Thresholds | None = Field(None, description="It is taken off when all of these are kept.")
    not_below: Money | None = Field(None, description="What it never takes pay below.")

    @model_validator(mode="after")
    def _one_each(self) -> "Penalty":
        for names in (("amount", "share"), ("unless", "when")):
            if sum(getattr(self, name) is not None for name in names) != 1:
                raise PydanticCustomError("one_limit", "", {"limits": ", ".join(names)})
        return self

    @property
    def thresholds(self) -> tuple[Threshold, ...]:
        """What it hangs on."""
        return self.unless or self.when or ()

    @property
    def indicators(self) -> tuple[str, ...]:
        """What the thresholds look at."""
        return tuple(dict.fromkeys(threshold.indicator for threshold in self.thresholds))

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield thresholds that cannot be kept, and a penalty that is none."""
        name = "unless" if self.unless is not None else "when"
        yield from threshold_flaws(name, self.thresholds, draft)
        yield from positive("amount", self.amount, "money", draft.currency)
        yield from positive("share", self.share, "ratio")
        if self.share is not None and self.share > number.MICRO:
            yield Flaw("more_than_all", ("share",), {"written": Figure(self.share, "ratio")})

    def settle(self, case: Case) -> Settled:
        """Take it off from those it hits, as far as the floor allows."""
        rows = with_all_kept(case, case.people, self.thresholds)
        all_kept = rows.all_kept
        hits = all_kept if self.when is not None else ~all_kept
        if self.amount is not None:
            wanted: Any = number.whole(self.amount)
        else:
            wanted = ibis.greatest(number.scale(rows.earned, number.whole(self.share or 0)), zero())
        taken = wanted
        if self.not_below is not None:
            room = ibis.greatest(rows.earned - number.whole(self.not_below), zero())
            taken = ibis.least(wanted, room)
        taken = (rows.here & hits.fill_null(ibis.literal(value=False))).ifelse(taken, zero())
        why = ibis.cases(
            (all_kept.isnull(), "blocked"),
            (~hits, "threshold_kept" if self.when is None else "threshold_not_met"),
            (wanted == zero(), "nothing_to_take"),
            else_="pay_floor",
        )
        rows = rows.mutate(amount_minor=zero() - taken, why=why)
        rows = case.keep(f"penalised_{case.code}", rows.select("plan", "person", "amount_minor", "why"))
        shared = parts(case, rows, rows.amount_minor)
        return Settled(rows, by_fact(case, shared, shared.amount_minor, "penalty"))

    def formula(self, note: str, earned: int, amount: int, currency: str) -> str:
        """Show the sum."""
        del note
        exact = self.share is not None and amount == -number.plain_scale(earned, self.share)
        return part(self.share or 0, earned, amount, currency) if exact else ""

    def says(self, plan: Any) -> Phrase:
        """Say what is taken off, and when."""
        taken = (
            Figure(self.amount, "money", plan.currency)
            if self.amount is not None
            else SHARE(share=Figure(self.share, "ratio"))
        )
        which = "unless" if self.unless is not None else "when"
        rule = SAYS[which](taken=taken, thresholds=threshold_words(self.thresholds, plan))
        if self.not_below is None:
            return rule
        return FLOOR(rule=rule, floor=Figure(self.not_below, "money", plan.currency))
