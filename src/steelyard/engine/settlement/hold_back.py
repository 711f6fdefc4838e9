"""Hold-back: a share of what was earned is kept and paid out some months later."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from steelyard.engine import number
from steelyard.engine.figures import Figure
from steelyard.engine.problems import Flaw
from steelyard.engine.settlement.balances import carried, forfeited
from steelyard.engine.settlement.case import Case, Settled, joined, zero
from steelyard.engine.settlement.lines import by_fact, parts, summed, totals
from steelyard.engine.settlement.months import whole_months
from steelyard.engine.settlement.settlement import Settlement, part, positive
from steelyard.engine.tables import BALANCES
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

    @property
    def keeps_waiting(self) -> bool:
        """It does."""
        return True

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield figures that hold nothing, or more than there is."""
        yield from positive("share", self.share, "ratio")
        yield from positive("months", self.months, "count")
        if self.share > number.MICRO:
            yield Flaw("more_than_all", ("share",), {"written": Figure(self.share, "ratio")})

    def settle(self, case: Case) -> Settled:
        """Hold a share of what was earned, and release what is due of what was held before."""
        people = case.people
        held = number.scale(people.earned, number.whole(self.share))
        new = parts(case, people, (people.earned > zero()).ifelse(zero() - held, zero()))
        new = case.keep(f"held_{case.code}", new)
        waits = zero() - new.amount_minor
        last = case.period.last_day
        waiting = carried(case, new, since=last, amount=waits, left=waits)
        stays, lost = forfeited(case, joined([case.balances.select(*waiting.columns), waiting]), "released")
        is_due = whole_months(stays.since, last) >= number.whole(self.months)
        stays = case.keep(f"held_before_{case.code}", stays.mutate(is_due=is_due))
        due = summed(stays.filter(stays.is_due), "left_minor")
        released = by_fact(case, due, due.left_minor, "released")
        held_lines = by_fact(case, new, new.amount_minor, "held")
        lines = case.keep(f"held_lines_{case.code}", joined([released, held_lines, *lost]))
        kept = stays.filter(~stays.is_due).select(*BALANCES.names)
        return Settled(totals(case, lines, "nothing_held"), lines, kept)

    def formula(self, note: str, earned: int, amount: int, currency: str) -> str:
        """Show the sum."""
        return part(self.share, earned, amount, currency) if note == "held" else ""

    def says(self, plan: Any) -> Phrase:
        """Say what is held and for how long."""
        del plan
        return SAYS(share=Figure(self.share, "ratio"), months=self.months)
