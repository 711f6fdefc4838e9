"""Are the tables there, with the columns the plans look at, holding what they should?"""

from collections.abc import Iterator, Mapping, Sequence

import ibis

from steelyard.engine import columns
from steelyard.engine.filters.condition import Literal
from steelyard.engine.kind_words import DATE, KINDS, NUMBER, TEXT, YES_OR_NO
from steelyard.engine.names import suggestion
from steelyard.engine.plan import Plan
from steelyard.engine.problems import Problem, Value
from steelyard.engine.standing import has
from steelyard.engine.tables import FACT_COLUMNS, STANDING
from steelyard.engine.words import Listed, Words


def shape_problems(plans: Sequence[Plan], tables: Mapping[str, ibis.Table]) -> Iterator[Problem]:
    """Find tables and columns that are missing, or of the wrong kind."""
    currencies = sorted({plan.currency for plan in plans})
    if len(currencies) > 1:
        yield Problem("plans", 0, "two_currencies", {"currencies": Listed(tuple(currencies))})
    for dataset in sorted({dataset for plan in plans for dataset in plan.datasets}):
        if dataset not in tables:
            yield Problem(dataset, 0, "table_missing", {"name": dataset})
            continue
        yield from _column_problems(dataset, tables[dataset], plans)
    for name, layout in STANDING.items():
        for column in layout.columns if name in tables else ():
            if not has(tables[name], column) and not column.optional:
                yield _column_missing(name, column.name, tables[name])


def _column_problems(dataset: str, facts: ibis.Table, plans: Sequence[Plan]) -> Iterator[Problem]:
    crediting = [plan for plan in plans if dataset in plan.credit]
    wanted: dict[str, None] = dict.fromkeys(FACT_COLUMNS if crediting else FACT_COLUMNS[:1])
    for plan in plans:
        if dataset in plan.credit:
            credit = plan.credit[dataset]
            wanted[credit.counts_on] = None
            if credit.amount:
                wanted |= {f"{credit.amount}_minor": None, "currency": None}
            wanted |= dict.fromkeys(sorted(plan.columns(dataset)))
        wanted |= dict.fromkeys(column for column in plan.settled.get(dataset, ()))
        for item in plan.settlement.values():
            if dataset in item.paid_in:
                wanted |= {f"{item.paid_in[dataset]}_minor": None, "currency": None}
    yield from _refunds_missing(dataset, facts, crediting)
    absent = [name for name in wanted if not columns.has(facts, name)]
    yield from (_column_missing(dataset, name, facts) for name in absent)
    for plan in crediting:
        if plan.credit[dataset].counts_on not in absent:
            yield from _kind_problems(dataset, facts, plan, set(absent))


def _refunds_missing(dataset: str, facts: ibis.Table, crediting: Sequence[Plan]) -> Iterator[Problem]:
    """Find where a plan names a column that says what a row takes back, and there is none."""
    named = {plan.credit[dataset].refunds for plan in crediting}
    for name in sorted(name for name in named if name and not columns.has(facts, name)):
        params: dict[str, Value] = {"name": name, "known": suggestion(name, columns.names(facts))}
        yield Problem(dataset, 0, "refunds_missing", params, "warning")


def _column_missing(table: str, column: str, facts: ibis.Table) -> Problem:
    shown = column.removesuffix("_minor")
    return Problem(
        table, 0, "column_missing", {"name": shown, "known": suggestion(shown, columns.names(facts))}
    )


def _kind_problems(dataset: str, facts: ibis.Table, plan: Plan, absent: set[str]) -> Iterator[Problem]:
    """Find columns that are compared or summed as what they are not."""
    wanted: dict[tuple[str, Words], None] = {(plan.credit[dataset].counts_on, DATE): None}
    for indicator in plan.indicators.values():
        for part in (part for part in indicator.parts() if part.dataset == dataset):
            for comparison in part.where.comparisons() if part.where else ():
                wanted |= {(comparison.column, _kind_of(value)): None for value in comparison.values}
            if part.of:
                wanted[part.of, NUMBER] = None
    for column, kind in wanted:
        if column == plan.credit[dataset].amount or column in absent:
            continue
        held = _kind_held(columns.find(facts, column))
        if held is not kind:
            yield Problem(dataset, 0, "column_kind", {"name": column, "found": held, "wanted": kind})


def _kind_of(value: Literal) -> Words:
    return KINDS[type(value)]


def _kind_held(column: ibis.Value) -> Words:
    kind = column.type()
    if kind.is_boolean():
        return YES_OR_NO
    if kind.is_date():
        return DATE
    return NUMBER if kind.is_integer() or kind.is_decimal() else TEXT
