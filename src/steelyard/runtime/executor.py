"""What every machine can do: run plans over tables into a folder, and recompute one person in memory."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

import pyarrow as pa

from steelyard.engine import Period, Plan, Problem

# A Parquet file or a folder of them, by path or by URI (file://, s3://…), or a table in memory.
Source: TypeAlias = Path | str | pa.Table
Report = Callable[[int, int, str], None]  # done, total, the stage's name (a word of STAGES)


@dataclass(frozen=True)
class RunOutput:
    """A folder of Parquet files, one a table, and the hash of each one's bytes."""

    folder: Path
    sha256: Mapping[str, str]
    rows: Mapping[str, int]


class Executor(Protocol):
    """A machine that runs plans. The same inputs give the same bytes, with any number of threads."""

    def run(
        self,
        *,
        plans: Sequence[Plan],
        tables: Mapping[str, Source],
        period: Period,
        out: Path,
        report: Report | None = None,
    ) -> RunOutput:
        """Compute everyone's results and write every output table (engine/tables.py) into `out`."""

    def for_person(
        self,
        *,
        plans: Sequence[Plan],
        tables: Mapping[str, Source],
        period: Period,
        person: str,
        extra: Mapping[str, pa.Table] | None = None,
    ) -> dict[str, pa.Table]:
        """Recompute one person from the same tables; gives the outputs and `counted`, without ranks.

        `extra` are rows to add to the tables: what if these came, too?
        """

    def check(
        self, *, plans: Sequence[Plan], tables: Mapping[str, Source], period: Period
    ) -> tuple[Problem, ...]:
        """Find what stands between plans and tables (engine.check_tables)."""
