"""Cap: at most so much a period or a fiscal year; what is above may be carried on, or is lost."""

from collections.abc import Iterator
from typing import Any, Literal

import ibis
from pydantic import Field

from steelyard.engine.personal_words import written_figure
from steelyard.engine.problems import Flaw
from steelyard.engine.settlement.case import Case, Settled, carried, figure, once, with_balance, zero
from steelyard.engine.settlement.settlement import Settlement, difference, positive
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


class Cap(Settlement):
    """kind: cap."""

    kind: Literal["cap"]
    most: OwnMoney = Field(
        description="The most that is let through, or `personal`: agreed with each person."
    )
    per: Literal["period", "year"] = Field("period", description="In a period, or in a fiscal year.")
    carry: bool = Field(default=False, description="Whether what is taken off is paid later.")

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield a cap that is none."""
        yield from positive("most", self.most, "money", draft.currency)

    def settle(self, case: Case) -> Settled:
        """Take off what is above the room left; pay what was carried into room that is left."""
        rows = with_balance(case)
        through = zero()
        if self.per == "year":
            year = case.period.window("year_to_date").first_day
            through = (rows.since >= year).ifelse(rows.before_minor, zero())  # no day: no balance before
        room = ibis.greatest(figure(rows, "most", self.most) - through, zero())
        over, back = room - rows.earned, zero()
        if self.carry:
            back = ibis.greatest(ibis.least(rows.left_minor, over), zero())
        rows = rows.mutate(amount_minor=(over < zero()).ifelse(over, back), through=through)
        note = (rows.amount_minor < zero()).ifelse("cap", "carried")
        let = rows.through + rows.earned + rows.amount_minor if self.per == "year" else zero()
        left = rows.left_minor - rows.amount_minor if self.carry else zero()
        rows = case.keep(f"capped_{case.code}", rows.mutate(let=let, kept=left, note=note))
        some = rows.filter((rows.let != zero()) | (rows.kept != zero()))
        return Settled(
            rows.select("plan", "person", "amount_minor", why=ibis.literal("below_cap")),
            once(case, rows, rows.amount_minor, rows.note),
            carried(case, some, since=case.period.last_day, amount=some.let, left=some.kept),
        )

    def formula(self, note: str, earned: int, amount: int, currency: str) -> str:
        """Show the sum."""
        return difference(earned, amount, currency) if note == "cap" else ""

    def says(self, plan: Any) -> Phrase:
        """Say what is let through."""
        return SAYS[self.per, self.carry](most=written_figure(self.most, "money", plan.currency))
