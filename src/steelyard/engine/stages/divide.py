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
    """Parts of one dataset's facts; `windows` are the days before the period that some plan looks at."""

    parts: ibis.Table
    windows: tuple[WindowName, ...]


def divide(shared: Shared, tables: Tables, period: Period, keep: Keep) -> dict[tuple[str, Credit], Divided]:
    """Make the parts for every way of crediting; ways that divide facts alike get the same parts."""
    alike: dict[tuple[str, str], list[tuple[str, Credit]]] = {}
    for dataset, clause in shared:
        alike.setdefault((dataset, clause.division.definition()), []).append((dataset, clause))
    found: dict[tuple[str, Credit], Divided] = {}
    for place, ways in enumerate(alike.values()):
        dataset, clause = ways[0]
        plans = [plan for way in ways for plan in shared[way]]
        windows = tuple(sorted(frozenset[WindowName]().union(*(plan.windows(dataset) for plan in plans))))
        parts = _parts(dataset, clause.division, plans, windows, tables, period)
        often = len(ways) > 1 or bool(windows) or clause.levels_up
        found |= dict.fromkeys(ways, Divided(keep(f"parts_{place}", parts) if often else parts, windows))
    return found


def _parts(
    dataset: str,
    clause: Credit,
    plans: Sequence[Plan],
    windows: Sequence[WindowName],
    tables: Tables,
    period: Period,
) -> ibis.Table:
    columns = sorted(frozenset[str]().union(*(plan.columns(dataset) for plan in plans)))
    days = [(one.first_day, one.last_day) for one in (period, *map(period.window, windows))]
    facts = prepared(tables, dataset, clause, columns, plans[0].currency, days)
    splits = tables["splits"].filter(tables["splits"].dataset == dataset)
    parts = clause.parts(facts.filter(usable(facts)), splits)
    return parts.drop("owner").rename(fact_id="id")
