"""Paid when paid: what a fact earns waits until the customer pays, and comes as the payments come."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import ibis
from pydantic import Field

from steelyard.engine.names import is_code, suggestion
from steelyard.engine.problems import Flaw
from steelyard.engine.settlement.balances import carried
from steelyard.engine.settlement.case import Case, Settled, joined, zero
from steelyard.engine.settlement.facts import groups, named_facts, paid_for
from steelyard.engine.settlement.lines import by_fact, totals
from steelyard.engine.settlement.payments import paid_part, prices, received
from steelyard.engine.settlement.settlement import Settlement
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Code

SAYS = Words(
    "What {facts} earn is paid as the customer pays: the share paid according to {dataset}.",
    "{facts}的所得随回款支付：按 {dataset} 中的回款比例。",
    "{facts}的所得隨回款支付：按 {dataset} 中的回款比例。",
)


class WhenPaid(Settlement):
    """kind: when_paid."""

    kind: Literal["when_paid"]
    dataset: Code = Field(description="The dataset of payments.")
    fact: str = Field(description="Its column that names what was paid for.")
    amount: str = Field("amount", description="Its money column.")
    counts_on: str = Field(description="Its date column.")
    facts: Code | None = Field(
        None, description="The dataset paid for; may be left out when the plan credits one only."
    )

    @property
    def datasets(self) -> Mapping[str, tuple[str, ...]]:
        """The payments."""
        return {self.dataset: (self.counts_on, self.fact)}

    @property
    def paid_in(self) -> Mapping[str, str]:
        """Their amount."""
        return {self.dataset: self.amount}

    @property
    def follows_facts(self) -> bool:
        """Each fact is held and released by itself."""
        return True

    @property
    def keeps_waiting(self) -> bool:
        """It does."""
        return True

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield columns that could not be any, and facts nobody credits."""
        yield from column_flaws(self, ("fact", "amount", "counts_on"))
        yield from facts_flaws(self.facts, draft, needs_amount=True)

    def settle(self, case: Case) -> Settled:
        """Hold what is new, release what is due of it; what will never be paid leaves."""
        dataset = paid_for(case, self.facts)
        rows = case.keep(f"due_{case.code}", self._due(case, self._paid(case, dataset)))
        rest = rows.whole - rows.due
        never = rows.never.ifelse(rest, zero())
        rows = rows.mutate(
            waits=zero() - rows.new_minor, comes=rows.due - rows.released + never, lost=zero() - never
        )
        rows = case.keep(f"waiting_{case.code}", rows.mutate(kept=rest - never))
        lines = joined(
            [
                by_fact(case, rows, rows.waits, "waits"),
                by_fact(case, rows, rows.comes, "released"),
                by_fact(case, rows, rows.lost, "never_paid"),
            ]
        )
        stays = rows.filter(rows.kept != zero())
        balances = carried(case, stays, since=stays.since, amount=stays.whole, left=stays.kept)
        lines = case.keep(f"waited_{case.code}", lines)
        return Settled(totals(case, lines, "nothing_waits"), lines, balances)

    def _paid(self, case: Case, dataset: str) -> ibis.Table:
        """Put lines and balances beside prices, payments, and the day a fact fell through."""
        rows, priced = groups(case, dataset), prices(case, dataset)
        table = case.tables[self.dataset]
        payments = named_facts(
            case,
            dataset,
            of=self.dataset,
            fact=self.fact,
            counted_on=table[self.counts_on],
            currency="currency",
            original_minor=table[f"{self.amount}_minor"],
        )
        fell = None if case.fallen is None else case.fallen.filter(case.fallen.dataset == dataset)
        came = received(case, payments, priced, fell)
        rows = rows.left_join(priced, rows.fact_id == priced.priced_root).drop("priced_root")
        rows = rows.left_join(came, rows.fact_id == came.paid_root).drop("paid_root")
        if fell is None:
            return rows.mutate(fell_on=ibis.null("date"))
        fell = fell.select("root", "fell_on")
        return rows.left_join(fell, rows.fact_id == fell.root).drop("root")

    def _due(self, case: Case, rows: ibis.Table) -> ibis.Table:
        """Work out what is due of the whole so far, and whether the rest never will be."""
        no = ibis.literal(value=False)
        rows = rows.mutate(
            whole=rows.before_minor + rows.new_minor, released=rows.before_minor - rows.left_minor
        )
        unknown = rows.own_minor.isnull()
        fell = rows.fell_on.notnull()
        over = fell & (unknown | (rows.fell_on < case.period.first_day).fill_null(no))
        net = ibis.coalesce(rows.price_minor, rows.worth_minor)
        taken_back = ((rows.own_minor > zero()) & (net <= zero())).fill_null(no)
        free = (rows.own_minor <= zero()).fill_null(no)
        due = ibis.cases(
            (over, ibis.least(rows.released, rows.whole)),
            (unknown, rows.released),
            (free, rows.whole),
            (taken_back, ibis.least(rows.released, rows.whole)),
            else_=paid_part(rows.whole, rows),
        )
        return rows.mutate(due=due, never=fell | taken_back)

    def says(self, plan: Any) -> Phrase:
        """Say what waits for what."""
        code = self.facts or next(iter(plan.credit))
        return SAYS(facts=plan.credit[code].named(code), dataset=self.dataset)


def column_flaws(item: Settlement, names: tuple[str, ...]) -> Iterator[Flaw]:
    """Yield columns that could not be any."""
    for name in names:
        if not is_code(getattr(item, name)):
            yield Flaw("not_a_code", (name,), {"written": getattr(item, name)})


def facts_flaws(facts: str | None, draft: Any, *, needs_amount: bool) -> Iterator[Flaw]:
    """Yield facts that nobody credits, or that have no amount to compare payments with."""
    credited = draft.names("credit")
    if facts is None:
        if len(credited) > 1:
            known = suggestion("", credited)
            yield Flaw("which_facts", (), {"known": known})
        facts = next(iter(sorted(credited)), None)
    elif facts not in credited:
        known = suggestion(facts, credited)
        yield Flaw("dataset_not_credited", ("facts",), {"name": facts, "known": known})
    credit = draft.credit.get(facts)
    if needs_amount and credit is not None and not credit.amount:
        yield Flaw("facts_without_amount", (), {"name": str(facts)})
