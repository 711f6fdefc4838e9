"""What each person's pay depends on, component by component: one wide row of numbers, worked out once.

Columns: what keeps it from being paid (`held`), gate and factors, caps, the shape's own numbers, and those of
its figures that differ between plans. Figures that all plans share stay literals, which machines like best.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial, reduce
from operator import and_
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.arithmetic import Workings
from steelyard.engine.gates import kept
from steelyard.engine.incentives.seen import OWN, Seen
from steelyard.engine.period import Period
from steelyard.engine.personal import NO_FIGURE, OVERLAP
from steelyard.engine.stages.pay.components import Component, Version
from steelyard.engine.stages.pay.sight import Sight

GATE, TIMES, FIGURE, TABLE = "gate", "times_", "figure_", "table_"


@dataclass(frozen=True)
class Terms:
    """The rows of one component, and where a line finds each number: a column's name, or a literal."""

    component: Component
    rows: ibis.Table
    numbers: Mapping[str, Any]
    explained: tuple[str, ...]  # the columns a story may tell
    lists: Mapping[str, list[int]]  # the figures that facts choose from, plan after plan

    def of(self, row: ibis.Table) -> dict[str, Any]:
        """Give the numbers beside a row that has the columns."""
        return {name: row[one] if isinstance(one, str) else one for name, one in self.numbers.items()}

    def chosen(self, row: ibis.Table, name: str, place: Any) -> Any:
        """Take the figure that a fact chose."""
        begins = TABLE + name
        return number.one_of(self.lists[name], row[begins] + place if begins in row.columns else place)


def terms(component: Component, place: int, sight: Sight, period: Period) -> Terms:
    """Work out one component's terms; `place` is its number among all."""
    rows = sight.rows
    if not component.every_plan:
        rows = rows.filter(rows.plan.isin(component.codes))
    first = component.versions[0]
    rows = _versioned(component, rows)
    rows, figures = _figures(component, rows)
    seen = Seen(rows, first.indicators, first.currency, sight.places, period, _of(rows, figures))
    seen = component.shape.terms(_with_own(component, seen, sight))
    rows = _multiplied(component, seen)
    seen = replace(seen, row=rows)
    own = {name: OWN + name for name in seen.numbers}
    columns: dict[str, Any] = {
        "component": ibis.literal(component.code),
        "component_no": number.whole(place),
        "held": _held(component, seen, sight),
        "zero_note": ibis.literal(component.shape.zero_note),
        "due": rows[own["due"]] if "due" in own else number.nothing(),
    }
    for name in ("cap", "cap_each"):
        limits = [getattr(version.incentive, name) for version in component.versions]
        if name == "cap" or component.limits(name):
            own_limit = name in component.shape.personal
            limit = (
                rows[OWN + name] if own_limit else _one_of(limits, rows) if component.limits(name) else None
            )
            columns[name] = number.nothing() if limit is None else limit
    if any(version.incentive.cap_unless for version in component.versions):
        lifted = _by_version(component, rows, partial(_lifted, seen=seen))
        columns["cap"] = (lifted == number.whole(1)).ifelse(number.nothing(), columns["cap"])
    tables, lists = _tables(component, rows)
    explained = tuple(name for name in rows.columns if _is_told(name))
    needed = [*explained, *(name for name in figures.values() if isinstance(name, str))]
    needed += [name for name in ("factor",) if name in rows.columns]
    taken = rows.select("plan", "person", "who", **columns, **tables, **{name: name for name in needed})
    return Terms(component, taken, {**figures, **own}, explained, lists)


def _is_told(name: str) -> bool:
    return name.startswith((OWN, TIMES)) or name in {GATE, "days", "months"}


def _versioned(component: Component, rows: ibis.Table) -> ibis.Table:
    """Tell which version each plan has."""
    if len(component.versions) == 1:
        return rows
    cases = [
        (rows.plan.isin(sorted(one.plans)), number.whole(place))
        for place, one in enumerate(component.versions)
    ]
    return rows.mutate(version=ibis.cases(*cases, else_=number.nothing()))


def _one_of(values: Sequence[int | None], rows: ibis.Table) -> Any:
    """Take each version's own number; one that all share stays a literal."""
    if len(set(values)) == 1:
        return number.nothing() if values[0] is None else number.whole(values[0])
    return number.one_of(values, rows.version)


def _figures(component: Component, rows: ibis.Table) -> tuple[ibis.Table, dict[str, Any]]:
    """Put figures that differ between plans into columns."""
    every = [version.incentive.figures() for version in component.versions]
    found: dict[str, Any] = {}
    columns: dict[str, Any] = {}
    for name in every[0]:
        values = [figures[name] for figures in every]
        if len(set(values)) == 1:
            found[name] = number.whole(values[0])
        else:
            found[name] = FIGURE + name
            columns[FIGURE + name] = _one_of(values, rows)
    return (rows.mutate(**columns) if columns else rows), found


def _tables(component: Component, rows: ibis.Table) -> tuple[dict[str, Any], dict[str, list[int]]]:
    """Lay the figures of choices made fact by fact one after another, and say where each plan's begin."""
    columns: dict[str, Any] = {}
    lists: dict[str, list[int]] = {}
    for name, chosen in component.versions[0].choices.items():
        every = [version.choices[name].figures for version in component.versions]
        distinct = list(dict.fromkeys(every))
        lists[name] = [figure for figures in distinct for figure in figures]
        if len(distinct) > 1:
            width = len(chosen.figures)
            columns[TABLE + name] = _one_of([distinct.index(one) * width for one in every], rows)
    return columns, lists


def _of(rows: ibis.Table, figures: Mapping[str, Any]) -> dict[str, Any]:
    return {name: rows[one] if isinstance(one, str) else one for name, one in figures.items()}


def _by_version(component: Component, rows: ibis.Table, make: Callable[[Version], Any]) -> Any:
    """Make an expression that is each plan's own; versions of which it is the same share it."""
    if len(component.versions) == 1:
        return make(component.versions[0])
    cases = [
        (rows.version == number.whole(place), make(version))
        for place, version in enumerate(component.versions)
    ]
    return ibis.cases(*cases, else_=number.nothing())


def _multiplied(component: Component, seen: Seen) -> ibis.Table:
    """Add gate, factors and their product, each rounded to a millionth."""
    rows, one, workings = seen.row, number.whole(number.MICRO), Workings(seen.row)
    seen = replace(seen, aside=workings.aside)
    columns: dict[str, Any] = {}
    if component.is_gated:
        columns[GATE] = _by_version(component, rows, partial(_gate, seen=seen))
    longest = max(len(version.incentive.times) for version in component.versions)
    for place in range(longest):
        if not _is_by_fact(component, place):
            columns[f"{TIMES}{place}"] = _by_version(
                component, rows, partial(_factor, place=place, seen=seen)
            )
    kinds = {factor.kind for version in component.versions for factor in version.incentive.times}
    if "ramp" in kinds:
        columns["months"] = seen.months
    rows = workings.table.mutate(**columns) if columns else workings.table
    if not component.has_factor:
        return rows
    early = max(len(version.early_factors) for version in component.versions)
    factor = rows[GATE] if component.is_gated else one
    for place in range(early):
        next_one = rows[f"{TIMES}{place}"]
        factor = next_one if factor is one else number.scale(factor, next_one)
    return rows.mutate(factor=factor)


def _seen_by(version: Version, seen: Seen) -> Seen:
    return replace(seen, indicators=version.indicators)


def _gate(version: Version, *, seen: Seen) -> Any:
    gate = version.incentive.gate
    return number.whole(number.MICRO) if gate is None else gate.ppm(_seen_by(version, seen))


def _lifted(version: Version, *, seen: Seen) -> Any:
    """Tell by 1 whether there is no cap; 0 also where nobody can say."""
    seen, no = _seen_by(version, seen), ibis.literal(value=False)
    found = [
        kept(seen.measure(one.indicator), one, seen.indicators[one.indicator], seen.currency).fill_null(no)
        for one in version.incentive.cap_unless
    ]
    is_lifted = reduce(and_, found) if found else no
    return is_lifted.ifelse(number.whole(1), number.whole(0))


def _is_by_fact(component: Component, place: int) -> bool:
    times = component.shape.times
    return place < len(times) and times[place].choices is not None


def _factor(version: Version, *, place: int, seen: Seen) -> Any:
    times = version.incentive.times
    return times[place].ppm(_seen_by(version, seen)) if place < len(times) else number.whole(number.MICRO)


def _with_own(component: Component, seen: Seen, sight: Sight) -> Seen:
    """Add the figures that are each person's own, and since when they hold."""
    own: dict[str, Any] = {}
    for name in component.shape.personal:
        column = sight.personal[component.code, name]
        own |= {name: seen.row[column], f"{name}_since": seen.row[f"{column}_since"]}
    return seen.adding(**own) if own else seen


def _held(component: Component, seen: Seen, sight: Sight) -> Any:
    """Say what keeps it from being paid; a gate or a factor that nobody can tell comes first."""
    rows = seen.row
    unknown = [rows[name].isnull() for name in rows.columns if name == GATE or name.startswith(TIMES)]
    own = [rows[sight.personal[component.code, name] + "_held"] for name in component.shape.personal]
    held: list[tuple[Any, Any]] = [(why == said, said) for said in (NO_FIGURE, OVERLAP) for why in own]
    held += [(missing, "blocked") for missing in unknown]
    held += component.shape.held(seen)
    return ibis.cases(*held, else_=ibis.null("string")) if held else ibis.null("string")


def union_of(tables: Sequence[ibis.Table]) -> ibis.Table:
    """Put tables one under another."""
    return ibis.union(*tables) if len(tables) > 1 else tables[0]
