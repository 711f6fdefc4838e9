"""The machine: everyone's results in stages, one person's in one statement."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import ibis
import pyarrow as pa

from steelyard.engine import Period, Plan, Problem, check_tables
from steelyard.engine.tables import OUTPUTS
from steelyard.runtime.duckdb import companions
from steelyard.runtime.duckdb.connection import Opened, opened, set_days
from steelyard.runtime.duckdb.person import recomputed
from steelyard.runtime.duckdb.question import OF_A_PERSON, Means
from steelyard.runtime.executor import Report, RunOutput, Source
from steelyard.runtime.narrowing import unranked
from steelyard.runtime.output_files import file_sha256, write_rows
from steelyard.runtime.script import columns_of, script_for_all
from steelyard.runtime.translation import sql_of


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
        """Compute everyone's results and write the output tables, or only some of them, into `out`.

        Stages are kept in temporary tables; outputs go straight to sorted Parquet.
        """
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
        found = recomputed(
            person,
            plans=plans,
            tables=tables,
            period=period,
            extra=extra or {},
            outputs=outputs,
            means=Means(self.scripts, self.by_person, self.threads, self.memory),
        )
        return found | ({"grades": unranked(found["grades"])} if "grades" in found else {})

    def prepare(self, *, plans: Sequence[Plan], tables: Mapping[str, Source]) -> list[Path]:
        """Write what makes `for_person` quick on these tables, where they are large; gives what is new."""
        if self.by_person is None or not any(companions.wanted([plan], tables) for plan in plans):
            return []
        try:
            with self.opened(tables) as (connection, _):
                return companions.write(connection, tables, plans, self.by_person)
        except (duckdb.Error, OSError):  # a full disk: one person takes longer then, and that is all
            return []

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

    def opened(self, tables: Mapping[str, Source]) -> AbstractContextManager[Opened]:
        """Open a database over the tables, gone afterwards."""
        return opened(tables, threads=self.threads, memory=self.memory)
