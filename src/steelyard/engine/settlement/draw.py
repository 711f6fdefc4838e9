"""Draw: an advance up to an amount each period; what is recoverable is taken back from later earnings."""

from collections.abc import Iterator
from typing import Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.figures import Figure
from steelyard.engine.problems import Flaw
from steelyard.engine.proration import part_of
from steelyard.engine.season import Proration, by_words, season_flaws
from steelyard.engine.settlement.case import Case, Settled, carried, once, with_balance, zero
from steelyard.engine.settlement.months import whole_months
from steelyard.engine.settlement.settlement import Settlement, difference, positive
from steelyard.engine.shape import Shape
from steelyard.engine.words import Phrase, Sayable, Words, sentences
from steelyard.engine.written import Money, Percent, Whole

SAYS = {
    True: Words(
        "Whoever earns less than {amount} in a period is advanced the rest. The advance is taken back from "
        "later earnings above {amount}, {rate} of them.",
        "周期所得不足 {amount} 的，预支差额；以后周期所得超过 {amount} 的部分，按 {rate} 扣回。",
        "週期所得不足 {amount} 的，預支差額；以後週期所得超過 {amount} 的部分，按 {rate} 扣回。",
    ),
    False: Words(
        "Whoever earns less than {amount} in a period is paid the rest; it is not taken back.",
        "周期所得不足 {amount} 的，补足差额，不再扣回。",
        "週期所得不足 {amount} 的，補足差額，不再扣回。",
    ),
}
MOST = Words(
    "At most {most} is taken back in a period.", "每个周期最多扣回 {most}。", "每個週期最多扣回 {most}。"
)
PRORATED = Words(
    "For part of a period on the plan that amount goes {by}.",
    "在本方案不满一个周期的，该金额{by}折算。",
    "在本方案不滿一個週期的，該金額{by}折算。",
)
FROM = {
    "balance": Words(
        "Nothing is taken back in the first {months} months after the advance began.",
        "预支开始后 {months} 个月内不扣回。",
        "預支開始後 {months} 個月內不扣回。",
    ),
    "joined": Words(
        "Nothing is taken back in the first {months} months after joining.",
        "入职后 {months} 个月内不扣回。",
        "入職後 {months} 個月內不扣回。",
    ),
}


class Recovery(Shape):
    """How an advance is taken back."""

    rate: Percent = Field(1_000_000, description="The share of earnings above the draw that is taken.")
    most: Money | None = Field(None, description="The most that is taken in a period.")
    from_: Whole = Field(0, alias="from", description="Only after so many months.")
    since: Literal["balance", "joined"] = Field(
        "balance", description="Months after the advance began, or after joining."
    )


class Draw(Settlement):
    """kind: draw."""

    kind: Literal["draw"]
    amount: Money = Field(description="Up to what is advanced.")
    prorate: Proration | None = Field(
        None,
        description="Goes by the part of the period on the plan: `days`, `months` (from first day to last), "
        "`begun months` or `{season: [8 %, …]}`, the weights of the fiscal year's months.",
    )
    recoverable: bool = Field(default=True, description="Whether it is taken back from later earnings.")
    recover: Recovery = Field(
        default_factory=lambda: Recovery(**{"from": "0"}), description="How it is taken back."
    )

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield figures that advance or take back nothing."""
        yield from positive("amount", self.amount, "money", draft.currency)
        yield from season_flaws(self.prorate, "prorate", draft)
        recover = self.recover
        for flaw in positive("rate", recover.rate, "ratio"):
            yield flaw.below("recover")
        for flaw in positive("most", recover.most, "money", draft.currency):
            yield flaw.below("recover")
        if recover.rate > number.MICRO:
            yield Flaw("more_than_all", ("recover", "rate"), {"written": Figure(recover.rate, "ratio")})
        if not self.recoverable and "recover" in self.model_fields_set:
            yield Flaw("recover_not_recoverable", ("recover",))

    @property
    def prorations(self) -> tuple[Any, ...]:
        """As declared."""
        return () if self.prorate is None else (self.prorate,)

    def _up_to(self, case: Case, rows: ibis.Table) -> Any:
        """Give up to what is advanced; all of it to whoever is no longer here and still owes."""
        amount = number.whole(self.amount)
        if self.prorate is None:
            return amount
        return rows.here.ifelse(part_of(amount, self.prorate, case.period, rows), amount)

    def settle(self, case: Case) -> Settled:
        """Advance what is missing, or take back from what is above."""
        rows = with_balance(case)
        rows = rows.mutate(up_to=self._up_to(case, rows))
        short = ibis.greatest(rows.up_to - rows.earned, zero())
        advance = rows.here.ifelse(short, zero())
        taken = self._taken(case, rows) if self.recoverable else zero()
        amount = (advance > zero()).ifelse(advance, zero() - taken)
        left = rows.left_minor + amount if self.recoverable else zero()
        rows = rows.mutate(amount_minor=amount, kept=left)
        began = (rows.left_minor > zero()).ifelse(rows.since, case.period.last_day)
        note = (rows.amount_minor > zero()).ifelse("advance", "recovery")
        rows = case.keep(f"drawn_{case.code}", rows.mutate(began=began, note=note))
        some = rows.filter(rows.kept != zero())
        return Settled(
            rows.select("plan", "person", "amount_minor", why=ibis.literal("no_advance")),
            once(case, rows, rows.amount_minor, rows.note),
            carried(case, some, since=some.began, amount=some.kept, left=some.kept),
        )

    def _taken(self, case: Case, rows: ibis.Table) -> Any:
        above = ibis.greatest(rows.earned - rows.up_to, zero())
        taken = ibis.least(rows.left_minor, number.scale(above, number.whole(self.recover.rate)))
        if self.recover.most is not None:
            taken = ibis.least(taken, number.whole(self.recover.most))
        if self.recover.from_:
            start = rows.since if self.recover.since == "balance" else rows.joined_on
            begun = whole_months(start, case.period.last_day) >= number.whole(self.recover.from_)
            taken = begun.fill_null(ibis.literal(value=self.recover.since == "joined")).ifelse(taken, zero())
        return taken

    def formula(self, note: str, earned: int, amount: int, currency: str) -> str:
        """Show the sum."""
        return difference(earned, amount, currency) if note == "advance" else ""

    def says(self, plan: Any) -> Phrase:
        """Say what is advanced and how it is taken back."""
        amount = Figure(self.amount, "money", plan.currency)
        if not self.recoverable:
            said: list[Sayable] = [SAYS[False](amount=amount)]
        else:
            said = [SAYS[True](amount=amount, rate=Figure(self.recover.rate, "ratio"))]
        if self.prorate is not None:
            said.append(PRORATED(by=by_words(self.prorate)))
        if self.recover.most is not None:
            said.append(MOST(most=Figure(self.recover.most, "money", plan.currency)))
        if self.recover.from_:
            said.append(FROM[self.recover.since](months=self.recover.from_))
        return WHOLE(said=sentences(said))


WHOLE = Words("{said}", "{said}", "{said}")
