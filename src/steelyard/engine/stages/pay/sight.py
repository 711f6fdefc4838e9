"""One wide row a person and plan of all that pay looks at: measures, scores, the total, the year so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import ibis

from steelyard.engine.gates import MEASURED
from steelyard.engine.incentives.seen import Need
from steelyard.engine.keeping import Keep
from steelyard.engine.period import Period
from steelyard.engine.personal import Wanted, with_figures
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
    figures: ibis.Table | None = None  # of one's own


@dataclass(frozen=True)
class Sight:
    """The rows, and which columns are what."""

    rows: ibis.Table
    places: dict[Need, int]
    personal: Mapping[tuple[str, str], str] = field(default_factory=dict)  # by component and name


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
        rows = _beside(rows, _wide(results.scores, scored, ("score_micro", "score_rest")))
    if ("grade", "") in needs:
        graded = results.grades.select(
            "plan", "person", "total_micro", "total_rest", "grade", graded_place="place"
        )
        rows = _beside(rows, graded)
    for code in year:
        rows = with_year(
            rows,
            code,
            places,
            [component for component in components if component.shape.base == code],
            results,
        )
    own = _personal(components)
    rows, personal = with_figures(rows, own, results.figures, results.period)
    return Sight(keep("seen", rows) if needs or own else rows, places, personal)


def _personal(components: Sequence[Component]) -> list[Wanted]:
    """List the figures of one's own that components look at, each once."""
    plans: dict[tuple[str, str], list[str]] = {}
    for component in components:
        for name in component.shape.personal:
            plans.setdefault((component.code, name), []).extend(component.codes)
    return [Wanted(part, name, tuple(codes)) for (part, name), codes in plans.items()]


def _wide(rows: ibis.Table, codes: Sequence[str], columns: Sequence[str]) -> ibis.Table:
    """Lay indicators side by side."""
    rows = rows.filter(rows.indicator.isin(codes))
    laid = {
        f"{name}_{place}": rows[name].max(where=rows.indicator == code)
        for place, code in enumerate(codes)
        for name in columns
    }
    return rows.group_by("plan", "person").aggregate(**laid)


def _beside(rows: ibis.Table, more: ibis.Table) -> ibis.Table:
    more = more.rename(of_plan="plan", of_person="person")
    met = rows.left_join(more, [rows.plan == more.of_plan, rows.person == more.of_person])
    return met.drop("of_plan", "of_person")
