"""Numba, on two cores: thousands of drawn years paid by marginal tiers, beside Steelyard's own drawing.

`python -m bench.peers.numba_kernel PEOPLE SCENARIOS`. Both pay the same tiers on the same expectations; each
draws its own luck, so means are compared within what so many draws allow, and exactly where there is none.
"""

import json
import math
import sys
import time
from typing import Any

import numba
import numpy as np

from bench.company.people import MONTHS
from bench.company.terms import TIERS, versions
from bench.measuring import own_peak
from steelyard.runtime.scenarios import Luck, Payouts, draw

MICRO = 1_000_000
CORES, TIMES = 2, 5
SPREAD = 0.25
ROUNDING = 1e-6  # of tables in whole units
TOP = 100 * MICRO  # far above what anybody reaches


@numba.njit(parallel=True, cache=False)  # type: ignore[untyped-decorator]  # Numba says no types
def kernel(
    expected: Any, target: Any, edges: Any, rates: Any, spread: float, scenarios: int, seed: int
) -> Any:
    """Cost every scenario; a person's months share one draw."""
    people = len(target) // MONTHS
    costs = np.zeros((CORES, scenarios))
    for core in numba.prange(CORES):
        np.random.seed(seed + core)  # noqa: NPY002 - what Numba compiles
        for person in range(core, people, CORES):
            for scenario in range(scenarios):
                factor = np.exp(spread * np.random.standard_normal() - spread * spread / 2)  # noqa: NPY002 - as above
                paid = 0.0
                for row in range(person * MONTHS, (person + 1) * MONTHS):
                    attained = expected[row] * factor
                    share = 0.0
                    for tier in range(TIERS):
                        low = edges[row, tier]
                        if attained <= low:
                            break
                        share += (min(attained, edges[row, tier + 1]) - low) * rates[row, tier]
                    paid += share * target[row]
                costs[core, scenario] += paid
    return costs.sum(axis=0)


def company(people: int) -> tuple[Any, Any, Any, Any]:
    """Draw expectations and targets; gives them with each row's edges and rates."""
    luck = np.random.default_rng(7)
    plans = versions()
    plan = np.repeat(luck.integers(0, len(plans), people), MONTHS)
    edges = np.array([(0, *one.edges, TOP) for one in plans])[plan] / MICRO
    rates = np.array([one.rates for one in plans])[plan] / MICRO
    rows = people * MONTHS
    return luck.uniform(0.5, 1.4, rows), luck.integers(20_000, 90_000, rows) * 100.0, edges, rates


def as_payouts(expected: Any, target: Any, edges: Any, rates: Any) -> Payouts:
    """Write the tiers as payout tables: exact at every edge of any plan."""
    levels = np.unique(edges)
    slices = np.clip(levels[None, :, None], edges[:, None, :-1], edges[:, None, 1:]) - edges[:, None, :-1]
    amounts = (slices * rates[:, None, :]).sum(axis=2) * target[:, None]
    return Payouts(
        levels_ppm=np.rint(levels * MICRO).astype(np.int64),
        amounts_minor=np.rint(amounts).astype(np.int64),
        expected_ppm=np.rint(expected * MICRO).astype(np.int64),
        person=np.repeat(np.arange(len(target) // MONTHS), MONTHS),
    )


def best_of(times: int, work: Any) -> tuple[list[float], Any]:
    """Time a piece of work; gives each time and the last result."""
    seconds, result = [], None
    for _ in range(times):
        started = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - started)
    return seconds, result


def main(people: int, scenarios: int) -> None:
    """Time both in turn and compare their means."""
    numba.set_num_threads(CORES)
    rows = company(people)
    payouts = as_payouts(*rows)
    kernel(*rows, SPREAD, 2, 1)  # compiled once, before any time is taken
    luck, none = Luck(int(SPREAD * MICRO), 0), Luck(0, 0)
    ours, theirs = [], []
    for turn in range(TIMES):
        ours += best_of(1, lambda: draw(payouts, luck=luck, scenarios=scenarios, seed=turn, threads=CORES))[0]  # noqa: B023 - called at once
        theirs += best_of(1, lambda: kernel(*rows, SPREAD, scenarios, turn))[0]  # noqa: B023 - as above
    still = draw(payouts, luck=none, scenarios=1, seed=1).mean
    moved = draw(payouts, luck=luck, scenarios=scenarios, seed=1).mean
    off_still = abs(still - float(kernel(*rows, 0.0, 1, 1)[0])) / still
    off_moved = abs(moved - float(kernel(*rows, SPREAD, scenarios, 1).mean())) / moved
    noise = 2 / math.sqrt(people * scenarios)  # five times what two means of so many draws differ by
    if off_still > ROUNDING or off_moved > noise:
        sys.exit(f"the two disagree: {off_still} without luck, {off_moved} with it")
    ratio = float(np.median(np.array(ours) / np.array(theirs)))
    print(
        json.dumps(
            {
                "seconds": float(np.median(ours)),
                "kernel": float(np.median(theirs)),
                "ratio": ratio,
                "peak_bytes": own_peak(),
            }
        )
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
