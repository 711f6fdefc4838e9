"""A question about one person: a script as one statement, planned once and asked often.

Planning a script takes ten times as long as running it on one person's rows. DuckDB keeps the plan of a
prepared statement that reads none of its own tables: so tables come in as streams of Arrow, each out of a
slot that is filled anew before every answer. If DuckDB planned each time, answers would only come later.
"""

import atexit
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb
import ibis
import pyarrow as pa

from steelyard.engine import Period, Plan
from steelyard.engine.tables import EXPLAINED, OUTPUTS
from steelyard.runtime.duckdb.connection import add_arithmetic, set_days
from steelyard.runtime.duckdb.resident import Seen
from steelyard.runtime.narrowing import PEOPLE, WHOM
from steelyard.runtime.script import script_for_person
from steelyard.runtime.scripts_on_disk import Columns, Script

OF_A_PERSON = {name: layout for name, layout in {**OUTPUTS, **EXPLAINED}.items() if "person" in layout.names}
ASIDE: dict[str, Any] = {"temp_directory": tempfile.gettempdir()}
REMEMBERED = 48  # questions; the plan of each takes some ten megabytes


@dataclass(frozen=True)
class Means:
    """What a machine lends to questions: folders for scripts and for companions, and its limits."""

    scripts: Path | None = None
    by_person: Path | None = None
    threads: int | None = None
    memory: str | None = None


@dataclass(frozen=True)
class Asked:
    """What makes two questions the same.

    `on_disk` names the tables that are read where they lie: how, and what was seen of their files.
    """

    plans: tuple[Plan, ...]
    columns: Columns
    period: Period
    outputs: tuple[str, ...]
    means: Means
    on_disk: tuple[tuple[str, str, Seen], ...] = ()

    @property
    def is_small(self) -> bool:
        """Tell whether it is about one person's rows alone, all of them at hand."""
        return not self.on_disk and not any(plan.needs_others for plan in self.plans)


class Slot:
    """A table that a prepared statement reads anew each time it runs."""

    def __init__(self, schema: pa.Schema) -> None:
        """Begin empty."""
        self._empty = self._rows = schema.empty_table()

    def fill(self, rows: pa.Table | None) -> None:
        """Put other rows in, or none."""
        empty = self._empty
        self._rows = empty if rows is None else rows.select(empty.column_names).cast(empty.schema)

    def __arrow_c_schema__(self) -> Any:
        return self._empty.schema.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self._rows.__arrow_c_stream__(requested_schema)


class Question:
    """One prepared statement and its slots. Threads take turns."""

    def __init__(self, asked: Asked) -> None:
        """Plan it."""
        script = script_for_person(asked.plans, asked.columns, asked.period, folder=asked.means.scripts)
        self._turn = Lock()
        self._outputs = asked.outputs
        self._connection = _connection(asked)
        add_arithmetic(self._connection)
        set_days(self._connection, asked.period)
        self._slots = dict(self._shown(asked))
        self._connection.execute(f"PREPARE answer AS {_statement(script, asked.outputs)}")
        if script.stages and script.stages[0][0] == PEOPLE:
            self._connection.execute(f"PREPARE people AS {script.stages[0][1]}")

    def _shown(self, asked: Asked) -> Iterator[tuple[str, Slot]]:
        on_disk = {name: read for name, read, _ in asked.on_disk}
        for name, columns in (*asked.columns, (WHOM, (("person", "string"),))):
            slot = Slot(ibis.schema(dict(columns)).to_pyarrow())
            beside = f"{name}+" if name in on_disk else name  # no dataset has such a name
            self._connection.register(beside, slot)
            if name in on_disk:
                both = f'FROM {on_disk[name]} UNION ALL BY NAME FROM "{beside}"'
                self._connection.execute(f'CREATE TEMP VIEW "{name}" AS {both}')
            yield name, slot

    def people(self, tables: Mapping[str, pa.Table]) -> list[str]:
        """Name the person and those below, as far as plans look. Only a narrowed script asks for them."""
        with self._turn:
            self._fill(tables)
            rows = self._connection.sql("EXECUTE people").fetchall()
        return [person for (person,) in rows]

    def answer(self, tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
        """Compute the outputs; tables that are not given are empty."""
        with self._turn:
            self._fill(tables)
            found = self._connection.sql("EXECUTE answer").to_arrow_table()
            self._fill({})
        return {name: _rows(found[name], name) for name in self._outputs}

    def _fill(self, tables: Mapping[str, pa.Table]) -> None:
        for name, slot in self._slots.items():
            slot.fill(tables.get(name))


def _connection(asked: Asked) -> duckdb.DuckDBPyConnection:
    """Open a connection: to the database that small questions share, or to one of its own."""
    if asked.is_small:
        return _shared().cursor()
    limits = {"threads": asked.means.threads, "memory_limit": asked.means.memory}
    return duckdb.connect(config={**ASIDE, **{name: one for name, one in limits.items() if one is not None}})


@cache
def _shared() -> duckdb.DuckDBPyConnection:
    """Keep one database. One person's rows are few: more threads would only wait for each other."""
    return duckdb.connect(config={**ASIDE, "threads": 1})


@lru_cache(maxsize=REMEMBERED)
def question(asked: Asked) -> Question:
    """Give a question, planned already if it was asked before."""
    return Question(asked)


@atexit.register
def forget_questions() -> None:
    """Let go of them all: connections want to be closed before Python ends."""
    question.cache_clear()
    if _shared.cache_info().currsize:
        _shared().close()
        _shared.cache_clear()


def _statement(script: Script, outputs: Sequence[str]) -> str:
    """Write stages and outputs as one SELECT of one row: a list of rows for each output."""
    stages = ", ".join(f'"{name}" AS MATERIALIZED ({select})' for name, select in script.stages_for(outputs))
    lists = ", ".join(
        f'(SELECT list(o) FROM ({script.outputs[name]}) AS o) AS "{name}"'  # noqa: S608 - our own SELECTs
        for name in outputs
    )
    return f"WITH {stages} SELECT {lists}" if stages else f"SELECT {lists}"


def _rows(lists: pa.ChunkedArray, name: str) -> pa.Table:
    """Lay an output's list of rows out as its table, in its order."""
    layout = OF_A_PERSON[name]
    rows = lists.combine_chunks().flatten()
    table = pa.Table.from_struct_array(rows) if len(rows) else layout.schema.empty_table()
    return (
        table.select(layout.names).cast(layout.schema).sort_by([(by, "ascending") for by in layout.sorted_by])
    )
