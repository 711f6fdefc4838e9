"""Paid when paid: what facts earned waits until customers have paid for them, part by part, or never will."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.oracle.amounts import half_up
from tests.oracle.crediting import FellOutError
from tests.oracle.money import converted, rate_on
from tests.oracle.settling.case import Case
from tests.oracle.settling.claw_back import first_line, new_of
from tests.oracle.settling.sharing import Fact

Row = dict[str, Any]


def when_paid(case: Case) -> str:
    """Hold what facts earned until they are paid for; what will never be paid leaves the books."""
    dataset = case.fallen.facts_of(case.code)
    new, brought = new_of(case, dataset), {(row["dataset"], row["fact_id"]): row for row in case.brought}
    for fact in sorted(new.keys() | brought.keys()):
        row, earned = brought.get(fact), new.get(fact, 0)
        whole = earned + (row["amount_minor"] if row else 0)
        released = row["amount_minor"] - row["left_minor"] if row else 0
        since = case.fallen.counted_on(fact, row["since"] if row else first_line(case, fact))
        assert since is not None
        due, is_over = _due(case, fact, whole, released, since)
        case.pay(-earned, "waits", fact)
        case.pay(due - released, "released", fact)
        if is_over:
            case.forfeit(whole - due, "released", fact)
        elif whole != due:
            case.keep(since, whole, whole - due, fact)
    return "nothing_waits"


def _due(case: Case, fact: Fact, whole: int, released: int, since: dt.date) -> tuple[int, bool]:
    """Give how much may be paid by now, and whether the rest never will."""
    fell = case.fallen.on(case.code, fact, since)
    if case.books.fact(*fact) is None:
        return (released, False) if fell is None else (min(released, whole), True)
    price = _Price.of(case, fact)
    if price.own <= 0:
        return whole, False
    if price.net <= 0 or (fell is not None and fell < case.closing.first):
        return min(released, whole), True
    until = case.closing.last if fell is None else fell
    return half_up(whole * price.paid(case, _payments(case, fact, until))), fell is not None


@dataclass(frozen=True)
class _Price:
    """What a fact costs, less what was taken back: in its own currency if it has one, and in the plan's."""

    currency: str | None
    in_own: int | None
    in_plans: int | None
    own: int  # the fact's own, before anything was taken back

    @property
    def net(self) -> int:
        """Give what is left to be paid for, in whichever currency there is."""
        return (self.in_own if self.in_own is not None else self.in_plans) or 0

    @staticmethod
    def of(case: Case, fact: Fact) -> "_Price":
        dataset, root = fact
        rows = [
            row for row in case.books.rows(dataset) if case.crediting.original(dataset, row)["id"] == root
        ]
        amount = f"{case.plan.credit[dataset]['amount']}_minor"
        priced = [row for row in rows if row[amount] is not None]
        currencies = {row["currency"] for row in priced}
        first = case.books.fact(dataset, root)
        assert first is not None
        alike = currencies == {first["currency"]} and first["currency"] is not None
        converted_ = [_in_plans(case, dataset, row) for row in priced]
        known = [minor for minor in converted_ if minor is not None]
        return _Price(
            currency=first["currency"] if alike else None,
            in_own=sum(row[amount] for row in priced) if alike else None,
            in_plans=sum(known) if known else None,
            own=first[amount] or 0,
        )

    def paid(self, case: Case, payments: Sequence[Row]) -> Fraction:
        """Give the part that was paid: each payment against the price in a currency that both have."""
        minor, found = f"{case.says['amount']}_minor", Fraction(0)
        for row in payments:
            if self.in_own is not None and row["currency"] == self.currency:
                found += Fraction(row[minor], self.in_own)
            elif self.in_plans and self.in_plans > 0:
                day, into = row[case.says["counts_on"]], case.plan.currency
                rate = rate_on(case.books.rows("rates"), row["currency"], into, day)
                if rate is not None:
                    found += Fraction(converted(row[minor], row["currency"], into, rate), self.in_plans)
        return min(max(found, Fraction(0)), Fraction(1))


def _in_plans(case: Case, dataset: str, row: Row) -> int | None:
    try:
        return case.crediting.whole_minor(dataset, row)
    except (
        FellOutError
    ):  # on no day, in no currency, or at no rate: only what is in the plan's says something
        minor: int = row[f"{case.plan.credit[dataset]['amount']}_minor"]
        return minor if row["currency"] == case.plan.currency else None


def _payments(case: Case, fact: Fact, until: dt.date) -> list[Row]:
    """List what was paid for a fact up to a day."""
    says, (dataset, root) = case.says, fact
    return [
        row
        for row in case.books.rows(says["dataset"])
        if row[says["fact"]] is not None
        and case.crediting.root(dataset, row[says["fact"]]) == root
        and row[says["counts_on"]] is not None
        and row[says["counts_on"]] <= until
        and row[f"{says['amount']}_minor"] is not None
        and row["currency"] is not None
    ]
