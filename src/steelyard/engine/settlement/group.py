"""Settling plans that settle alike: item after item, each looking at what stands before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.proration import DAYS_IN
from steelyard.engine.settlement.books import Books, Paid
from steelyard.engine.settlement.case import Case, Settled, joined
from steelyard.engine.settlement.followed import fallen_for, followed, less_what_others_took
from steelyard.engine.settlement.limits import with_limits_by_fact
from steelyard.engine.settlement.lines import WHOSE
from steelyard.engine.settlement.personal import settled_personally
from steelyard.engine.settlement.roots import rooted
from steelyard.engine.settlement.sharing import weights_of
from steelyard.engine.tables import PAY_LINES, STATEMENTS


def settle_group(books: Books, plans: Sequence[Any], paid: Paid) -> Paid:
    """Add what the items of some plans come to."""
    codes, plan = sorted(one.code for one in plans), plans[0]
    balances = books.tables["balances"]
    balances = balances.filter(balances.plan.isin(codes), balances["item"].isin(sorted(plan.settlement)))
    balances = books.keep("before", balances)
    people = _people(codes, books.roster, balances, books.tables["people"])
    people = books.keep("people", _with_sums(plan, people, books.earned[1]))
    by_fact = followed(plan)
    every, earned = with_limits_by_fact(books, plans, by_fact, paid.lines)
    done: dict[str, Settled] = {}
    for code, item in plan.settlement.items():
        looks = item.looks_at((*plan.pay, *done))
        sums = [people[name] for name in (f"base_{code}", *(f"item_{one}" for one in looks if one in done))]
        lines = _Lines(
            books, plan, code, looks, earned, {name: settled.lines for name, settled in done.items()}
        )
        case = Case(
            code,
            plan,
            books.period,
            people.mutate(earned=reduce(add, sums)),
            balances.filter(balances["item"] == code),
            books.tables,
            books.measures,
            lines,
            lines.weights,
            code in by_fact,
            None,
            books.keep,
        )
        settled = settled_personally(item, fallen_for(case, item))
        people = books.keep(f"after_{code}", _with_item(people, code, settled.amounts))
        done[code] = settled
    done = less_what_others_took(plan, done)
    forfeited = [one for one in (paid.forfeited, *(s.forfeited for s in done.values())) if one is not None]
    return Paid(
        joined([every, *(settled.lines for settled in done.values())]),
        joined([paid.statements, *(_statements(people, code) for code in done)]),
        joined([paid.balances, *(one.balances for one in done.values() if one.balances is not None)]),
        joined(forfeited) if forfeited else None,
    )


@dataclass(frozen=True)
class _Lines:
    """The lines that an item looks at, put together only when it asks."""

    books: Books
    plan: Any
    code: str
    looks: Sequence[str]
    earned: ibis.Table
    settled: Mapping[str, ibis.Table]

    def __call__(self) -> ibis.Table:
        own = self.earned.filter(self.earned.component.isin(sorted(set(self.looks) - set(self.settled))))
        others = [lines for code, lines in self.settled.items() if code in self.looks]
        return joined([own.select(*PAY_LINES.names), *others])

    def weights(self) -> ibis.Table:
        """Sum what each fact is paid by them."""
        lines = rooted(self(), self.plan, self.books.tables)
        return self.books.keep(f"weights_{self.code}", weights_of(lines, WHOSE))


def _people(codes: Sequence[str], roster: ibis.Table, balances: ibis.Table, known: ibis.Table) -> ibis.Table:
    """List who is on the plans and who still has something to come, with their days and dates."""
    there = roster.filter(roster.plan.isin(codes))
    counted = ["days", *(name for name in roster.columns if name.startswith(DAYS_IN))]
    there = there.select("plan", "person", *counted, here=ibis.literal(value=True))
    owed = balances.select("plan", "person").distinct().anti_join(there, ["plan", "person"])
    owed = owed.mutate(**dict.fromkeys(counted, number.whole(0)), here=ibis.literal(value=False))
    every = there.union(owed.select(*there.columns))
    dates = known.select(known_person="person", joined_on="joined_on", left_on="left_on")
    return every.left_join(dates, every.person == dates.known_person).drop("known_person")


def _with_sums(plan: Any, people: ibis.Table, statements: ibis.Table) -> ibis.Table:
    """Add for each item what the components it looks at pay."""
    sums: dict[str, Any] = {}
    for code, item in plan.settlement.items():
        looks = item.looks_at(tuple(plan.pay))
        within = statements.component.isin(sorted(looks)) if looks else ibis.literal(value=False)
        sums[f"base_{code}"] = number.total(statements.amount_minor, where=within)
    earned = statements.group_by(of_plan="plan", of_person="person").aggregate(**sums)
    met = people.left_join(earned, [people.plan == earned.of_plan, people.person == earned.of_person])
    filled = {name: met[name].fill_null(number.whole(0)) for name in sums}
    return met.drop("of_plan", "of_person").mutate(**filled)


def _with_item(people: ibis.Table, code: str, amounts: ibis.Table) -> ibis.Table:
    """Remember what an item comes to, for the items after it."""
    found = amounts.select(
        of_plan="plan", of_person="person", **{f"item_{code}": "amount_minor", f"why_{code}": "why"}
    )
    met = people.left_join(found, [people.plan == found.of_plan, people.person == found.of_person])
    return met.drop("of_plan", "of_person")


def _statements(people: ibis.Table, code: str) -> ibis.Table:
    """Say what an item comes to; of those who are no longer on the plan, only who has a line."""
    amount, why = people[f"item_{code}"], people[f"why_{code}"]
    found = people.mutate(
        component=ibis.literal(code),
        amount_minor=amount,
        note=(amount == number.whole(0)).ifelse(why, ibis.null("string")),
    )
    spoken = found.here | (found.amount_minor != number.whole(0)) | (found.note == "nets_to_zero")
    return found.filter(spoken).select(*STATEMENTS.names)
