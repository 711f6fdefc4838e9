"""The limits: what it takes to only read the columns a close needs, and to only write its pay lines.

`python -m bench.peers.limits FOLDER OUT read`, or `… LINES OUT write` with lines as DuckDB wrote them.
"""

import sys
from pathlib import Path

import duckdb

from bench.stopwatch import Stopwatch, folders

READ = (
    """SELECT max(id), max(owner), max(booked_on), max(product), max(customer), max(status), max(currency),
              sum(amount_minor) FROM read_parquet('{folder}/deals/*.parquet')""",
    "SELECT max(fact_id), max(person), sum(share_ppm) FROM read_parquet('{folder}/splits/*.parquet')",
)
LINES = """CREATE TEMP TABLE line AS
    SELECT month, plan, person, component, fact_id, credit_minor, running_minor, amount_minor
    FROM read_parquet('{folder}/lines-*.parquet')"""
WRITE = "COPY line TO '{out}/lines.parquet' (COMPRESSION snappy, PARQUET_VERSION v2, DICTIONARY_SIZE_LIMIT 1)"


def read(folder: Path) -> None:
    """Read and add up, so that nothing is skipped."""
    connection = duckdb.connect()
    for question in READ:
        connection.execute(question.format(folder=folder)).fetchall()


if __name__ == "__main__":
    where, to = folders()
    if sys.argv[3] == "read":
        clock = Stopwatch()
        read(where)
    else:
        database = duckdb.connect()
        database.execute("SET preserve_insertion_order = false")
        database.execute(LINES.format(folder=where))
        clock = Stopwatch()
        database.execute(WRITE.format(out=to))
    clock.tell()
