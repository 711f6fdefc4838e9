"""Paid when paid: what a fact earns waits until the customer pays, and comes as the payments come."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.names import is_code, suggestion
from steelyard.engine.problems import Flaw
from steelyard.engine.settlement.case import Case, Settled, by_fact, carried, joined, zero
from steelyard.engine.settlement.facts import groups, paid, paid_for, totals, worth
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

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield columns that could not be any, and facts nobody credits."""
        yield from column_flaws(self, ("fact", "amount", "counts_on"))
        yield from facts_flaws(self.facts, draft, needs_amount=True)

    def settle(self, case: Case) -> Settled:
        """Hold what is new, release what is due of it."""
        dataset = paid_for(case, self.facts)
        rows = groups(case, dataset)
        value, came = (
            worth(case, dataset),
            paid(case, self.dataset, fact=self.fact, amount=self.amount, counts_on=self.counts_on),
        )
        value, came = value.rename(worth_of="root"), came.rename(paid_of="root")
        rows = rows.left_join(value, rows.root == value.worth_of)
        rows = rows.left_join(came, rows.root == came.paid_of).drop("worth_of", "paid_of")
        whole = rows.before_minor + rows.new_minor
        released = rows.before_minor - rows.left_minor
        price = (rows.worth_minor > zero()).ifelse(rows.worth_minor, number.nothing())
        # Held between nothing and all by hand: least and greatest of a missing value differ by machine.
        received = rows.paid_minor.fill_null(zero())
        received = (received < zero()).ifelse(zero(), received)
        received = (received > price).ifelse(price, received)
        part = number.divide(number.wide(whole) * number.wide(received), price)
        due = ibis.cases(
            (rows.worth_minor.isnull(), released), (rows.worth_minor <= zero(), whole), else_=part
        )
        rows = rows.mutate(due=due - released, waits=zero() - rows.new_minor, whole=whole, fact_id=rows.root)
        rows = case.keep(f"waiting_{case.code}", rows.mutate(kept=whole - due))
        lines = joined(
            [
                by_fact(case, rows, dataset, rows.waits, "waits"),
                by_fact(case, rows, dataset, rows.due, "released"),
            ]
        )
        stays = rows.filter(rows.kept != zero())
        balances = carried(
            case,
            stays,
            since=stays.since,
            amount=stays.whole,
            left=stays.kept,
            fact=(dataset, stays.fact_id),
        )
        lines = case.keep(f"waited_{case.code}", lines)
        return Settled(totals(case, lines, "nothing_waits"), lines, balances)

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
