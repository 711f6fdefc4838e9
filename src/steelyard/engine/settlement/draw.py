"""Draw: an advance up to an amount each period; what is recoverable is taken back from later earnings."""

from collections.abc import Iterator
from typing import Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.figures import Figure
from steelyard.engine.personal_words import written_figure
from steelyard.engine.problems import Flaw
from steelyard.engine.proration import part_of
from steelyard.engine.season import Proration, by_words, season_flaws
from steelyard.engine.settlement import draw_words as words
from steelyard.engine.settlement.balances import carried, with_balance
from steelyard.engine.settlement.case import Case, Settled, figure, joined, zero
from steelyard.engine.settlement.lines import by_fact, once, parts
from steelyard.engine.settlement.months import whole_months
from steelyard.engine.settlement.settlement import Settlement, difference, positive
from steelyard.engine.shape import Shape
from steelyard.engine.words import Phrase, Sayable, sentences
from steelyard.engine.written import Money, OwnMoney, Percent, Whole


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
    amount: OwnMoney = Field(description="Up to what is advanced, or `personal`: agreed with each person.")
    paid: Literal["afterwards", "in advance"] = Field(
        "afterwards",
        description="What is missing, at the period's end; or all of it at its start, to be earned back.",
    )
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
        amount = figure(rows, "amount", self.amount)
        if self.prorate is None:
            return amount
        return rows.here.ifelse(part_of(amount, self.prorate, case.period, rows), amount)

    def settle(self, case: Case) -> Settled:
        """Advance what is missing, or all of it beforehand; take back from what is above."""
        rows = with_balance(case)
        rows = rows.mutate(up_to=self._up_to(case, rows))
        if self.paid == "in advance":
            advance = rows.here.ifelse(rows.up_to, zero())
            offset = rows.here.ifelse(ibis.least(ibis.greatest(rows.earned, zero()), rows.up_to), zero())
        else:
            advance = rows.here.ifelse(ibis.greatest(rows.up_to - rows.earned, zero()), zero())
            offset = zero()
        rows = rows.mutate(advance=advance, offset=offset)
        taken = self._taken(case, rows) if self.recoverable else zero()
        rows = rows.mutate(taken=taken)
        rows = rows.mutate(amount_minor=rows.advance - rows.offset - rows.taken)
        left = rows.left_minor + rows.amount_minor if self.recoverable else zero()
        began = (rows.left_minor > zero()).ifelse(rows.since, case.period.last_day)
        rows = case.keep(f"drawn_{case.code}", rows.mutate(kept=left, began=began))
        recovered = parts(case, rows, zero() - rows.taken)
        begins = case.period.first_day if self.paid == "in advance" else case.period.last_day
        lines = [
            once(case, rows, rows.advance, "advance", counted_on=begins),
            once(case, rows, zero() - rows.offset, "offset"),
            by_fact(case, recovered, recovered.amount_minor, "recovery"),
        ]
        some = rows.filter(rows.kept != zero())
        why = (rows.advance != zero()).ifelse("nets_to_zero", "no_advance")
        return Settled(
            rows.select("plan", "person", "amount_minor", why=why),
            joined(lines),
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
        shown = note == "advance" and self.paid == "afterwards"
        return difference(earned, amount, currency) if shown else ""

    def says(self, plan: Any) -> Phrase:
        """Say what is advanced and how it is taken back."""
        amount = written_figure(self.amount, "money", plan.currency)
        rules = words.IN_ADVANCE if self.paid == "in advance" else words.SAYS
        if not self.recoverable:
            said: list[Sayable] = [rules[False](amount=amount)]
        else:
            said = [rules[True](amount=amount, rate=Figure(self.recover.rate, "ratio"))]
        if self.prorate is not None:
            said.append(words.PRORATED(by=by_words(self.prorate)))
        if self.recover.most is not None:
            said.append(words.MOST(most=Figure(self.recover.most, "money", plan.currency)))
        if self.recover.from_:
            said.append(words.FROM[self.recover.since](months=self.recover.from_))
        return words.WHOLE(said=sentences(said))
