"""Deferral: a share of what was earned vests in equal parts over years; leavers forfeit or keep the rest."""

from collections.abc import Iterator
from typing import Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.figures import Figure
from steelyard.engine.problems import Flaw
from steelyard.engine.settlement.balances import carried, forfeited
from steelyard.engine.settlement.case import Case, Settled, joined, zero
from steelyard.engine.settlement.lines import by_fact, parts, summed, totals
from steelyard.engine.settlement.months import whole_months
from steelyard.engine.settlement.settlement import Settlement, part, positive
from steelyard.engine.settlement.sharing import shared_out
from steelyard.engine.tables import BALANCES
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Percent, Whole

BATCH = ("plan", "person", "since")  # what vests together
SAYS = {
    "forfeits": Words(
        "{share} of what is earned is deferred and vests in {parts} equal parts, one every {every} months. "
        "Whoever leaves forfeits what has not vested.",
        "所得的 {share} 递延，分 {parts} 期等额归属，每 {every} 个月一期；离职者丧失未归属部分。",
        "所得的 {share} 遞延，分 {parts} 期等額歸屬，每 {every} 個月一期；離職者喪失未歸屬部分。",
    ),
    "keeps": Words(
        "{share} of what is earned is deferred and vests in {parts} equal parts, one every {every} months. "
        "Whoever leaves is paid the rest at once.",
        "所得的 {share} 递延，分 {parts} 期等额归属，每 {every} 个月一期；离职者一次性领取剩余部分。",
        "所得的 {share} 遞延，分 {parts} 期等額歸屬，每 {every} 個月一期；離職者一次性領取剩餘部分。",
    ),
}


class Deferral(Settlement):
    """kind: deferral."""

    kind: Literal["deferral"]
    share: Percent = Field(description="The share that is deferred.")
    parts: Whole = Field(description="In how many equal parts it vests.")
    every: Whole = Field(description="How many months lie between two parts, and before the first.")
    leaver: Literal["forfeits", "keeps"] = Field(description="What becomes of the rest when somebody leaves.")

    @property
    def keeps_waiting(self) -> bool:
        """It does."""
        return True

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield figures that defer nothing, or more than there is."""
        for name, unit in (("share", "ratio"), ("parts", "count"), ("every", "count")):
            yield from positive(name, getattr(self, name), unit)
        if self.share > number.MICRO:
            yield Flaw("more_than_all", ("share",), {"written": Figure(self.share, "ratio")})

    def settle(self, case: Case) -> Settled:
        """Defer a share of what was earned, and pay the parts that have vested."""
        people, last = case.people, case.period.last_day
        deferred = number.scale(people.earned, number.whole(self.share))
        new = parts(case, people, (people.earned > zero()).ifelse(zero() - deferred, zero()))
        new = case.keep(f"deferred_{case.code}", new)
        waits = zero() - new.amount_minor
        waiting = carried(case, new, since=last, amount=waits, left=waits)
        waiting = joined([case.balances.select(*waiting.columns), waiting])
        stays, lost = forfeited(case, waiting, "vested")
        stays = case.keep(f"vesting_{case.code}", self._vesting(case, stays))
        vested = summed(stays, "part")
        lines = [
            by_fact(case, vested, vested.part, "vested"),
            by_fact(case, new, new.amount_minor, "deferred"),
        ]
        lines = case.keep(f"vested_{case.code}", joined([*lines, *lost]))
        rest = stays.mutate(left_minor=stays.left_minor - stays.part)
        rest = rest.filter(rest.left_minor != zero())
        left = rest.filter(rest.ended).select("plan", "person", detail=ibis.literal(case.code)).distinct()
        return Settled(
            totals(case, lines, "nothing_deferred"),
            lines,
            rest.filter(~rest.ended).select(*BALANCES.names),
            left,
        )

    def _vesting(self, case: Case, rows: ibis.Table) -> ibis.Table:
        """See how far what was deferred has come: adds ended, and `part`, what vests of each row now.

        What began on one day vests as one, so that equal parts stay equal; each fact has its part of a step
        by what is left of it.
        """
        people, last = case.people, case.period.last_day
        leavers = people.select(of_plan="plan", of_person="person", left_on="left_on")
        rows = rows.left_join(leavers, [rows.plan == leavers.of_plan, rows.person == leavers.of_person])
        together = ibis.window(group_by=[rows[name] for name in BATCH])
        rows = rows.mutate(
            ended=(rows.left_on <= last).fill_null(ibis.literal(value=False)),
            all_minor=number.running(rows.amount_minor, together),
            all_left=number.running(rows.left_minor, together),
        )
        until = rows.ended.ifelse(rows.left_on, last)
        vests = number.quotient(whole_months(rows.since, until), number.whole(self.every))
        vests = ibis.least(vests, number.whole(self.parts))
        each = number.quotient(rows.all_minor, number.whole(self.parts))
        odd = number.remainder(rows.all_minor, number.whole(self.parts))
        vested = each * vests + ibis.least(vests, odd)
        if self.leaver == "keeps":
            vested = rows.ended.ifelse(rows.all_minor, vested)
        paid = rows.all_minor - rows.all_left
        rows = rows.mutate(step=ibis.greatest(vested, paid) - paid)
        return shared_out(rows, BATCH, whole="step", weight="left_minor")

    def formula(self, note: str, earned: int, amount: int, currency: str) -> str:
        """Show the sum."""
        return part(self.share, earned, amount, currency) if note == "deferred" else ""

    def says(self, plan: Any) -> Phrase:
        """Say what is deferred and how it vests."""
        del plan
        share = Figure(self.share, "ratio")
        return SAYS[self.leaver](share=share, parts=self.parts, every=self.every)
