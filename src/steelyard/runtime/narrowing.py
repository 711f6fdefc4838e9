"""Fewer inputs for one person: their facts, and those of everyone below them, as far as their plans look."""

from collections.abc import Sequence

import ibis

from steelyard.engine import Plan
from steelyard.engine.crediting.hierarchy import chain
from steelyard.engine.keeping import Keep

WHOM = "whom"  # a table of one person


def narrowed(
    tables: dict[str, ibis.Table], plans: Sequence[Plan], whom: ibis.Table, keep: Keep
) -> dict[str, ibis.Table]:
    """Leave out facts that cannot reach the person. All shares of a fact stay: they divide it."""
    levels = max(credit.levels_up for plan in plans for credit in plan.credit.values())
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
    less["splits"] = keep("shares", splits.semi_join(shared, ["dataset", "fact_id"]))
    for dataset in {dataset for plan in plans for dataset in plan.datasets}:
        facts = tables[dataset]
        of_dataset = shared.filter(shared.dataset == dataset)
        less[dataset] = keep(
            f"facts_{dataset}",
            facts.filter(facts.owner.isin(people.person) | facts.id.isin(of_dataset.fact_id)),
        )
    return less
