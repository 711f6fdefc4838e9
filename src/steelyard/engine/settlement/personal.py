"""Items whose figures are each person's own: who lacks one is left as they are, with the reason."""

from dataclasses import replace
from typing import Any

import ibis

from steelyard.engine.personal import TABLE, Wanted, with_figures
from steelyard.engine.settlement.case import Case, Settled, joined, zero
from steelyard.engine.tables import BALANCES


def settled_personally(item: Any, case: Case) -> Settled:
    """Settle those who have all figures the item asks for; the others' balances stay as they are."""
    names: tuple[str, ...] = item.personal
    if not names:
        settled: Settled = item.settle(case)
        return settled
    wanted = [Wanted(case.code, name) for name in names]
    people, columns = with_figures(case.people, wanted, case.tables.get(TABLE), case.period)
    held = ibis.coalesce(*(people[f"{columns[case.code, name]}_held"] for name in names))
    people = people.mutate(held=held, **{f"own_{name}": people[columns[case.code, name]] for name in names})
    people = case.keep(f"personal_{case.code}", people)
    settled = item.settle(replace(case, people=people.filter(people.held.isnull())))
    without = people.filter(people.held.notnull())
    nothing = without.select("plan", "person", amount_minor=zero(), why="held")
    kept = case.balances.semi_join(without, ["plan", "person"]).select(*BALANCES.names)
    balances = kept if settled.balances is None else joined([settled.balances, kept])
    return replace(settled, amounts=settled.amounts.union(nothing), balances=balances)
