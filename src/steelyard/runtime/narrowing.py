"""Fewer inputs for one person: their facts, and those of everyone below them, as far as their plans look."""

from collections.abc import Sequence

import ibis
import pyarrow as pa

from steelyard.engine import Plan
from steelyard.engine.crediting.hierarchy import chain
from steelyard.engine.keeping import Keep

WHOM = "whom"  # a table of one person
PEOPLE = "kept_people"  # the first stage of a script that is narrowed: whose facts reach them


def levels_below(plans: Sequence[Plan]) -> int:
    """Say how many levels below a person plans look."""
    return max(credit.levels_up for plan in plans for credit in plan.credit.values())


def narrowed(
    tables: dict[str, ibis.Table], plans: Sequence[Plan], whom: ibis.Table, keep: Keep
) -> dict[str, ibis.Table]:
    """Leave out facts that cannot reach the person, and who stands elsewhere.

    All shares of a fact stay: they divide it.
    """
    levels = levels_below(plans)
    people = whom
    if levels:
        above = chain(tables["assignments"], levels)
        below = above.semi_join(whom, above.manager == whom.person).select(person="below")
        people = whom.union(below, distinct=True)
    people = keep("people", people)
    splits = tables["splits"]
    shared = splits.semi_join(people, "person").select("dataset", "fact_id").distinct()
    shared = keep("shared", shared)
    less = dict(tables)
    less["assignments"] = keep("places", tables["assignments"].semi_join(people, "person"))
    less["targets"] = keep("aims", tables["targets"].semi_join(people, "person"))
    settled = {dataset for plan in plans for dataset in plan.settled}  # these are nobody's own
    if any(plan.settlement for plan in plans):
        balances = tables["balances"]
        less["balances"] = keep("balances", balances.semi_join(whom, "person"))
    for dataset in {dataset for plan in plans for dataset in plan.datasets} - settled:
        facts = tables[dataset]
        of_dataset = shared.filter(shared.dataset == dataset)
        theirs = facts.owner.isin(people.person) | facts.id.isin(of_dataset.fact_id)
        clauses = [plan.credit[dataset] for plan in plans if dataset in plan.credit]
        if any(plan.settlement for plan in plans):
            owed = less["balances"].filter(less["balances"].dataset == dataset)
            theirs |= facts.id.isin(owed.fact_id)
        if any(clause.by_territory for clause in clauses):
            theirs |= facts.owner.isnull()
        mine = keep(f"facts_{dataset}", facts.filter(theirs))
        named = {clause.refunds for clause in clauses if clause.refunds}
        refunds = sorted(named & set(facts.columns))
        less[dataset] = (
            keep(f"facts_taken_back_{dataset}", _with_refunds(facts, mine, refunds)) if refunds else mine
        )
    less["splits"] = keep("shares", _of_kept(splits, plans, less))
    return less


def _of_kept(splits: ibis.Table, plans: Sequence[Plan], less: dict[str, ibis.Table]) -> ibis.Table:
    """Keep all shares of the facts that are kept, also of those that are shared by others only."""
    found = []
    for dataset in sorted({dataset for plan in plans for dataset in plan.credit}):
        shares, facts = splits.filter(splits.dataset == dataset), less[dataset]
        found.append(shares.semi_join(facts, shares.fact_id == facts.id))
    return ibis.union(*found) if len(found) > 1 else found[0]


def _with_refunds(facts: ibis.Table, mine: ibis.Table, refunds: Sequence[str]) -> ibis.Table:
    """Keep what takes a kept fact back, and what a kept row takes back: that decides whose it is."""
    # a column in which no row says anything has no type of its own
    named = (mine.select(root=mine[column].cast("string")) for column in refunds)
    roots = mine.select(root=mine.id.cast("string")).union(*named, distinct=True)
    near = facts.id.isin(roots.root)
    for column in refunds:
        near |= facts[column].isin(roots.root)
    return facts.filter(near)


def unranked(grades: pa.Table) -> pa.Table:
    """Take ranks out: one person has no peers here."""
    for name in ("rank", "peers"):
        place = grades.schema.get_field_index(name)
        grades = grades.set_column(place, name, pa.nulls(grades.num_rows, pa.int64()))
    return grades
