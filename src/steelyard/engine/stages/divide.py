"""Before crediting: facts of the days that plans look at, divided among people, once for all plans."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ibis

from steelyard.engine.crediting.credit import Credit
from steelyard.engine.crediting.prepared import prepared, usable
from steelyard.engine.keeping import Keep
from steelyard.engine.period import Period, WindowName
from steelyard.engine.plan import Plan

Tables = Mapping[str, ibis.Table]
Shared = Mapping[tuple[str, Credit], Sequence[Plan]]  # a dataset and how it is credited, by which plans


@dataclass(frozen=True)
class Divided:
    """Parts of a dataset's facts: the period's, and those of `windows`, other days that plans look at."""

    parts: ibis.Table
    before: ibis.Table | None
    windows: tuple[WindowName, ...]


def divide(shared: Shared, tables: Tables, period: Period, keep: Keep) -> dict[tuple[str, Credit], Divided]:
    """Make the parts for every way of crediting; ways that divide facts alike get the same parts.

    What serves once only is not kept: a machine then leaves out what nobody asks for.
    """
    alike: dict[tuple[str, str], list[tuple[str, Credit]]] = {}
    for dataset, clause in shared:
        alike.setdefault((dataset, clause.division.definition()), []).append((dataset, clause))
    found: dict[tuple[str, Credit], Divided] = {}
    for place, ways in enumerate(alike.values()):
        dataset, clause = ways[0]
        plans = [plan for way in ways for plan in shared[way]]
        windows = tuple(sorted(frozenset[WindowName]().union(*(plan.windows(dataset) for plan in plans))))
        parts = _parts(dataset, clause.division, plans, [period], tables)
        if len(ways) > 1 or clause.levels_up:
            parts = keep(f"parts_{place}", parts)
        before = None
        if windows:
            before = _parts(dataset, clause.division, plans, [*map(period.window, windows)], tables)
            if sum(any(plan.windows(dataset) for plan in shared[way]) for way in ways) > 1:
                before = keep(f"parts_{place}_before", before)
        found |= dict.fromkeys(ways, Divided(parts, before, windows))
    return found


def _parts(
    dataset: str,
    clause: Credit,
    plans: Sequence[Plan],
    spans: Sequence[Period],
    tables: Tables,
) -> ibis.Table:
    columns = sorted(frozenset[str]().union(*(plan.columns(dataset) for plan in plans)))
    days = [(span.first_day, span.last_day) for span in spans]
    facts = prepared(tables, dataset, clause, columns, plans[0].currency, days)
    splits = tables["splits"].filter(tables["splits"].dataset == dataset)
    parts = clause.parts(facts.filter(usable(facts)), splits)
    return parts.drop("owner").rename(fact_id="id")
