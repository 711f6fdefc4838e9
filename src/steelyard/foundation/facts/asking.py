"""Ask DuckDB about snapshots. A connection of its own each time: web threads must not share one."""

from collections.abc import Sequence
from typing import Any

import duckdb
import pyarrow as pa


def ask(question: str, *values: Any) -> list[tuple[Any, ...]]:
    """Return the rows that answer a query; `?` stands for values."""
    with duckdb.connect() as database:
        return database.execute(question, list(values)).fetchall()


def ask_table(question: str, values: Sequence[Any] = (), **tables: pa.Table) -> pa.Table:
    """Return the answer as a table; `tables` can be named in the query."""
    with duckdb.connect() as database:
        for name, table in tables.items():
            database.register(name, table)
        return database.sql(question, params=list(values)).to_arrow_table()
