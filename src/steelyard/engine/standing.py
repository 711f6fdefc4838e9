"""Standing tables as the engine wants them: absent ones empty, as are absent columns that may be."""

from collections.abc import Iterable, Mapping

import ibis

from steelyard.engine import columns
from steelyard.engine.plan import Plan
from steelyard.engine.tables import ONLY_IF_GIVEN, STANDING, Layout


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
    filled = {
        column.name: table[column.name]
        if column.name in table.columns or not column.optional
        else ibis.null(ibis.dtype(column.kind))
        for column in layout.columns
    }
    return table.select(**filled)
