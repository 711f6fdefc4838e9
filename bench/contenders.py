"""Who takes part, at which sizes, and what each answers."""

from dataclasses import dataclass
from pathlib import Path

from bench.answers import Answers

LARGEST_IN_MEMORY = 20_000_000  # deals; beyond that frames in memory want more than machines like ours have


@dataclass(frozen=True)
class Contender:
    """One way to close the year."""

    code: str
    title: str
    module: str
    most_deals: int | None = None
    always: tuple[str, ...] = ()  # said to it at every size
    beyond: tuple[str, ...] = ()  # said to it beyond what fits into memory at once

    def words(self, deals: int) -> tuple[str, ...]:
        """Give what is said to it at a size."""
        return (*self.always, *(self.beyond if deals > LARGEST_IN_MEMORY else ()))

    def takes(self, deals: int) -> bool:
        """Tell whether it can bear a size."""
        return self.most_deals is None or deals <= self.most_deals

    def answers(self, out: Path) -> Answers:
        """Say where its answers are."""
        left_out = ("results",) if self.code == "spreadsheet" else ()
        return Answers(self.title, out, ours=self.module == STEELYARD.module, leaves_out=left_out)


STEELYARD = Contender("steelyard", "Steelyard", "bench.peers.steelyard_engine")
EVERYTHING = Contender(
    "everything",
    "Steelyard, with all it keeps to explain and correct",
    STEELYARD.module,
    LARGEST_IN_MEMORY,  # beyond, nobody wants to wait for a benchmark that long
    always=("--everything",),
)
DUCKDB = Contender("duckdb", "DuckDB, SQL by hand", "bench.peers.duckdb_sql", beyond=("--by-month",))
POLARS = Contender("polars", "Polars, streaming", "bench.peers.polars_frames", LARGEST_IN_MEMORY)
PANDAS = Contender("pandas", "pandas and NumPy", "bench.peers.pandas_frames", LARGEST_IN_MEMORY)
ORM = Contender("orm", "Django ORM, a row at a time", "bench.peers.orm")
SPREADSHEET = Contender("spreadsheet", "A spreadsheet in LibreOffice", "bench.peers.spreadsheet")
AT_EVERY_SIZE = (STEELYARD, EVERYTHING, DUCKDB, POLARS, PANDAS)
