"""Claw-back: what was paid for a fact is taken back when the fact falls through within some months."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.figures import Figure
from steelyard.engine.problems import Flaw
from steelyard.engine.settlement.balances import carried
from steelyard.engine.settlement.case import Case, Settled, zero
from steelyard.engine.settlement.facts import groups, named_facts, paid_for
from steelyard.engine.settlement.lines import by_fact, totals
from steelyard.engine.settlement.months import whole_months
from steelyard.engine.settlement.roots import counted_days
from steelyard.engine.settlement.settlement import Settlement, positive
from steelyard.engine.settlement.when_paid import column_flaws, facts_flaws
from steelyard.engine.words import Phrase, Sayable, Words, sentences
from steelyard.engine.written import Code, Percent, Whole

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
SHARE = Words("Of that {share} is taken.", "只追回其中的 {share}。", "只追回其中的 {share}。")
FORFEITS = Words(
    "What has not been paid for them by then is never paid.",
    "届时尚未支付的部分不再支付。",
    "屆時尚未支付的部分不再支付。",
)
WHOLE = Words("{said}", "{said}", "{said}")


class ClawBack(Settlement):
    """kind: claw_back."""

    kind: Literal["claw_back"]
    dataset: Code = Field(description="The dataset that says what fell through.")
    fact: str = Field(description="Its column that names the fact.")
    counts_on: str = Field(description="Its date column.")
    within: Whole = Field(description="For how many months after it counted a fact can be taken back.")
    how: Literal["all", "by months"] = Field("all", description="All of it, or less with every whole month.")
    share: Percent = Field(1_000_000, description="The share of it that is taken back.")
    facts: Code | None = Field(
        None, description="The dataset taken back; may be left out when the plan credits one only."
    )

    @property
    def datasets(self) -> Mapping[str, tuple[str, ...]]:
        """What says that facts fell through."""
        return {self.dataset: (self.counts_on, self.fact)}

    @property
    def follows_facts(self) -> bool:
        """Each fact is taken back by itself."""
        return True

    @property
    def claws(self) -> bool:
        """It does."""
        return True

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield columns that could not be any, facts nobody credits, and months that are none."""
        yield from column_flaws(self, ("fact", "counts_on"))
        yield from facts_flaws(self.facts, draft, needs_amount=False)
        yield from positive("within", self.within, "count")
        yield from positive("share", self.share, "ratio")
        if self.share > number.MICRO:
            yield Flaw("more_than_all", ("share",), {"written": Figure(self.share, "ratio")})

    def settle(self, case: Case) -> Settled:
        """Take back what was paid for facts that fell through; remember the rest for a while."""
        dataset, within = paid_for(case, self.facts), number.whole(self.within)
        rows = groups(case, dataset)
        gone = self._taken_on(case, dataset)
        rows = rows.left_join(gone, rows.fact_id == gone.root).drop("root")
        # A closed period's cancellations are for corrections; one from before the fact counted is not.
        is_new = rows.since >= case.period.first_day
        rows = rows.mutate(taken_on=is_new.ifelse(rows.first_on, rows.now_on))
        paid, months = rows.left_minor + rows.new_minor, whole_months(rows.since, rows.taken_on)
        hit = rows.taken_on.notnull() & (months < within) & (paid > zero())
        taken = hit.fill_null(ibis.literal(value=False)).ifelse(self._part(paid, months), zero())
        open_ = (whole_months(rows.since, case.period.last_day) < within) & rows.taken_on.isnull()
        rows = rows.mutate(taken=zero() - taken, paid=paid, is_open=open_)
        rows = case.keep(f"clawed_{case.code}", rows)
        lines = by_fact(case, rows, rows.taken, "clawed_back")
        stays = rows.filter(rows.is_open & (rows.paid != zero()) & rows.is_known)
        balances = carried(case, stays, since=stays.since, amount=stays.paid, left=stays.paid)
        return Settled(totals(case, lines, "nothing_clawed"), lines, balances)

    def _part(self, paid: Any, months: Any) -> Any:
        """Take the part that comes back of what was paid, rounded once."""
        if self.how == "all":
            return number.scale(paid, number.whole(self.share))
        left = number.wide(paid) * number.wide(number.whole(self.within) - months)
        return number.divide(left * number.wide(self.share), number.wide(self.within * number.MICRO))

    def _taken_on(self, case: Case, dataset: str) -> ibis.Table:
        """Find on which day facts were first taken back, ever and in this period: root, first_on, now_on."""
        day = case.tables[self.dataset][self.counts_on]
        rows = named_facts(case, dataset, of=self.dataset, fact=self.fact, taken_on=day)
        rows = rows.filter(rows.taken_on <= case.period.last_day)
        return rows.group_by("root").aggregate(
            first_on=rows.taken_on.min(),
            now_on=rows.taken_on.min(where=rows.taken_on >= case.period.first_day),
        )

    def fallen(self, case: Case) -> ibis.Table:
        """Find what fell through by the period's last day, within its months: dataset, root, fell_on."""
        dataset = paid_for(case, self.facts)
        gone, counted = self._taken_on(case, dataset), counted_days(case.plan, case.tables, dataset)
        met = gone.left_join(counted, gone.root == counted.counted_root)
        within = whole_months(met.counted_day, met.first_on) < number.whole(self.within)
        met = met.filter(within.fill_null(ibis.literal(value=True)))
        return met.select("root", dataset=ibis.literal(dataset), fell_on="first_on")

    def says(self, plan: Any) -> Phrase:
        """Say what is taken back, and for how long."""
        code = self.facts or next(iter(plan.credit))
        named = plan.credit[code].named(code)
        said: list[Sayable] = [SAYS[self.how](facts=named, dataset=self.dataset, months=self.within)]
        if self.share != number.MICRO:
            said.append(SHARE(share=Figure(self.share, "ratio")))
        if any(item.keeps_waiting for item in plan.settlement.values()):
            said.append(FORFEITS())
        return WHOLE(said=sentences(said))
