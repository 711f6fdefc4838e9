"""Before a run: do the tables hold what the plans look at?"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import ibis
import pyarrow as pa

from steelyard import engine
from steelyard.runtime.shims import DUCKDB


def check_inputs(
    *, plans: Sequence[engine.Plan], tables: Mapping[str, Path | pa.Table], period: engine.Period
) -> tuple[engine.Problem, ...]:
    """Return what stands between plans and tables, such as missing columns, targets and rates."""
    connection = ibis.duckdb.connect()
    try:
        for shim in DUCKDB:
            connection.raw_sql(shim)
        opened = {
            name: connection.create_table(name, table)
            if isinstance(table, pa.Table)
            else connection.read_parquet(table, table_name=name)
            for name, table in tables.items()
        }
        return engine.check_tables(plans, opened, period)
    finally:
        connection.disconnect()
