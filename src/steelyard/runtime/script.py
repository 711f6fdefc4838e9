"""A run as a list of SQL statements: made once from the engine's expressions, run on any data of that shape.

Expressions take longer to turn into SQL than one person takes to compute, so scripts are remembered.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import ibis
import pyarrow as pa

from steelyard.engine import Period, Plan, compile  # noqa: A004 - the engine's word for what it does
from steelyard.engine.tables import COUNTED, OUTPUTS
from steelyard.runtime.narrowing import WHOM, narrowed

Columns = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]  # table, then column and type


@dataclass(frozen=True)
class Script:
    """Stages to keep, in order, then outputs to ask for; each a name and a SELECT."""

    stages: tuple[tuple[str, str], ...]
    outputs: Mapping[str, str]


def columns_of(schemas: Mapping[str, pa.Schema]) -> Columns:
    """Write down the shape of tables, as a key to remember scripts by."""
    return tuple(
        (name, tuple((field.name, str(ibis.dtype(field.type))) for field in schema))
        for name, schema in sorted(schemas.items())
    )


def script_for_all(plans: Sequence[Plan], columns: Columns, period: Period) -> Script:
    """Make the statements that compute everyone."""
    return _remembered(tuple(plans), columns, period, one_person=False)


def script_for_person(plans: Sequence[Plan], columns: Columns, period: Period) -> Script:
    """Make the statements that compute the one person in the table `whom`."""
    return _remembered(tuple(plans), columns, period, one_person=True)


@lru_cache(maxsize=256)
def _remembered(plans: tuple[Plan, ...], columns: Columns, period: Period, *, one_person: bool) -> Script:
    stages: list[tuple[str, str]] = []

    def keep(name: str, table: ibis.Table, /) -> ibis.Table:
        stages.append((f"kept_{name}", sql_of(table)))
        return ibis.table(table.schema(), name=f"kept_{name}")

    tables = {name: ibis.table(dict(shape), name=name) for name, shape in columns}
    if one_person:
        whom = ibis.table({"person": "string"}, name=WHOM)
        tables = narrowed(tables, plans, whom, keep)
    made = compile(plans, tables, period, keep)
    outputs = {}
    for name, layout in {**OUTPUTS, COUNTED.name: COUNTED}.items():
        table = made[name]
        if one_person:
            table = (
                table.semi_join(ibis.table({"person": "string"}, name=WHOM), "person")
                if "person" in layout.names
                else table
            )
        outputs[name] = sql_of(table.order_by(*layout.sorted_by))
    return Script(tuple(stages), outputs)


@cache
def _translator() -> ibis.BaseBackend:
    return ibis.duckdb.connect()


def sql_of(table: ibis.Table) -> str:
    """Write an expression over named tables as SQL."""
    return str(_translator().compile(table))
