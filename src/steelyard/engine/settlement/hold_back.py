"""Hold-back: a share of what was earned is kept and paid out some months later."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from steelyard.engine import number
from steelyard.engine.figures import Figure
from steelyard.engine.problems import Flaw
from steelyard.engine.settlement.case import Case, Settled, carried, joined, once, zero
from steelyard.engine.settlement.months import whole_months
from steelyard.engine.settlement.settlement import Settlement, part, positive
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Percent, Whole

SAYS = Words(
    "{share} of what is earned is held back and paid {months} months later.",
    "所得的 {share} 暂缓发放，{months} 个月后支付。",
    "所得的 {share} 暫緩發放，{months} 個月後支付。",
)


class HoldBack(Settlement):
    """kind: hold_back."""

    kind: Literal["hold_back"]
    share: Percent = Field(description="The share that is held.")
    months: Whole = Field(description="How many months after the period's last day it is paid.")

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield figures that hold nothing, or more than there is."""
        yield from positive("share", self.share, "ratio")
        yield from positive("months", self.months, "count")
        if self.share > number.MICRO:
            yield Flaw("more_than_all", ("share",), {"written": Figure(self.share, "ratio")})

    def settle(self, case: Case) -> Settled:
        """Release what is due, then hold a share of what was earned."""
        before = case.balances
        is_due = whole_months(before.since, case.period.last_day) >= number.whole(self.months)
        before = case.keep(f"held_before_{case.code}", before.mutate(is_due=is_due))
        due = before.filter(before.is_due)
        due = due.group_by(due_plan="plan", due_person="person").aggregate(
            released=number.total(due.left_minor)
        )
        people = case.people
        rows = people.left_join(due, [people.plan == due.due_plan, people.person == due.due_person])
        earned = number.scale(rows.earned, number.whole(self.share))
        rows = rows.mutate(
            released=rows.released.fill_null(zero()),
            held=(rows.earned > zero()).ifelse(earned, zero()),
        )
        rows = case.keep(f"held_{case.code}", rows.select("plan", "person", "released", "held"))
        lines = [
            once(case, rows, rows.released, "released"),
            once(case, rows, zero() - rows.held, "held"),
        ]
        new = rows.filter(rows.held != zero())
        stays = before.filter(~before.is_due)
        last = case.period.last_day
        balances = [
            carried(case, new, since=last, amount=new.held, left=new.held),
            carried(case, stays, since=stays.since, amount=stays.amount_minor, left=stays.left_minor),
        ]
        why = (rows.released != zero()).ifelse("nets_to_zero", "nothing_held")
        sums = rows.select("plan", "person", amount_minor=rows.released - rows.held, why=why)
        return Settled(sums, joined(lines), joined(balances))

    def formula(self, note: str, earned: int, amount: int, currency: str) -> str:
        """Show the sum."""
        return part(self.share, earned, amount, currency) if note == "held" else ""

    def says(self, plan: Any) -> Phrase:
        """Say what is held and for how long."""
        del plan
        return SAYS(share=Figure(self.share, "ratio"), months=self.months)
