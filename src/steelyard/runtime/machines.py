"""Which machine computes: DuckDB in this process, unless a company names Spark."""

from pathlib import Path

from steelyard.runtime.duckdb import DuckDB
from steelyard.runtime.executor import Executor


class MachineUnknown(ValueError):  # noqa: N818 - it says what happened
    """The name of a machine that is not there."""


def machine(
    name: str = "duckdb",
    *,
    master: str = "local[2]",
    scratch: str = "",
    threads: int | None = None,
    memory: str | None = None,
    kept: str | Path = "",
) -> Executor:
    """Give the machine of a name: duckdb, or spark at the address `master`.

    `scratch`, for Spark, is a folder that this computer and Spark's workers all see; on one computer it
    need not be given. `threads` are DuckDB's; Spark's address says how many it has. `kept` is a folder for
    what saves DuckDB work next time; whoever empties it loses nothing but time.

    Raises:
        MachineUnknown: There is none of that name, or the extra `spark` is not installed.
    """
    if name == "duckdb":
        return here(kept, threads=threads, memory=memory)
    if name != "spark":
        msg = f"STEELYARD_ENGINE is {name!r}; it may be duckdb or spark."
        raise MachineUnknown(msg)
    try:
        from steelyard.runtime.spark.machine import Spark  # noqa: PLC0415 - an extra, not always installed
    except ModuleNotFoundError as error:
        msg = f"STEELYARD_ENGINE is spark, but {error.name} is not installed: pip install 'steelyard[spark]'."
        raise MachineUnknown(msg) from error
    return Spark(master, memory, Path(scratch) if scratch else None)


def here(kept: str | Path = "", *, threads: int | None = None, memory: str | None = None) -> DuckDB:
    """Give the machine of this process: it answers about one person, whichever machine computes closes."""
    if not kept:
        return DuckDB(threads, memory)
    return DuckDB(threads, memory, scripts=Path(kept) / "scripts", by_person=Path(kept) / "by-person")
