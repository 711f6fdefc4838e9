"""The engine's side of a comparison: the same texts and rows through read, compile and DuckDB."""

import tempfile
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq

from steelyard.engine import Period, Plan, Side, differences, read
from steelyard.engine.tables import BALANCES, CORRECTIONS, OUTPUTS, STANDING
from steelyard.runtime.duckdb import DuckDB
from steelyard.runtime.duckdb.shims import SHIMS
from steelyard.runtime.executor import RunOutput
from tests.oracle.outcome import Outcome

Row = dict[str, Any]
Rows = Mapping[str, Sequence[Row]]

TEXT, DATE, INTEGER, DECIMAL = pa.string(), pa.date32(), pa.int64(), pa.decimal128(12, 3)
FACTS = {
    "deals": pa.schema(
        {
            "id": TEXT,
            "owner": TEXT,
            "stage": TEXT,
            "product": TEXT,
            "region": TEXT,
            "customer": TEXT,
            "units": INTEGER,
            "closed_on": DATE,
            "amount_minor": INTEGER,
            "currency": TEXT,
            "takes_back": TEXT,
        }
    ),
    "activities": pa.schema(
        {"id": TEXT, "owner": TEXT, "kind": TEXT, "done_on": DATE, "score": INTEGER, "hours": DECIMAL}
    ),
    "payments": pa.schema(
        {
            "id": TEXT,
            "owner": TEXT,
            "deal": TEXT,
            "paid_on": DATE,
            "amount_minor": INTEGER,
            "currency": TEXT,
        }
    ),
    "returns": pa.schema({"id": TEXT, "owner": TEXT, "deal": TEXT, "returned_on": DATE}),
}
SCHEMAS = FACTS | {name: layout.schema for name, layout in STANDING.items()}
RESULTS = ("pay_lines", "statements", "credits", "measures")  # what differences are found in
COLUMNS = {name: frozenset(layout.names) for name, layout in OUTPUTS.items()}


def arrow(rows: Rows) -> dict[str, pa.Table]:
    """Lay rows out as the engine's tables."""
    return {name: pa.Table.from_pylist(list(found), schema=SCHEMAS[name]) for name, found in rows.items()}


@lru_cache(maxsize=256)
def plan_of(text: str) -> Plan:
    """Read a plan; a problem in it fails the test in its own words."""
    reading = read(text, source="drawn.yaml")
    assert reading.plan is not None, [problem.text() for problem in reading.errors]
    return reading.plan


def plans_of(texts: Sequence[str]) -> list[Plan]:
    """Read plans."""
    return [plan_of(text) for text in texts]


def run(texts: Sequence[str], rows: Rows, period: Period, out: Path, *, threads: int = 1) -> RunOutput:
    """Close a period into a folder."""
    return DuckDB(threads=threads).run(plans=plans_of(texts), tables=arrow(rows), period=period, out=out)


def close(texts: Sequence[str], rows: Rows, period: Period) -> dict[str, list[Row]]:
    """Close a period and give every output table as rows."""
    with tempfile.TemporaryDirectory() as folder:
        output = run(texts, rows, period, Path(folder))
        return {name: pq.read_table(output.folder / f"{name}.parquet").to_pylist() for name in output.sha256}


def corrections(
    was: Outcome,
    now: Outcome,
    about: str,
    *,
    posted: Sequence[Row] = (),
    changed_plans: Collection[str] = (),
    items: Collection[str] = (),
) -> list[Row]:
    """Let the engine find what differs between two outcomes."""
    machine = ibis.duckdb.connect()
    try:
        for shim in SHIMS:
            machine.raw_sql(shim)
        found = differences(
            _side(machine, "was", was, posted),
            _side(machine, "now", now, None),
            about,
            changed_plans=sorted(changed_plans),
            items=sorted(items),
        )
        rows: list[Row] = found.to_pyarrow().to_pylist()
        return rows
    finally:
        machine.disconnect()


def _side(machine: Any, name: str, outcome: Outcome, posted: Sequence[Row] | None) -> Side:
    def laid(table: str, rows: Sequence[Row], schema: pa.Schema) -> Any:
        return machine.create_table(f"{name}_{table}", pa.Table.from_pylist(list(rows), schema=schema))

    layouts = {table: OUTPUTS[table].schema for table in RESULTS}
    outputs = {table: laid(table, outcome.outputs[table], schema) for table, schema in layouts.items()}
    facts = [{"dataset": dataset, "fact_id": fact} for dataset, fact in sorted(outcome.facts)]
    return Side(
        **outputs,
        brought=laid("brought", outcome.tables.get("balances", ()), BALANCES.schema),
        facts=laid("facts", facts, pa.schema({"dataset": TEXT, "fact_id": TEXT})),
        posted=None if posted is None else laid("posted", posted, CORRECTIONS.schema),
    )
