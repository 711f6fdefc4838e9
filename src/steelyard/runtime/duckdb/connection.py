"""Connections to DuckDB that know the engine's arithmetic, the period's days and the tables it reads."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

import duckdb
import pyarrow as pa
import pyarrow.dataset as ds

from steelyard.engine import Period
from steelyard.engine.tables import ONLY_IF_GIVEN, STANDING
from steelyard.runtime.days import days_sql
from steelyard.runtime.duckdb.shims import SHIMS
from steelyard.runtime.executor import Source
from steelyard.runtime.output_files import quoted

Opened: TypeAlias = tuple[duckdb.DuckDBPyConnection, dict[str, pa.Schema]]  # and the tables' columns, by name


@contextmanager
def opened(
    tables: Mapping[str, Source], *, threads: int | None = None, memory: str | None = None
) -> Iterator[Opened]:
    """Open a database over tables, gone afterwards. What does not fit into memory goes to disk."""
    with tempfile.TemporaryDirectory(prefix="steelyard-") as aside:
        connection = duckdb.connect(config={"temp_directory": aside})
        try:
            for setting, value in (("threads", threads), ("memory_limit", memory)):
                if value is not None:
                    connection.execute(f"SET {setting} = '{value}'")
            add_arithmetic(connection)
            yield connection, _open_tables(connection, tables)
        finally:
            connection.close()


def add_arithmetic(connection: duckdb.DuckDBPyConnection) -> None:
    """Supply what engine/number.py names."""
    for shim in SHIMS:
        connection.execute(shim)


def set_days(connection: duckdb.DuckDBPyConnection, period: Period) -> None:
    """Tell a connection which days the period has."""
    for name, days in days_sql(period):
        connection.execute(f"CREATE OR REPLACE TEMP MACRO {name}(which) AS {days}")


def completed(tables: Mapping[str, Source]) -> dict[str, Source]:
    """Add the standing tables that are not given, empty."""
    return {name: layout.empty() for name, layout in STANDING.items() if name not in ONLY_IF_GIVEN} | dict(
        tables
    )


def schema_of(source: Source) -> pa.Schema:
    """Tell a table's columns."""
    return source.schema if isinstance(source, pa.Table) else ds.dataset(source).schema


def files_sql(source: Path | str) -> str:
    """Write how a file is read, or all Parquet files of a folder; a URI that names no file is a folder's."""
    if isinstance(source, Path):
        files = str(source / "*.parquet" if source.is_dir() else source)
    else:
        files = source if source.endswith(".parquet") else f"{source.rstrip('/')}/*.parquet"
    return f"read_parquet('{quoted(files)}')"


def _open_tables(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, Source]) -> dict[str, pa.Schema]:
    schemas = {}
    for name, source in completed(tables).items():
        if isinstance(source, pa.Table):
            connection.register(f"in_{name}", source)
            read = f'"in_{name}"'
        else:
            read = files_sql(source)
        connection.execute(f'CREATE TEMP VIEW "{name}" AS SELECT * FROM {read}')  # noqa: S608 - quoted above
        schemas[name] = schema_of(source)
    return schemas
