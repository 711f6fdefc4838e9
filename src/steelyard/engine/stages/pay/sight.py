"""One wide row a person and plan of all that pay looks at: measures, scores, the total, the year so far."""

from collections.abc import Sequence
from dataclasses import dataclass

import ibis

from steelyard.engine.incentives.seen import Need
from steelyard.engine.keeping import Keep
from steelyard.engine.period import Period
from steelyard.engine.stages.pay.components import Component
from steelyard.engine.stages.pay.year import with_year


@dataclass(frozen=True)
class Results:
    """What earlier stages gave; without targets (for measures that never were) the year is the period."""

    roster: ibis.Table
    measures: ibis.Table
    scores: ibis.Table
    grades: ibis.Table
    targets: ibis.Table | None
    period: Period
    first_days: ibis.Table | None = None  # person, first_on; beside targets


@dataclass(frozen=True)
class Sight:
    """The rows, and which columns are what."""

    rows: ibis.Table
    places: dict[Need, int]


def sight(components: Sequence[Component], results: Results, keep: Keep) -> Sight:
    """Gather what any component looks at, in one pass over each table."""
    needs = {
        need: None
        for component in components
        for version in component.versions
        for need in version.incentive.looks_at()
    }
    year = sorted(code for kind, code in needs if kind == "year")
    measured = sorted({code for kind, code in needs if kind in {"measure", "year"}})
    scored = sorted(code for kind, code in needs if kind == "score")
    places: dict[Need, int] = {("measure", code): place for place, code in enumerate(measured)}
    places |= {("score", code): place for place, code in enumerate(scored)}
    places |= {("year", code): place for place, code in enumerate(year)}
    rows = results.roster
    if measured:
        rows = _beside(rows, _wide(results.measures, measured, MEASURED))
    if scored:
        rows = _beside(rows, _wide(results.scores, scored, {"score": "score_micro"}))
    if ("grade", "") in needs:
        rows = _beside(
            rows, results.grades.select("plan", "person", "total_micro", "grade", graded_place="place")
        )
    for code in year:
        rows = with_year(
            rows,
            code,
            places,
            [component for component in components if component.shape.base == code],
            results,
        )
    return Sight(keep("seen", rows) if needs else rows, places)


MEASURED = {"value": "value", "attainment": "attainment_ppm", "target": "target"}


def _wide(rows: ibis.Table, codes: Sequence[str], columns: dict[str, str]) -> ibis.Table:
    """Lay indicators side by side."""
    rows = rows.filter(rows.indicator.isin(codes))
    laid = {
        f"{name}_{place}": rows[column].max(where=rows.indicator == code)
        for place, code in enumerate(codes)
        for name, column in columns.items()
    }
    return rows.group_by("plan", "person").aggregate(**laid)


def _beside(rows: ibis.Table, more: ibis.Table) -> ibis.Table:
    more = more.rename(of_plan="plan", of_person="person")
    met = rows.left_join(more, [rows.plan == more.of_plan, rows.person == more.of_person])
    return met.drop("of_plan", "of_person")
