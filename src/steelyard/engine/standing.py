"""Standing tables as the engine wants them: absent ones empty, as are absent columns that may be."""

from collections.abc import Iterable, Mapping

import ibis

from steelyard.engine import columns, number
from steelyard.engine.plan import Plan
from steelyard.engine.tables import ONLY_IF_GIVEN, STANDING, Column, Layout

# What a column was called in tables of version 0.1, which closed periods keep, and how many of ours make one.
EARLIER = {"rate_pico": ("rate_micro", number.PICO // number.MICRO)}


def completed(tables: Mapping[str, ibis.Table], plans: Iterable[Plan]) -> dict[str, ibis.Table]:
    """Give every standing table with exactly its columns; others as they are.

    A dataset without the column that names what a row takes back has it empty: nothing takes back another.
    """
    standing = {name: _laid_in(tables[name], layout) for name, layout in STANDING.items() if name in tables}
    empty = {
        name: ibis.memtable(layout.empty())
        for name, layout in STANDING.items()
        if name not in tables and name not in ONLY_IF_GIVEN
    }
    return {**tables, **_with_refunds(tables, plans), **standing, **empty}


def _with_refunds(tables: Mapping[str, ibis.Table], plans: Iterable[Plan]) -> dict[str, ibis.Table]:
    found: dict[str, ibis.Table] = {}
    for plan in plans:
        for dataset, credit in plan.credit.items():
            facts = found.get(dataset, tables[dataset])
            if credit.refunds and not columns.has(facts, credit.refunds):
                found[dataset] = facts.mutate(**{credit.refunds: ibis.null("string")})
    return found


def _laid_in(table: ibis.Table, layout: Layout) -> ibis.Table:
    return table.select(**{column.name: _column(table, column) for column in layout.columns})


def has(table: ibis.Table, column: Column) -> bool:
    """Tell whether a table has a column, by the name it has now or had."""
    return column.name in table.columns or EARLIER.get(column.name, ("",))[0] in table.columns


def _column(table: ibis.Table, column: Column) -> ibis.Value:
    if column.name not in table.columns and has(table, column):
        name, unit = EARLIER[column.name]
        return table[name] * number.whole(unit)
    if column.name in table.columns or not column.optional:
        return table[column.name]
    return ibis.null(ibis.dtype(column.kind))
