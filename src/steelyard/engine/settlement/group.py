"""Settling plans that settle alike: item after item, each looking at what stands before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.keeping import Keep
from steelyard.engine.period import Period
from steelyard.engine.proration import DAYS_IN
from steelyard.engine.settlement.case import Case, Settled, joined
from steelyard.engine.tables import PAY_LINES, STATEMENTS


@dataclass(frozen=True)
class Paid:
    """Lines and statements, balances carried forward, and what was forfeited (plan, person, detail)."""

    lines: ibis.Table
    statements: ibis.Table
    balances: ibis.Table
    forfeited: ibis.Table | None = None


@dataclass(frozen=True)
class Books:
    """What all items are settled from; kept tables are named after `prefix`."""

    prefix: str
    earned: tuple[ibis.Table, ibis.Table]  # the components' lines and statements
    roster: ibis.Table
    measures: ibis.Table
    tables: Mapping[str, ibis.Table]
    period: Period
    machine: Keep

    def keep(self, name: str, table: ibis.Table, /) -> ibis.Table:
        """Set a table aside."""
        return self.machine(self.prefix + name, table)


def settle_group(books: Books, plans: Sequence[Any], paid: Paid) -> Paid:
    """Add what the items of some plans come to."""
    codes, plan = sorted(one.code for one in plans), plans[0]
    balances = books.tables["balances"]
    balances = balances.filter(balances.plan.isin(codes), balances["item"].isin(sorted(plan.settlement)))
    balances = books.keep("before", balances)
    people = _people(codes, books.roster, balances, books.tables["people"])
    people = books.keep("people", _with_sums(plan, people, books.earned[1]))
    done: dict[str, Settled] = {}
    for code, item in plan.settlement.items():
        looks = item.looks_at((*plan.pay, *done))
        sums = [people[name] for name in (f"base_{code}", *(f"item_{one}" for one in looks if one in done))]
        case = Case(
            code,
            plan,
            books.period,
            people.mutate(earned=reduce(add, sums)),
            balances.filter(balances["item"] == code),
            books.tables,
            books.measures,
            _Lines(codes, looks, books.earned[0], {name: settled.lines for name, settled in done.items()}),
            books.keep,
        )
        settled = item.settle(case)
        people = books.keep(f"after_{code}", _with_item(people, code, settled.amounts))
        done[code] = settled
    forfeited = [one for one in (paid.forfeited, *(s.forfeited for s in done.values())) if one is not None]
    return Paid(
        joined([paid.lines, *(settled.lines for settled in done.values())]),
        joined([paid.statements, *(_statements(people, code) for code in done)]),
        joined([paid.balances, *(one.balances for one in done.values() if one.balances is not None)]),
        joined(forfeited) if forfeited else None,
    )


@dataclass(frozen=True)
class _Lines:
    """The lines by fact that an item looks at, put together only when it asks."""

    codes: Sequence[str]
    looks: Sequence[str]
    lines: ibis.Table
    settled: Mapping[str, ibis.Table]

    def __call__(self) -> ibis.Table:
        own = self.lines.filter(
            self.lines.plan.isin(self.codes),
            self.lines.component.isin(sorted(set(self.looks) - set(self.settled))),
            self.lines.fact_id.notnull(),
        ).select(*PAY_LINES.names)
        others = [lines for code, lines in self.settled.items() if code in self.looks]
        return joined([own, *(lines.filter(lines.fact_id.notnull()) for lines in others)])


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
