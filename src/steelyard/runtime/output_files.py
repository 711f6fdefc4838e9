"""The one writer of output tables: equal rows in equal order make equal bytes, whoever computed them."""

import hashlib
from pathlib import Path

import duckdb

# All fixed, so that bytes depend on nothing but rows.
PARQUET = "FORMAT parquet, PARQUET_VERSION v2, COMPRESSION zstd, ROW_GROUP_SIZE 122880"


def write_rows(connection: duckdb.DuckDBPyConnection, select: str, path: Path) -> int:
    """Write what a SELECT gives, in its order, and tell how many rows there are."""
    # Else DuckDB declares a column REQUIRED where its statistics happen to prove that nothing is missing.
    connection.execute("SET disabled_optimizers = 'statistics_propagation'")
    written = connection.execute(f"COPY ({select}) TO '{quoted(path)}' ({PARQUET})").fetchone()
    connection.execute("RESET disabled_optimizers")
    return int((written or (0,))[0])


def file_sha256(path: Path) -> str:
    """Hash a file's bytes."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def quoted(text: object) -> str:
    """Write a text so that it can stand between quotes in SQL."""
    return str(text).replace("'", "''")
