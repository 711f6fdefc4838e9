"""Guarantee: at least so much a period, for newcomers or for everybody, for the days on the plan."""

from collections.abc import Iterator
from typing import Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.personal_words import written_figure
from steelyard.engine.problems import Flaw
from steelyard.engine.proration import part_of
from steelyard.engine.season import Proration, by_words, season_flaws
from steelyard.engine.settlement.case import Case, Settled, figure, zero
from steelyard.engine.settlement.lines import once
from steelyard.engine.settlement.months import whole_months
from steelyard.engine.settlement.settlement import Settlement, difference, positive
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import OwnMoney, Whole

SAYS = Words(
    "At least {least} a period: what is missing is added.",
    "每个周期保底 {least}，不足部分补足。",
    "每個週期保底 {least}，不足部分補足。",
)
NEW = Words(
    "At least {least} a period in the first {months} months after joining: what is missing is added.",
    "入职后前 {months} 个月，每个周期保底 {least}，不足部分补足。",
    "入職後前 {months} 個月，每個週期保底 {least}，不足部分補足。",
)
PRORATED = Words(
    "{rule} For part of a period on the plan the guarantee goes {by}.",
    "{rule}在本方案不满一个周期的，{by}折算。",
    "{rule}在本方案不滿一個週期的，{by}折算。",
)


class Guarantee(Settlement):
    """kind: guarantee."""

    kind: Literal["guarantee"]
    least: OwnMoney = Field(description="The least that is paid, or `personal`: agreed with each person.")
    months: Whole | None = Field(None, description="Only in the first months after joining.")
    prorate: Proration | None = Field(
        None,
        description="Goes by the part of the period on the plan: `days`, `months` (from first day to last), "
        "`begun months` or `{season: [8 %, …]}`, the weights of the fiscal year's months.",
    )

    @property
    def shares_out(self) -> bool:
        """What is added is for no fact: it is there because facts were missing."""
        return False

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield figures that guarantee nothing."""
        yield from positive("least", self.least, "money", draft.currency)
        yield from positive("months", self.months, "count")
        yield from season_flaws(self.prorate, "prorate", draft)

    @property
    def prorations(self) -> tuple[Any, ...]:
        """As declared."""
        return () if self.prorate is None else (self.prorate,)

    def settle(self, case: Case) -> Settled:
        """Add what is missing."""
        rows = case.people
        least: Any = figure(rows, "least", self.least)
        if self.prorate is not None:
            least = part_of(least, self.prorate, case.period, rows)
        open_ = rows.here
        if self.months is not None:
            since = whole_months(rows.joined_on, case.period.first_day)
            open_ = open_ & (since < number.whole(self.months)).fill_null(ibis.literal(value=False))
        missing = open_.ifelse(ibis.greatest(least - rows.earned, zero()), zero())
        why = open_.ifelse("above_guarantee", "guarantee_over")
        rows = case.keep(f"guaranteed_{case.code}", rows.mutate(amount_minor=missing, why=why))
        return Settled(
            rows.select("plan", "person", "amount_minor", "why"),
            once(case, rows, rows.amount_minor, ibis.literal("guarantee")),
        )

    def formula(self, note: str, earned: int, amount: int, currency: str) -> str:
        """Show the sum."""
        del note
        return difference(earned, amount, currency)

    def says(self, plan: Any) -> Phrase:
        """Say what is guaranteed."""
        least = written_figure(self.least, "money", plan.currency)
        said = NEW(least=least, months=self.months) if self.months is not None else SAYS(least=least)
        return said if self.prorate is None else PRORATED(rule=said, by=by_words(self.prorate))
