"""A batch closed by engine and oracle, and the count of all that was compared."""

import time
from dataclasses import dataclass, fields

from tests.oracle import changed_past, closing, engine_side
from tests.oracle.branches import close
from tests.oracle.comparing import differences, rows_in
from tests.oracle.drawn.batch import Batch
from tests.oracle.drawn.ground import Tables


@dataclass
class Tally:
    """What a run has done."""

    cases: int = 0
    batches: int = 0
    plans: int = 0
    branches: int = 0
    rows: int = 0
    corrections: int = 0
    failures: int = 0
    engine: float = 0
    oracle: float = 0

    def add(self, other: "Tally") -> None:
        """Add what another has done."""
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))

    def words(self, seconds: float) -> str:
        """Say it in one line."""
        return (
            f"{self.cases:,} cases of {self.plans:,} plans and {self.branches:,} data sets "
            f"in {self.batches:,} batches, {self.rows:,} rows and {self.corrections:,} corrections compared, "
            f"{self.failures} disagree; {seconds:,.0f} s, {self.cases / max(seconds, 1):.1f} cases a second "
            f"(engine {self.engine:,.0f} s, oracle {self.oracle:,.0f} s of all processes)"
        )


def compared(batch: Batch, texts: tuple[str, ...], tables: Tables, tally: Tally | None = None) -> list[str]:
    """Close by both, and tell where they differ; what the engine refuses is told as it says it."""
    first, last = batch.period.starts_on, batch.period.ends_on
    began = time.monotonic()
    if tables is batch.tables and texts is batch.texts:
        oracle = close(batch)
    else:
        oracle = closing.close(texts, tables, first, last)
    between = time.monotonic()
    engine = engine_side.close(texts, tables, batch.period)
    if tally is not None:
        tally.oracle += between - began
        tally.engine += time.monotonic() - between
        tally.rows += rows_in(engine)
        tally.cases += batch.cases
        tally.branches += batch.branches
    return differences(oracle, engine)


def disagreement(batch: Batch, tally: Tally) -> list[str]:
    """Compare a batch; an error of either side is a disagreement too."""
    try:
        return compared(batch, batch.texts, batch.tables, tally)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
        return [f"{type(error).__name__}: {str(error)[:2000]}"]


def corrected(batch: Batch, tally: Tally) -> list[str]:
    """Change a batch's past, and compare what engine and oracle would post."""
    try:
        count, found = changed_past.disagreements(batch)
    except Exception as error:  # noqa: BLE001 - as above
        return [f"{type(error).__name__}: {str(error)[:2000]}"]
    tally.corrections += count
    return found
