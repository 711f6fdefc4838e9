"""Whether the thresholds an item hangs on are kept, person by person."""

from functools import reduce
from operator import and_

import ibis

from steelyard.engine.gates import MEASURED, Looked, kept
from steelyard.engine.settlement.case import Case
from steelyard.engine.threshold import Threshold


def with_all_kept(case: Case, rows: ibis.Table, thresholds: tuple[Threshold, ...]) -> ibis.Table:
    """Add all_kept to people: whether every threshold is kept; missing where nobody can say."""
    conditions = []
    for place, threshold in enumerate(thresholds):
        rows = _looked(rows, case.measures, threshold.indicator, place)
        row = Looked(*(rows[f"{name}_{place}"] for name in MEASURED))
        indicator = case.plan.indicators[threshold.indicator]
        rows = rows.mutate(**{f"kept_{place}": kept(row, threshold, indicator, case.plan.currency)})
        conditions.append(f"kept_{place}")
    # A column of its own: Ibis writes `(NOT a) IS NULL` without the brackets.
    return rows.mutate(all_kept=reduce(and_, [rows[name] for name in conditions]))


def _looked(people: ibis.Table, measures: ibis.Table, indicator: str, place: int) -> ibis.Table:
    rows = measures.filter(measures.indicator == indicator).select(
        look_plan="plan",
        look_person="person",
        **{f"{name}_{place}": name for name in MEASURED},
    )
    met = people.left_join(rows, [people.plan == rows.look_plan, people.person == rows.look_person])
    return met.drop("look_plan", "look_person")
