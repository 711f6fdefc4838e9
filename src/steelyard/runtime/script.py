"""A run as a list of SQL statements: made once from the engine's expressions, run on any data of that shape.

Expressions take longer to turn into SQL than the SQL takes to run on little data, so scripts are remembered:
in the process, and, where a folder is given, on disk. The period's days are not in a script: the machine
supplies them as functions (`days_sql`): one serves every month, unless a plan looks at the calendar itself.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import ibis
import pyarrow as pa

from steelyard.engine import Period, Plan, compile  # noqa: A004 - the engine's word for what it does
from steelyard.engine.tables import EXPLAINED, OUTPUTS
from steelyard.runtime import scripts_on_disk
from steelyard.runtime.days import AnyPeriod, LookedAt
from steelyard.runtime.narrowing import WHOM, narrowed
from steelyard.runtime.scripts_on_disk import Columns, Script
from steelyard.runtime.translation import Dialect, sql_of, uncollected

SCRIPTS = 512  # remembered in the process


def columns_of(schemas: Mapping[str, pa.Schema]) -> Columns:
    """Write down the shape of tables, as a key to remember scripts by."""
    return tuple(
        (name, tuple((field.name, _type_name(field.type)) for field in schema))
        for name, schema in sorted(schemas.items())
    )


@lru_cache
def _type_name(kind: pa.DataType) -> str:
    return str(ibis.dtype(kind))


def forget_scripts() -> None:
    """Let go of the scripts this process remembers."""
    _for_any_period.cache_clear()
    _for_period.cache_clear()


def script_for_all(
    plans: Sequence[Plan],
    columns: Columns,
    period: Period,
    *,
    folder: Path | None = None,
    dialect: Dialect = "duckdb",
) -> Script:
    """Make the statements that compute everyone."""
    return _script(tuple(plans), columns, period, folder, dialect, one_person=False)


def script_for_person(
    plans: Sequence[Plan],
    columns: Columns,
    period: Period,
    *,
    folder: Path | None = None,
    dialect: Dialect = "duckdb",
) -> Script:
    """Make the statements that compute the one person in the table `whom`."""
    return _script(tuple(plans), columns, period, folder, dialect, one_person=True)


def _script(
    plans: tuple[Plan, ...],
    columns: Columns,
    period: Period,
    folder: Path | None,
    dialect: Dialect,
    *,
    one_person: bool,
) -> Script:
    plans = tuple(plan.as_paid_in(period) for plan in plans)
    found = _for_any_period(plans, columns, folder, dialect, one_person=one_person)
    return found or _for_period(plans, columns, period, folder, dialect, one_person=one_person)


@lru_cache(maxsize=SCRIPTS)
def _for_any_period(
    plans: tuple[Plan, ...], columns: Columns, folder: Path | None, dialect: Dialect, *, one_person: bool
) -> Script | None:
    """Make a script that holds for every period; nothing, if the plans need to know which one."""
    place = scripts_on_disk.place(plans, columns, None, folder, dialect, one_person=one_person)
    known = scripts_on_disk.load(place)
    if known:
        return known
    try:
        with uncollected():
            made = _made(plans, columns, AnyPeriod.somewhen(), dialect, one_person=one_person)
    except LookedAt:
        return None
    return scripts_on_disk.store(place, made)


@lru_cache(maxsize=SCRIPTS)
def _for_period(
    plans: tuple[Plan, ...],
    columns: Columns,
    period: Period,
    folder: Path | None,
    dialect: Dialect,
    *,
    one_person: bool,
) -> Script:
    place = scripts_on_disk.place(plans, columns, period, folder, dialect, one_person=one_person)
    known = scripts_on_disk.load(place)
    if known:
        return known
    with uncollected():
        made = _made(plans, columns, period, dialect, one_person=one_person)
    return scripts_on_disk.store(place, made)


def _made(
    plans: tuple[Plan, ...], columns: Columns, period: Period, dialect: Dialect, *, one_person: bool
) -> Script:
    stages: list[tuple[str, str]] = []

    def keep(name: str, table: ibis.Table, /) -> ibis.Table:
        stages.append((f"kept_{name}", sql_of(table, dialect)))
        return ibis.table(table.schema(), name=f"kept_{name}")

    tables = {name: ibis.table(dict(shape), name=name) for name, shape in columns}
    if one_person:
        whom = ibis.table({"person": "string"}, name=WHOM)
        if not any(plan.needs_others for plan in plans):  # else everybody is computed, and one shown
            tables = narrowed(tables, plans, whom, keep)
    made = compile(plans, tables, period, keep)
    outputs = {}
    for name, layout in {**OUTPUTS, **EXPLAINED}.items():
        table = made[name]
        if one_person:
            table = (
                table.semi_join(ibis.table({"person": "string"}, name=WHOM), "person")
                if "person" in layout.names
                else table
            )
        outputs[name] = sql_of(table.order_by(*layout.sorted_by), dialect)
    return Script(tuple(stages), outputs)
