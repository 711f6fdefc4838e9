"""Claw-back: what was paid for a fact is taken back when the fact falls through within some months."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.problems import Flaw
from steelyard.engine.settlement.case import Case, Settled, by_fact, carried, zero
from steelyard.engine.settlement.facts import groups, paid_for, taken_back, totals
from steelyard.engine.settlement.months import whole_months
from steelyard.engine.settlement.settlement import Settlement, positive
from steelyard.engine.settlement.when_paid import column_flaws, facts_flaws
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Code, Whole

SAYS = {
    "all": Words(
        "What {facts} paid is taken back when they are among {dataset} within {months} months.",
        "{facts}在 {months} 个月内出现在 {dataset} 中的，已付部分全部追回。",
        "{facts}在 {months} 個月內出現在 {dataset} 中的，已付部分全部追回。",
    ),
    "by months": Words(
        "What {facts} paid is taken back when they are among {dataset} within {months} months, less a part "
        "for each month gone by.",
        "{facts}在 {months} 个月内出现在 {dataset} 中的，已付部分扣除已满月份的比例后追回。",
        "{facts}在 {months} 個月內出現在 {dataset} 中的，已付部分扣除已滿月份的比例後追回。",
    ),
}


class ClawBack(Settlement):
    """kind: claw_back."""

    kind: Literal["claw_back"]
    dataset: Code = Field(description="The dataset that says what fell through.")
    fact: str = Field(description="Its column that names the fact.")
    counts_on: str = Field(description="Its date column.")
    within: Whole = Field(description="For how many months after it counted a fact can be taken back.")
    how: Literal["all", "by months"] = Field("all", description="All of it, or less with every whole month.")
    facts: Code | None = Field(
        None, description="The dataset taken back; may be left out when the plan credits one only."
    )

    @property
    def datasets(self) -> Mapping[str, tuple[str, ...]]:
        """What says that facts fell through."""
        return {self.dataset: (self.counts_on, self.fact)}

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield columns that could not be any, facts nobody credits, and months that are none."""
        yield from column_flaws(self, ("fact", "counts_on"))
        yield from facts_flaws(self.facts, draft, needs_amount=False)
        yield from positive("within", self.within, "count")

    def settle(self, case: Case) -> Settled:
        """Take back what was paid for facts that fell through; remember the rest for a while."""
        dataset, within = paid_for(case, self.facts), number.whole(self.within)
        rows = groups(case, dataset)
        gone = taken_back(case, dataset=self.dataset, fact=self.fact, counts_on=self.counts_on)
        gone = gone.rename(gone="root")
        rows = rows.left_join(gone, rows.root == gone.gone).drop("gone")
        paid = rows.left_minor + rows.new_minor
        months = whole_months(rows.since, rows.taken_on)
        part = (
            paid
            if self.how == "all"
            else number.divide(number.wide(paid) * number.wide(within - months), within)
        )
        hit = rows.taken_on.notnull() & (months < within) & (paid > zero())
        taken = hit.fill_null(ibis.literal(value=False)).ifelse(part, zero())
        open_ = (whole_months(rows.since, case.period.last_day) < within) & rows.taken_on.isnull()
        rows = rows.mutate(taken=zero() - taken, paid=paid, fact_id=rows.root, is_open=open_)
        rows = case.keep(f"clawed_{case.code}", rows)
        lines = by_fact(case, rows, dataset, rows.taken, "clawed_back")
        stays = rows.filter(rows.is_open & (rows.paid != zero()))
        balances = carried(
            case,
            stays,
            since=stays.since,
            amount=stays.paid,
            left=stays.paid,
            fact=(dataset, stays.fact_id),
        )
        return Settled(totals(case, lines, "nothing_clawed"), lines, balances)

    def says(self, plan: Any) -> Phrase:
        """Say what is taken back, and for how long."""
        code = self.facts or next(iter(plan.credit))
        named = plan.credit[code].named(code)
        return SAYS[self.how](facts=named, dataset=self.dataset, months=self.within)
