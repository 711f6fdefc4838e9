"""Deferral: a share of what was earned vests in equal parts over years; leavers forfeit or keep the rest."""

from collections.abc import Iterator
from typing import Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.figures import Figure
from steelyard.engine.problems import Flaw
from steelyard.engine.settlement.case import Case, Settled, carried, joined, once, zero
from steelyard.engine.settlement.months import whole_months
from steelyard.engine.settlement.settlement import Settlement, part, positive
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Percent, Whole

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

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield figures that defer nothing, or more than there is."""
        for name, unit in (("share", "ratio"), ("parts", "count"), ("every", "count")):
            yield from positive(name, getattr(self, name), unit)
        if self.share > number.MICRO:
            yield Flaw("more_than_all", ("share",), {"written": Figure(self.share, "ratio")})

    def settle(self, case: Case) -> Settled:
        """Pay the parts that have vested, then defer a share of what was earned."""
        rows = case.keep(f"vesting_{case.code}", self._rows(case))
        paid = rows.group_by("plan", "person").aggregate(
            vested=number.total(rows.vested),
            deferred=number.total(rows.deferred),
        )
        paid = case.keep(f"deferred_{case.code}", paid)
        lines = [
            once(case, paid, paid.vested, "vested"),
            once(case, paid, zero() - paid.deferred, "deferred"),
        ]
        stays = rows.filter((rows.kept != zero()) & ~rows.ended)
        lost = rows.filter((rows.kept != zero()) & rows.ended)
        sums = paid.select(of_plan="plan", of_person="person", vested="vested", deferred="deferred")
        people = case.people
        met = people.left_join(sums, [people.plan == sums.of_plan, people.person == sums.of_person])
        vested, deferred = met.vested.fill_null(zero()), met.deferred.fill_null(zero())
        why = (vested != zero()).ifelse("nets_to_zero", "nothing_deferred")
        sums = met.select("plan", "person", amount_minor=vested - deferred, why=why)
        return Settled(
            sums,
            joined(lines),
            carried(case, stays, since=stays.since, amount=stays.amount_minor, left=stays.kept),
            lost.select("plan", "person", detail=ibis.literal(case.code)).distinct(),
        )

    def _rows(self, case: Case) -> ibis.Table:
        """See how far what was deferred before, and what is deferred now, has come."""
        people = case.people
        now = people.mutate(
            deferred=(people.earned > zero()).ifelse(
                number.scale(people.earned, number.whole(self.share)), zero()
            )
        )
        now = now.filter(now.deferred != zero()).select(
            "plan",
            "person",
            "left_on",
            "deferred",
            since=case.period.last_day,
            amount_minor=now.deferred,
            left_minor=now.deferred,
        )
        brought = case.balances
        leavers = people.select(of_plan="plan", of_person="person", left_on="left_on")
        met = brought.left_join(
            leavers, [brought.plan == leavers.of_plan, brought.person == leavers.of_person]
        )
        before = met.select(
            "plan", "person", "left_on", "since", "amount_minor", "left_minor", deferred=zero()
        )
        rows = before.union(now.select(*before.columns))
        last = case.period.last_day
        ended = (rows.left_on <= last).fill_null(ibis.literal(value=False))
        until = ended.ifelse(rows.left_on, last)
        vests = number.quotient(whole_months(rows.since, until), number.whole(self.every))
        vests = ibis.least(vests, number.whole(self.parts))
        each = number.quotient(rows.amount_minor, number.whole(self.parts))
        odd = number.remainder(rows.amount_minor, number.whole(self.parts))
        vested = each * vests + ibis.least(vests, odd)
        if self.leaver == "keeps":
            vested = ended.ifelse(rows.amount_minor, vested)
        paid = rows.amount_minor - rows.left_minor
        vested = ibis.greatest(vested, paid)
        return rows.mutate(vested=vested - paid, kept=rows.amount_minor - vested, ended=ended)

    def formula(self, note: str, earned: int, amount: int, currency: str) -> str:
        """Show the sum."""
        return part(self.share, earned, amount, currency) if note == "deferred" else ""

    def says(self, plan: Any) -> Phrase:
        """Say what is deferred and how it vests."""
        del plan
        share = Figure(self.share, "ratio")
        return SAYS[self.leaver](share=share, parts=self.parts, every=self.every)
