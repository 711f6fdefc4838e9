"""Spark as a machine: workers compute and sort; what comes out is written here, as DuckDB writes it."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import ibis
import pyarrow as pa
from pyspark.sql import SparkSession

from steelyard.engine import Period, Plan, Problem, check_tables
from steelyard.engine.tables import EXPLAINED, OUTPUTS, Layout
from steelyard.runtime.executor import Report, RunOutput, Source
from steelyard.runtime.extra_rows import like
from steelyard.runtime.narrowing import WHOM, unranked
from steelyard.runtime.output_files import file_sha256, quoted, write_rows
from steelyard.runtime.script import columns_of, script_for_all, script_for_person
from steelyard.runtime.spark.functions import days_functions, functions_sql
from steelyard.runtime.spark.session import new_session
from steelyard.runtime.spark.tables import address, open_tables, sent
from steelyard.runtime.translation import sql_of


@dataclass(frozen=True)
class Spark:
    """A machine in other processes, maybe on other computers.

    `master` is Spark's address (local[2], spark://host:7077, yarn, k8s://…), `memory` what the driving
    process may use ('4GB'). `scratch` is a folder that this process and the workers all see; by default a
    temporary one on this computer, which is right for local and wrong for a cluster.
    """

    master: str = "local[2]"
    memory: str | None = None
    scratch: Path | None = None

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
        with self._opened(tables) as work:
            script = script_for_all(plans, columns_of(work.schemas), period, dialect="spark")
            steps = len(script.stages) + len(OUTPUTS)
            work.set_days(period)
            for done, (name, select) in enumerate(script.stages, start=1):
                work.keep(name, select)
                if report:
                    report(done, steps, name.removeprefix("kept_"))
            rows = {}
            for done, name in enumerate(OUTPUTS, start=len(script.stages) + 1):
                rows[name] = work.write(OUTPUTS[name], script.outputs[name], out)
                if report:
                    report(done, steps, name)
        return RunOutput(out, {name: file_sha256(out / f"{name}.parquet") for name in OUTPUTS}, rows)

    def for_person(
        self,
        *,
        plans: Sequence[Plan],
        tables: Mapping[str, Source],
        period: Period,
        person: str,
        extra: Mapping[str, pa.Table] | None = None,
    ) -> dict[str, pa.Table]:
        """Recompute one person, as runtime/duckdb does; to tell a story, that one is far quicker."""
        with self._opened(tables) as work:
            for name, rows in (extra or {}).items():
                work.add(name, like(rows, work.schemas[name], name))
            work.set_days(period)
            sent(work.session, pa.table({"person": [person]})).createOrReplaceTempView(WHOM)
            script = script_for_person(plans, columns_of(work.schemas), period, dialect="spark")
            for name, select in script.stages:
                work.keep(name, select)
            wanted = {name: layout for name, layout in OUTPUTS.items() if "person" in layout.names}
            found = {
                name: work.ask(script.outputs[name]).cast(layout.schema)
                for name, layout in {**wanted, **EXPLAINED}.items()
            }
        found["grades"] = unranked(found["grades"])
        return found

    def check(
        self, *, plans: Sequence[Plan], tables: Mapping[str, Source], period: Period
    ) -> tuple[Problem, ...]:
        """Find what stands between plans and tables (engine.check_tables)."""
        with self._opened(tables) as work:
            shown = {
                name: ibis.table(ibis.Schema.from_pyarrow(schema), name=name)
                for name, schema in work.schemas.items()
            }
            return check_tables(plans, shown, period, lambda question: work.ask(sql_of(question, "spark")))

    @contextmanager
    def _opened(self, tables: Mapping[str, Source]) -> Iterator["_Work"]:
        """Open a session over the tables; what was set aside is gone afterwards."""
        with tempfile.TemporaryDirectory(prefix="steelyard-", dir=self.scratch) as aside:
            session = new_session(self.master, self.memory)
            for function in functions_sql():
                session.sql(function)
            yield _Work(session, Path(aside), open_tables(session, tables))


@dataclass(frozen=True)
class _Work:
    """A session at work."""

    session: SparkSession
    scratch: Path
    schemas: dict[str, pa.Schema]

    def set_days(self, period: Period) -> None:
        """Let expressions know the period's days."""
        for day in days_functions(period):
            self.session.sql(day)

    def add(self, name: str, rows: pa.Table) -> None:
        """Show more rows with a table's own."""
        both = self.session.table(name).unionByName(sent(self.session, rows))
        both.createOrReplaceTempView(name)

    def keep(self, name: str, select: str) -> None:
        """Set a stage aside in files: what Spark only remembers, it plans anew wherever it is looked at.

        And a worker that dies takes nothing along but what it was just doing.
        """
        frame, place = self.session.sql(select), address(self.scratch / name)
        frame.write.parquet(place)
        self.session.read.schema(frame.schema).parquet(place).createOrReplaceTempView(name)

    def ask(self, select: str) -> pa.Table:
        """Bring rows here."""
        return self.session.sql(select).toArrow()

    def write(self, layout: Layout, select: str, out: Path) -> int:
        """Let the workers write sorted parts, and rewrite them here as DuckDB writes.

        They are sorted once more, which is quick by now: where a part ends would else show in the bytes.
        """
        parts = self.scratch / f"out_{layout.name}"
        self.session.sql(select).write.parquet(address(parts))
        listed = ", ".join(f"'{quoted(file)}'" for file in sorted(parts.glob("part-*.parquet")))
        order = ", ".join(layout.sorted_by)
        rewritten = f"SELECT * FROM read_parquet([{listed}]) ORDER BY {order}"  # noqa: S608 - quoted
        with duckdb.connect(config={"temp_directory": str(self.scratch)}) as connection:
            rows = write_rows(connection, rewritten, out / f"{layout.name}.parquet")
        shutil.rmtree(parts)
        return rows
