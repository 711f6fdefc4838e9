"""DuckDB: the default machine. Stages are kept in temporary tables; outputs go straight to sorted Parquet."""

import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import ibis
import pyarrow as pa
import pyarrow.dataset as ds

from steelyard.engine import Period, Plan, Problem, check_tables
from steelyard.engine.tables import EXPLAINED, ONLY_IF_GIVEN, OUTPUTS, STANDING
from steelyard.runtime import by_person
from steelyard.runtime.days import days_sql
from steelyard.runtime.executor import Report, RunOutput, Source
from steelyard.runtime.extra_rows import like
from steelyard.runtime.narrowing import WHOM, unranked
from steelyard.runtime.output_files import file_sha256, quoted, write_rows
from steelyard.runtime.script import columns_of, script_for_all, script_for_person
from steelyard.runtime.shims import DUCKDB
from steelyard.runtime.translation import sql_of

OF_A_PERSON = {name: layout for name, layout in {**OUTPUTS, **EXPLAINED}.items() if "person" in layout.names}
# What stories are told from; warnings take a third of the time.
TOLD = tuple(name for name in OF_A_PERSON if name != "warnings")
PEOPLE = "kept_people"  # the first stage of one person's script: whose facts reach them


@dataclass(frozen=True)
class DuckDB:
    """A machine in this process. `threads` and `memory` ('4GB') default to what DuckDB finds.

    `scripts` is a folder to keep what plans were translated into, for the next process; `by_person` one for
    large facts sorted by person (`prepare`), for the next question about one.
    """

    threads: int | None = None
    memory: str | None = None
    scripts: Path | None = None
    by_person: Path | None = None

    def run(
        self,
        *,
        plans: Sequence[Plan],
        tables: Mapping[str, Source],
        period: Period,
        out: Path,
        report: Report | None = None,
        outputs: Collection[str] = tuple(OUTPUTS),
    ) -> RunOutput:
        """Compute everyone's results and write the output tables, or only some of them, into `out`."""
        out.mkdir(parents=True, exist_ok=True)
        with self.opened(tables) as (connection, schemas):
            script = script_for_all(plans, columns_of(schemas), period, folder=self.scripts)
            set_days(connection, period)
            stages = script.stages_for(outputs)
            steps = len(stages) + len(outputs)
            for done, (name, select) in enumerate(stages, start=1):
                connection.execute(f'CREATE TEMP TABLE "{name}" AS {select}')
                if report:
                    report(done, steps, name.removeprefix("kept_"))
            rows = {}
            for done, name in enumerate(outputs, start=len(stages) + 1):
                rows[name] = write_rows(connection, script.outputs[name], out / f"{name}.parquet")
                if report:
                    report(done, steps, name)
        return RunOutput(out, {name: file_sha256(out / f"{name}.parquet") for name in outputs}, rows)

    def for_person(
        self,
        *,
        plans: Sequence[Plan],
        tables: Mapping[str, Source],
        period: Period,
        person: str,
        extra: Mapping[str, pa.Table] | None = None,
        outputs: Collection[str] = tuple(OF_A_PERSON),
    ) -> dict[str, pa.Table]:
        """Recompute one person from the same tables; gives the outputs and `counted`, without ranks.

        `extra` are facts to add: what if these came, too? `outputs` are those wanted; fewer are quicker.
        `unused` and the warnings of datasets are left out: they are not about a person.
        """
        with self.opened(tables) as (connection, schemas):
            script = script_for_person(plans, columns_of(schemas), period, folder=self.scripts)
            set_days(connection, period)
            connection.execute(f"CREATE TEMP TABLE {WHOM} AS SELECT ? AS person", [person])
            stages = script.stages_for(outputs)
            near = set(extra or ()) <= {dataset for plan in plans for dataset in plan.credit}
            if near and self._bring_near(connection, tables, plans, stages):
                stages = stages[1:]
            for name, rows in (extra or {}).items():
                _add(connection, name, like(rows, schemas[name], name))
            for name, select in stages:
                connection.execute(f'CREATE TEMP TABLE "{name}" AS {select}')
            found = {
                name: connection.sql(script.outputs[name]).to_arrow_table().cast(OF_A_PERSON[name].schema)
                for name in outputs
            }
        if "grades" in found:
            found["grades"] = unranked(found["grades"])
        return found

    def prepare(self, *, plans: Sequence[Plan], tables: Mapping[str, Source]) -> list[Path]:
        """Write what makes `for_person` quick on these tables, where they are large; gives what is new."""
        if self.by_person is None or not by_person.serves(plans):
            return []
        datasets = sorted({dataset for plan in plans for dataset in plan.credit})
        try:
            with self.opened(tables) as (connection, _):
                return by_person.write_companions(connection, tables, datasets, self.by_person)
        except (duckdb.Error, OSError):  # a full disk: one person takes longer then, and that is all
            return []

    def _bring_near(
        self,
        connection: duckdb.DuckDBPyConnection,
        tables: Mapping[str, Source],
        plans: Sequence[Plan],
        stages: Sequence[tuple[str, str]],
    ) -> bool:
        """Show only the facts near a person, where prepared; tells whether the first stage was run."""
        if self.by_person is None or not stages or stages[0][0] != PEOPLE or not by_person.serves(plans):
            return False
        connection.execute(f'CREATE TEMP TABLE "{PEOPLE}" AS {stages[0][1]}')
        people = [person for (person,) in connection.execute(f'SELECT person FROM "{PEOPLE}"').fetchall()]  # noqa: S608 - our own name
        if len(people) <= by_person.MOST:
            datasets = sorted({dataset for plan in plans for dataset in plan.credit})
            by_person.bring_near(connection, tables, datasets, self.by_person, people)
        return True

    def check(
        self, *, plans: Sequence[Plan], tables: Mapping[str, Source], period: Period
    ) -> tuple[Problem, ...]:
        """Find what stands between plans and tables (engine.check_tables)."""
        with self.opened(tables) as (connection, schemas):
            shown = {
                name: ibis.table(ibis.Schema.from_pyarrow(schema), name=name)
                for name, schema in schemas.items()
            }

            def ask(question: ibis.Table) -> pa.Table:
                return connection.sql(sql_of(question)).to_arrow_table()

            return check_tables(plans, shown, period, ask)

    @contextmanager
    def opened(
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
    absent = {name: layout.empty() for name, layout in STANDING.items() if name not in ONLY_IF_GIVEN}
    for name, source in {**absent, **tables}.items():
        if isinstance(source, pa.Table):
            connection.register(f"in_{name}", source)
            schema, read = source.schema, f'"in_{name}"'
        else:
            schema, read = ds.dataset(source).schema, f"read_parquet('{quoted(_files(source))}')"
        connection.execute(f'CREATE TEMP VIEW "{name}" AS SELECT * FROM {read}')  # noqa: S608 - quoted above
        schemas[name] = schema
    return schemas


def _add(connection: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    """Show more rows with a table's own."""
    connection.register(f"extra_{name}", rows)
    connection.execute(f'ALTER VIEW "{name}" RENAME TO "given_{name}"')
    both = f'FROM "given_{name}" UNION ALL BY NAME FROM "extra_{name}"'
    connection.execute(f'CREATE TEMP VIEW "{name}" AS {both}')


def set_days(connection: duckdb.DuckDBPyConnection, period: Period) -> None:
    """Tell a connection which days the period has."""
    for name, days in days_sql(period):
        connection.execute(f"CREATE OR REPLACE TEMP MACRO {name}(which) AS {days}")


def _files(source: Path | str) -> str:
    """Name a file, or all Parquet files of a folder; a URI that names no file is a folder's."""
    if isinstance(source, Path):
        return str(source / "*.parquet" if source.is_dir() else source)
    return source if source.endswith(".parquet") else f"{source.rstrip('/')}/*.parquet"
