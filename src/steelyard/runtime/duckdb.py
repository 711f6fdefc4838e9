"""DuckDB: the default machine. Stages are kept in temporary tables; outputs go straight to sorted Parquet."""

import hashlib
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import ibis
import pyarrow as pa
import pyarrow.dataset as ds

from steelyard.engine import Period, Plan, Problem, check_tables
from steelyard.engine.tables import COUNTED, OUTPUTS, STANDING
from steelyard.runtime.executor import Report, RunOutput, Source
from steelyard.runtime.narrowing import WHOM
from steelyard.runtime.script import columns_of, script_for_all, script_for_person, sql_of
from steelyard.runtime.shims import DUCKDB

# All fixed, so that bytes depend on nothing but rows.
PARQUET = "FORMAT parquet, PARQUET_VERSION v2, COMPRESSION zstd, ROW_GROUP_SIZE 122880"


@dataclass(frozen=True)
class DuckDB:
    """A machine in this process. `threads` and `memory` ('4GB') default to what DuckDB finds."""

    threads: int | None = None
    memory: str | None = None

    def run(
        self,
        *,
        plans: Sequence[Plan],
        tables: Mapping[str, Source],
        period: Period,
        out: Path,
        report: Report | None = None,
    ) -> RunOutput:
        """Compute everyone's results and write every output table into `out`."""
        out.mkdir(parents=True, exist_ok=True)
        with self._opened(tables) as (connection, schemas):
            script = script_for_all(plans, columns_of(schemas), period)
            steps = len(script.stages) + len(OUTPUTS)
            for done, (name, select) in enumerate(script.stages, start=1):
                connection.execute(f'CREATE TEMP TABLE "{name}" AS {select}')
                if report:
                    report(done, steps, name.removeprefix("kept_"))
            rows = {}
            for done, name in enumerate(OUTPUTS, start=len(script.stages) + 1):
                written = connection.execute(
                    f"COPY ({script.outputs[name]}) TO '{_quoted(out / name)}.parquet' ({PARQUET})"
                )
                rows[name] = int((written.fetchone() or (0,))[0])
                if report:
                    report(done, steps, name)
        return RunOutput(out, {name: _sha256(out / f"{name}.parquet") for name in OUTPUTS}, rows)

    def for_person(
        self, *, plans: Sequence[Plan], tables: Mapping[str, Source], period: Period, person: str
    ) -> dict[str, pa.Table]:
        """Recompute one person from the same tables; gives the outputs and `counted`, without ranks.

        `unused` and the warnings of datasets are left out too: they are not about a person.
        """
        with self._opened(tables) as (connection, schemas):
            script = script_for_person(plans, columns_of(schemas), period)
            connection.execute(f"CREATE TEMP TABLE {WHOM} AS SELECT ? AS person", [person])
            for name, select in script.stages:
                connection.execute(f'CREATE TEMP TABLE "{name}" AS {select}')
            wanted = {name: layout for name, layout in OUTPUTS.items() if "person" in layout.names}
            found = {
                name: connection.sql(script.outputs[name]).to_arrow_table().cast(layout.schema)
                for name, layout in {**wanted, COUNTED.name: COUNTED}.items()
            }
        found["grades"] = _unranked(found["grades"])
        return found

    def check(
        self, *, plans: Sequence[Plan], tables: Mapping[str, Source], period: Period
    ) -> tuple[Problem, ...]:
        """Find what stands between plans and tables (engine.check_tables)."""
        with self._opened(tables) as (connection, schemas):
            shown = {
                name: ibis.table(ibis.Schema.from_pyarrow(schema), name=name)
                for name, schema in schemas.items()
            }

            def ask(question: ibis.Table) -> pa.Table:
                return connection.sql(sql_of(question)).to_arrow_table()

            return check_tables(plans, shown, period, ask)

    @contextmanager
    def _opened(
        self, tables: Mapping[str, Source]
    ) -> Iterator[tuple[duckdb.DuckDBPyConnection, dict[str, pa.Schema]]]:
        """Open a database over the tables, gone afterwards. What does not fit into memory goes to disk."""
        with tempfile.TemporaryDirectory(prefix="steelyard-") as aside:
            connection = duckdb.connect(config={"temp_directory": aside})
            try:
                for setting, value in (("threads", self.threads), ("memory_limit", self.memory)):
                    if value is not None:
                        connection.execute(f"SET {setting} = '{value}'")
                for shim in DUCKDB:
                    connection.execute(shim)
                yield connection, open_tables(connection, tables)
            finally:
                connection.close()


def open_tables(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, Source]) -> dict[str, pa.Schema]:
    """Show tables to a connection under their names; standing tables that are not given are empty."""
    schemas = {}
    for name, source in {**{name: layout.empty() for name, layout in STANDING.items()}, **tables}.items():
        if isinstance(source, pa.Table):
            connection.register(f"in_{name}", source)
            schema, read = source.schema, f'"in_{name}"'
        else:
            pattern = source / "*.parquet" if source.is_dir() else source
            schema, read = ds.dataset(source).schema, f"read_parquet('{_quoted(pattern)}')"
        connection.execute(f'CREATE TEMP VIEW "{name}" AS SELECT * FROM {read}')  # noqa: S608 - quoted above
        schemas[name] = schema
    return schemas


def _unranked(grades: pa.Table) -> pa.Table:
    """Take ranks out: one person has no peers here."""
    for name in ("rank", "peers"):
        place = grades.schema.get_field_index(name)
        grades = grades.set_column(place, name, pa.nulls(grades.num_rows, pa.int64()))
    return grades


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
