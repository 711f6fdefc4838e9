"""Expressions to a machine's SQL, with what makes Ibis slow turned off.

Ibis merges nested SELECTs over and over before it writes them, which machines do in no time. Expressions are
many small objects that all live to the end, so the garbage collector would only look on.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Literal

import ibis
from ibis.expr.operations import Relation

from steelyard.runtime.dialects.duckdb import WideDuckDB
from steelyard.runtime.dialects.spark import SparkCompiler

Dialect = Literal["duckdb", "spark"]
QUESTIONS = 2048  # expressions remembered

ibis.options.sql.fuse_selects = False
_COMPILERS: dict[Dialect, Any] = {"duckdb": WideDuckDB(), "spark": SparkCompiler()}


def sql_of(table: ibis.Table, dialect: Dialect = "duckdb") -> str:
    """Write an expression over named tables as SQL."""
    return _written(table.op(), dialect)


@lru_cache(maxsize=QUESTIONS)
def _written(relation: Relation, dialect: Dialect) -> str:
    compiler = _COMPILERS[dialect]
    query = compiler.to_sqlglot(relation.to_expr())
    return str(query.sql(dialect=compiler.dialect, copy=False))


@contextmanager
def uncollected() -> Iterator[None]:
    """Build expressions without the garbage collector looking through them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
