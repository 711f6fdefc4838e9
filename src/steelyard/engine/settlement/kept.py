"""Whether the thresholds an item hangs on are kept, person by person."""

from functools import reduce
from operator import and_
from typing import Any

import ibis

from steelyard.engine.gates import kept
from steelyard.engine.settlement.case import Case
from steelyard.engine.threshold import Threshold


def with_all_kept(case: Case, rows: ibis.Table, thresholds: tuple[Threshold, ...]) -> ibis.Table:
    """Add all_kept to people: whether every threshold is kept; missing where nobody can say."""
    conditions = []
    for place, threshold in enumerate(thresholds):
        rows = _looked(rows, case.measures, threshold.indicator, place)
        row = _Looked(rows[f"value_{place}"], rows[f"attainment_{place}"])
        indicator = case.plan.indicators[threshold.indicator]
        rows = rows.mutate(**{f"kept_{place}": kept(row, threshold, indicator, case.plan.currency)})
        conditions.append(f"kept_{place}")
    # A column of its own: Ibis writes `(NOT a) IS NULL` without the brackets.
    return rows.mutate(all_kept=reduce(and_, [rows[name] for name in conditions]))


class _Looked:
    def __init__(self, value: Any, attainment_ppm: Any) -> None:
        self.value, self.attainment_ppm = value, attainment_ppm


def _looked(people: ibis.Table, measures: ibis.Table, indicator: str, place: int) -> ibis.Table:
    rows = measures.filter(measures.indicator == indicator).select(
        look_plan="plan",
        look_person="person",
        **{f"value_{place}": "value", f"attainment_{place}": "attainment_ppm"},
    )
    met = people.left_join(rows, [people.plan == rows.look_plan, people.person == rows.look_person])
    return met.drop("look_plan", "look_person")
