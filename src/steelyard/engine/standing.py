"""Standing tables as the engine wants them: absent ones empty, as are absent columns that may be."""

from collections.abc import Mapping

import ibis

from steelyard.engine.tables import ONLY_IF_GIVEN, STANDING, Layout


def completed(tables: Mapping[str, ibis.Table]) -> dict[str, ibis.Table]:
    """Give every standing table with exactly its columns; others stay as they are."""
    standing = {name: _laid_in(tables[name], layout) for name, layout in STANDING.items() if name in tables}
    empty = {
        name: ibis.memtable(layout.empty())
        for name, layout in STANDING.items()
        if name not in tables and name not in ONLY_IF_GIVEN
    }
    return {**tables, **standing, **empty}


def _laid_in(table: ibis.Table, layout: Layout) -> ibis.Table:
    filled = {
        column.name: table[column.name]
        if column.name in table.columns or not column.optional
        else ibis.null(ibis.dtype(column.kind))
        for column in layout.columns
    }
    return table.select(**filled)
