"""The long run: as many drawn plans and companies as are asked for, each closed by engine and oracle.

`python -m tests.oracle.long_run --cases 50000 --seed 1`. Batch n of a run is drawn from seed + n, so a run
goes on where another stopped with `--from-batch`. What disagrees is made small and written to `--failures`.
Several processes share the batches out; which of them draws a batch makes no difference to it.
"""

import argparse
import gc
import sys
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from multiprocessing import get_context
from pathlib import Path

from tests.oracle.drawn.batch import batches
from tests.oracle.tally import Tally, corrected, disagreement
from tests.oracle.written_down import SHOWN, written

PAST = 4  # of so many batches one has its past changed
SOON = 30  # seconds between two lines that say how far it is


@dataclass
class Done:
    """One batch: what was compared, what is told of disagreements, and those written down."""

    tally: Tally = field(default_factory=Tally)
    told: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)


def done(asked: argparse.Namespace, place: int) -> Done:
    """Draw a batch and compare it."""
    seed, found = asked.seed + place, Done()
    found.tally.plans, found.tally.batches = asked.plans, 1
    drawn = batches(seed, plans=asked.plans, codes=asked.branches, branches=asked.branches, datas=asked.datas)
    for which, batch in enumerate(drawn):
        differ, about = disagreement(batch, found.tally), f"seed {seed}"
        if differ:
            found.written.append(written(batch, seed, differ, asked.tries))
        elif which == 0 and place % PAST == 0:
            differ, about = corrected(batch, found.tally), f"seed {seed}, corrections"
        if differ:
            found.tally.failures += 1
            found.told.append(f"{about}: " + "\n".join(differ[:SHOWN]) + "\n")
    gc.collect()
    return found


def in_order(asked: argparse.Namespace) -> Iterator[Done]:
    """Give batch after batch, as many at a time as there are processes."""
    places = count(asked.from_batch)
    if asked.processes == 1:
        yield from (done(asked, place) for place in places)
    # spawned, as a copy of a process that has a database open would share it
    with ProcessPoolExecutor(asked.processes, mp_context=get_context("spawn")) as pool:
        ahead: deque[Future[Done]] = deque()
        try:
            while True:
                while len(ahead) < 2 * asked.processes:
                    ahead.append(pool.submit(done, asked, next(places)))
                yield ahead.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def options() -> argparse.ArgumentParser:
    """Say what a run can be asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from-batch", type=int, default=0)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--plans", type=int, default=2, help="plans a batch")
    parser.add_argument("--branches", type=int, default=60, help="branches a close, each on codes of its own")
    parser.add_argument("--datas", type=int, default=3, help="closes of other data by the same plans")
    parser.add_argument("--failures", type=Path, default=Path("disagreements.txt"))
    parser.add_argument("--stop-after", type=int, default=20, help="disagreements to stop after")
    parser.add_argument("--tries", type=int, default=250, help="closes to spend on making one small")
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run until enough cases are done."""
    asked = options().parse_args(arguments)
    tally, began, told = Tally(), time.monotonic(), 0.0
    for found in in_order(asked):
        tally.add(found.tally)
        sys.stdout.writelines(found.told)
        if found.written:
            with asked.failures.open("a") as stream:
                stream.writelines(found.written)
        following = asked.from_batch + tally.batches
        is_over = tally.cases >= asked.cases or tally.failures >= asked.stop_after
        if is_over or time.monotonic() - told > SOON:
            told = time.monotonic()
            sys.stdout.write(f"{tally.words(told - began)}; next: --from-batch {following}\n")
            sys.stdout.flush()
        if is_over:
            break
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main())
