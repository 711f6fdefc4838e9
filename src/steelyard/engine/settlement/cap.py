"""Cap: at most so much a period or a fiscal year; what is above may be carried on, or is lost."""

from collections.abc import Iterator
from typing import Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.personal_words import written_figure
from steelyard.engine.problems import Flaw
from steelyard.engine.settlement.balances import carried, forfeited
from steelyard.engine.settlement.case import Case, Settled, figure, joined, zero
from steelyard.engine.settlement.kept import with_all_kept
from steelyard.engine.settlement.lines import FACT, WHOSE, by_fact, parts, summed, totals
from steelyard.engine.settlement.settlement import Settlement, difference, positive
from steelyard.engine.settlement.sharing import shared_out
from steelyard.engine.thresholds import Thresholds, threshold_flaws, threshold_words
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import OwnMoney

SAYS = {
    ("period", False): Words(
        "At most {most} a period; what is above is lost.",
        "每个周期最多 {most}，超出部分不予支付。",
        "每個週期最多 {most}，超出部分不予支付。",
    ),
    ("period", True): Words(
        "At most {most} a period; what is above is kept and paid when a later period leaves room.",
        "每个周期最多 {most}，超出部分留存，待以后周期有余额时支付。",
        "每個週期最多 {most}，超出部分留存，待以後週期有餘額時支付。",
    ),
    ("year", False): Words(
        "At most {most} a fiscal year; what is above is lost.",
        "每个财年最多 {most}，超出部分不予支付。",
        "每個財年最多 {most}，超出部分不予支付。",
    ),
    ("year", True): Words(
        "At most {most} a fiscal year; what is above is kept and paid when a later period leaves room.",
        "每个财年最多 {most}，超出部分留存，待以后周期有余额时支付。",
        "每個財年最多 {most}，超出部分留存，待以後週期有餘額時支付。",
    ),
}
UNLESS = Words(
    "{rule} There is no cap when {thresholds}.",
    "{rule}{thresholds}时，不设上限。",
    "{rule}{thresholds}時，不設上限。",
)


class Cap(Settlement):
    """kind: cap."""

    kind: Literal["cap"]
    most: OwnMoney = Field(
        description="The most that is let through, or `personal`: agreed with each person."
    )
    per: Literal["period", "year"] = Field("period", description="In a period, or in a fiscal year.")
    carry: bool = Field(default=False, description="Whether what is taken off is paid later.")
    unless: Thresholds | None = Field(
        None, description="There is no cap in a period in which all of these are kept."
    )

    @property
    def indicators(self) -> tuple[str, ...]:
        """What the thresholds look at."""
        return tuple(dict.fromkeys(one.indicator for one in self.unless or ()))

    @property
    def keeps_waiting(self) -> bool:
        """Where it carries on what is above."""
        return self.carry

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield a cap that is none."""
        yield from positive("most", self.most, "money", draft.currency)
        if self.unless is not None:
            yield from threshold_flaws("unless", self.unless, draft)

    def settle(self, case: Case) -> Settled:
        """Take off what is above the room left; pay what was carried into room that is left."""
        rows = case.keep(f"room_{case.code}", self._room(case))
        over = rows.lifted.ifelse(zero(), ibis.least(rows.room, zero()))
        cut = case.keep(f"cut_{case.code}", parts(case, rows, over))
        waiting, lost = self._waiting(case, cut)
        waiting = case.keep(f"capped_{case.code}", self._with_back(rows, waiting))
        back = summed(waiting, "part")
        lines = [
            by_fact(case, cut, cut.amount_minor, "cap"),
            by_fact(case, back, back.part, "carried"),
        ]
        lines = case.keep(f"capped_lines_{case.code}", joined([*lines, *lost]))
        why = rows.lifted.ifelse("cap_lifted", "below_cap")
        reasons = rows.select(of_plan="plan", of_person="person", lifts=why)
        sums = totals(case, lines, ibis.null("string"))
        sums = sums.left_join(reasons, [sums.plan == reasons.of_plan, sums.person == reasons.of_person])
        sums = sums.mutate(why=sums.why.fill_null(sums.lifts)).drop("of_plan", "of_person", "lifts")
        return Settled(sums, lines, self._balances(case, rows, sums, waiting))

    def _room(self, case: Case) -> ibis.Table:
        """See how much may still come, after what is earned: adds through, room and lifted."""
        brought = case.balances.filter(case.balances.fact_id.isnull())
        year = case.period.window("year_to_date").first_day
        through = brought.filter(brought.since >= year)
        through = through.group_by(of_plan="plan", of_person="person").aggregate(
            through=number.total(through.amount_minor)
        )
        rows = case.people
        if self.unless:
            rows = with_all_kept(case, rows, self.unless)
            lifted = (rows.all_kept & rows.here).fill_null(ibis.literal(value=False))
        else:
            lifted = ibis.literal(value=False)
        rows = rows.mutate(lifted=lifted)
        met = rows.left_join(through, [rows.plan == through.of_plan, rows.person == through.of_person])
        let = met.through.fill_null(zero()) if self.per == "year" else zero()
        met = met.mutate(through=let)
        room = ibis.greatest(figure(met, "most", self.most) - met.through, zero()) - met.earned
        return met.mutate(room=room).select("plan", "person", "earned", "lifted", "through", "room")

    def _waiting(self, case: Case, cut: ibis.Table) -> tuple[ibis.Table, list[ibis.Table]]:
        """List what is above and waits for room, by fact where facts are told apart."""
        brought = case.balances.select(*WHOSE, *FACT, "left_minor")
        if not self.carry:
            return brought.filter(ibis.literal(value=False)), []
        new = cut.select(*WHOSE, *FACT, left_minor=zero() - cut.amount_minor)
        return forfeited(case, brought.union(new), "carried")

    def _with_back(self, rows: ibis.Table, waiting: ibis.Table) -> ibis.Table:
        """Share what comes back out by what waits: adds part, which comes."""
        waiting = summed(waiting, "left_minor")
        known = rows.select("lifted", "room", of_plan="plan", of_person="person")
        met = waiting.inner_join(
            known, [waiting.plan == known.of_plan, waiting.person == known.of_person]
        ).drop("of_plan", "of_person")
        everything = number.running(met.left_minor, ibis.window(group_by=[met.plan, met.person]))
        met = met.mutate(everything=everything)
        room = ibis.greatest(ibis.least(met.everything, met.room), zero())
        met = met.mutate(back=met.lifted.ifelse(met.everything, room))
        return shared_out(met, WHOSE, whole="back", weight="left_minor")

    def _balances(self, case: Case, rows: ibis.Table, sums: ibis.Table, waiting: ibis.Table) -> ibis.Table:
        """Carry on what was let through in the year, and what still waits."""
        met = rows.inner_join(sums, ["plan", "person"])
        let = met.through + met.earned + met.amount_minor if self.per == "year" else zero()
        none = ibis.null("string")
        through = met.select(*WHOSE, dataset=none, fact_id=none, let=let, left=zero())
        left = waiting.left_minor - waiting.part
        of_fact = waiting.fact_id.notnull().ifelse(left, zero())
        every = through.union(waiting.select(*WHOSE, *FACT, let=of_fact, left=left))
        every = summed(every, "let", "left")
        some = every.filter((every.let != zero()) | (every.left != zero()))
        return carried(case, some, since=case.period.last_day, amount=some.let, left=some.left)

    def formula(self, note: str, earned: int, amount: int, currency: str) -> str:
        """Show the sum."""
        return difference(earned, amount, currency) if note == "cap" else ""

    def says(self, plan: Any) -> Phrase:
        """Say what is let through."""
        rule = SAYS[self.per, self.carry](most=written_figure(self.most, "money", plan.currency))
        if not self.unless:
            return rule
        return UNLESS(rule=rule, thresholds=threshold_words(self.unless, plan))
