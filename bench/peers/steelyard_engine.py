"""Steelyard: twelve months closed one after the other, from the plans' texts to outputs on disk.

It writes what the others write too: values, scores, grades, pay lines and statements. With `--everything` it
also keeps what only it has: each credit, each fact that no plan used and why, and warnings. `--months 3`
stops after March.
"""

import sys
from pathlib import Path

from bench.agreement.plans import plans
from bench.company.people import MONTHS, YEAR
from bench.stopwatch import Stopwatch, folders
from steelyard.engine.period import parse
from steelyard.engine.tables import OUTPUTS
from steelyard.runtime.duckdb import DuckDB
from steelyard.runtime.executor import Source

FACTS = ("deals", "splits")  # folders of files; the rest are files
ANSWERS = ("measures", "scores", "grades", "pay_lines", "statements")
FILES = ("surveys", "assignments", "targets", "rates")


def tables(folder: Path) -> dict[str, Source]:
    """Name the company's tables."""
    return {**{name: folder / name for name in FACTS}, **{name: folder / f"{name}.parquet" for name in FILES}}


def close(folder: Path, out: Path, watch: Stopwatch, outputs: tuple[str, ...], months: int) -> None:
    """Close the year."""
    with watch.step("read the plans"):
        agreed = plans()
    for month in range(1, months + 1):
        period = parse(f"{YEAR}-{month:02d}")
        with watch.step(period.code):
            DuckDB().run(
                plans=agreed, tables=tables(folder), period=period, out=out / f"{month:02d}", outputs=outputs
            )


if __name__ == "__main__":
    where, to = folders()
    clock = Stopwatch()
    close(
        where,
        to,
        clock,
        tuple(OUTPUTS) if "--everything" in sys.argv else ANSWERS,
        int(sys.argv[-1]) if "--months" in sys.argv else MONTHS,
    )
    clock.tell()
