"""Settling fact by fact: which facts belong together, what they are worth, what rows of other tables say.

A row that takes another back (a refund, a credit note) belongs to the fact it names: held, released and
clawed back with it, so that both together come to nothing.
"""

from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.crediting.currency import converted
from steelyard.engine.crediting.prepared import prepared
from steelyard.engine.settlement.case import Case, zero


def paid_for(case: Case, facts: str | None) -> str:
    """Name the dataset whose facts are settled: the one said, else the plan's only one."""
    return facts or next(iter(case.plan.credit))


def roots(case: Case, dataset: str) -> ibis.Table:
    """Give every fact of a dataset with the fact it belongs to."""
    facts, column = case.tables[dataset], getattr(case.plan.credit[dataset], "refunds", None)
    if column is None:
        return facts.select(fact="id", root="id")
    # What is itself taking something back has nothing of its own to take back.
    known = facts.filter(facts[column].isnull()).select(known="id")
    named = facts.select("id", taken_back=facts[column])
    met = named.left_join(known, named.taken_back == known.known)
    return met.select(fact="id", root=ibis.coalesce(met.known, met.id))


def worth(case: Case, dataset: str) -> ibis.Table:
    """Sum what facts and those that belong to them are worth: root, worth_minor.

    As they are credited: what takes a fact back does so at that fact's rate, so both come to nothing.
    """
    facts = prepared(case.tables, dataset, case.plan.credit[dataset], (), case.plan.currency)
    summed = facts.group_by(root="root_id" if "root_id" in facts.columns else "id").aggregate(
        worth_minor=number.total(facts.whole_minor)
    )
    return summed.mutate(worth_minor=summed.worth_minor.fill_null(zero()))


def paid(case: Case, dataset: str, *, fact: str, amount: str, counts_on: str) -> ibis.Table:
    """Sum what rows of a table say was paid for facts up to the period's last day: root, paid_minor."""
    rows = case.tables[dataset]
    dated = rows.select(
        "currency", counted_on=rows[counts_on], original_minor=rows[f"{amount}_minor"], root=rows[fact]
    )
    dated = dated.filter(dated.counted_on <= case.period.last_day)
    return _summed(case, dated, "root", "paid_minor")


def taken_back(case: Case, dataset: str, *, fact: str, counts_on: str) -> ibis.Table:
    """Find the facts that rows of a table take back in the period, and the first day: root, taken_on."""
    rows = case.tables[dataset]
    dated = rows.select(root=rows[fact], counted_on=rows[counts_on])
    dated = dated.filter(
        dated.root.notnull(), dated.counted_on.between(case.period.first_day, case.period.last_day)
    )
    return dated.group_by("root").aggregate(taken_on=dated.counted_on.min())


def _summed(case: Case, dated: ibis.Table, key: str, name: str) -> ibis.Table:
    rated = converted(dated, case.tables["rates"], case.plan.currency)
    summed = rated.group_by(key).aggregate(**{name: number.total(rated.whole_minor)})
    return summed.mutate(**{name: summed[name].fill_null(zero())})


def groups(case: Case, dataset: str) -> ibis.Table:
    """Put new lines and balances together: plan, person, root, new_minor, before_minor, left_minor, since.

    `since` is the first day anything of the group counted; `before` what earlier periods brought forward.
    """
    lines, belongs = case.lines(), roots(case, dataset)
    lines = lines.filter(lines.dataset == dataset)
    met = lines.left_join(belongs, lines.fact_id == belongs.fact)
    named = met.mutate(group=ibis.coalesce(met.root, met.fact_id))
    new = named.select(
        "plan",
        "person",
        root="group",
        new_minor="amount_minor",
        before_minor=zero(),
        left_minor=zero(),
        since="counted_on",
    )
    old = case.balances.select(
        "plan",
        "person",
        root="fact_id",
        new_minor=zero(),
        before_minor="amount_minor",
        left_minor="left_minor",
        since="since",
    )
    every = new.union(old)
    sums: dict[str, Any] = {
        name: number.total(every[name]) for name in ("new_minor", "before_minor", "left_minor")
    }
    return every.group_by("plan", "person", "root").aggregate(**sums, since=every.since.min())


def totals(case: Case, lines: ibis.Table, why: str) -> ibis.Table:
    """Sum an item's lines for everybody; whoever has none is told why."""
    sums = lines.group_by(sum_plan="plan", sum_person="person").aggregate(
        total_minor=number.total(lines.amount_minor)
    )
    people = case.people
    met = people.left_join(sums, [people.plan == sums.sum_plan, people.person == sums.sum_person])
    return met.select(
        "plan",
        "person",
        amount_minor=met.total_minor.fill_null(zero()),
        why=met.sum_person.isnull().ifelse(why, "nets_to_zero"),
    )
