"""The long run: as many drawn plans and companies as are asked for, each closed by engine and oracle.

`python -m tests.oracle.long_run --cases 100000 --seed 1`. Batch n of a run is drawn from seed + n, so a run
goes on where another stopped with `--from-batch`. What disagrees is made small and written to `--failures`.
"""

import argparse
import gc
import re
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.oracle import changed_past, closing, engine_side
from tests.oracle.branches import close
from tests.oracle.comparing import differences, rows_in
from tests.oracle.drawn.batch import Batch, batches
from tests.oracle.drawn.ground import Tables
from tests.oracle.smaller import smaller

SHOWN = 12
PAST = 4  # of so many batches one has its past changed


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

    def words(self, seconds: float) -> str:
        """Say it in one line."""
        return (
            f"{self.cases:,} cases of {self.plans:,} plans and {self.branches:,} data sets "
            f"in {self.batches:,} batches, {self.rows:,} rows and {self.corrections:,} corrections compared, "
            f"{self.failures} disagree; "
            f"{seconds:,.0f} s (engine {self.engine:,.0f} s, oracle {self.oracle:,.0f} s)"
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
        compared, found = changed_past.disagreements(batch)
    except Exception as error:  # noqa: BLE001 - as above
        return [f"{type(error).__name__}: {str(error)[:2000]}"]
    tally.corrections += compared
    return found


def kind_of(found: list[str]) -> str:
    """Name the first table, or the error, that disagrees."""
    return found[0].split(":")[0] if found else ""


def _where(batch: Batch, found: list[str]) -> Batch:
    """Put the branch that a disagreement names first."""
    named = re.search(r"=(\d+)-", found[0])
    if named is None:
        return batch
    first = {
        table: sorted(rows, key=lambda row: not _is_of(named[1], row)) for table, rows in batch.tables.items()
    }
    return replace(batch, tables=first)


def _is_of(branch: str, row: dict[str, Any]) -> bool:
    return any(str(cell).startswith(f"{branch}-") for cell in row.values())


def write_down(batch: Batch, seed: int, found: list[str], file: Path, tries: int) -> None:
    """Write a disagreement, as small as it gets."""
    silent = Tally()

    def disagrees(texts: tuple[str, ...], tables: Tables) -> bool:
        try:
            return kind_of(compared(batch, texts, tables)) == kind_of(found)
        except (AssertionError, KeyError, StopIteration):
            return False
        except Exception as error:  # noqa: BLE001 - as above
            return type(error).__name__ == kind_of(found)

    texts, tables = smaller(_where(batch, found), disagrees, tries=tries)
    left = disagreement(Batch(seed, texts, batch.period, tables, 0, 0, 1), silent)
    with file.open("a") as stream:
        stream.write(f"==== seed {seed}, period {batch.period.code}\n")
        stream.writelines(f"{line}\n" for line in left[:SHOWN])
        for text in texts:
            stream.write(f"---- plan\n{text}")
        for name, rows in tables.items():
            stream.writelines(f"{name}: {row}\n" for row in rows)


def main(arguments: list[str] | None = None) -> int:
    """Run until enough cases are done."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from-batch", type=int, default=0)
    parser.add_argument("--plans", type=int, default=2, help="plans a batch")
    parser.add_argument("--branches", type=int, default=60, help="branches a close, each on codes of its own")
    parser.add_argument("--datas", type=int, default=3, help="closes of other data by the same plans")
    parser.add_argument("--failures", type=Path, default=Path("disagreements.txt"))
    parser.add_argument("--stop-after", type=int, default=20, help="disagreements to stop after")
    parser.add_argument("--tries", type=int, default=250, help="closes to spend on making one small")
    asked = parser.parse_args(arguments)
    tally, began, place, told = Tally(), time.monotonic(), asked.from_batch, 0.0
    while tally.cases < asked.cases and tally.failures < asked.stop_after:
        seed = asked.seed + place
        drawn = batches(
            seed, plans=asked.plans, codes=asked.branches, branches=asked.branches, datas=asked.datas
        )
        for which, batch in enumerate(drawn):
            found = disagreement(batch, tally)
            if found:
                tally.failures += 1
                sys.stdout.write(f"seed {seed}: " + "\n".join(found[:SHOWN]) + "\n")
                write_down(batch, seed, found, asked.failures, asked.tries)
            elif which == 0 and place % PAST == 0 and (found := corrected(batch, tally)):
                tally.failures += 1
                sys.stdout.write(f"seed {seed}, corrections: " + "\n".join(found[:SHOWN]) + "\n")
        tally.plans += asked.plans
        tally.batches += 1
        place += 1
        if time.monotonic() - told > 30:
            told = time.monotonic()
            sys.stdout.write(f"next batch {place}: {tally.words(told - began)}\n")
            sys.stdout.flush()
            gc.collect()
    sys.stdout.write(
        f"{tally.words(time.monotonic() - began)}; next: --seed {asked.seed} --from-batch {place}\n"
    )
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main())
