"""Thousands of drawn futures: what a plan may cost, and how likely each cost is.

A scenario draws how much each person attains: what is expected of them times a factor, log-normal with mean
1. A part of everyone's luck is the market's, shared by all; the rest is each one's own. Pay is read off the
person's payout table (payouts.py): exact at its levels, straight between them, level beyond the last.

Source of the draw: a geometric Brownian step, exp(sigma n - sigma^2 / 2), with n = sqrt(t) m + sqrt(1 - t) e
for standard normal m (shared) and e (own). The same seed draws the same, on any number of threads.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from steelyard.engine.number import MICRO

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Report = Callable[[int, int], None]  # people done, people in all; may raise to stop the work

BLOCK = 256  # people drawn at once: their tables and draws stay in the processor's cache
MOST_SCENARIOS = 100_000


@dataclass(frozen=True)
class Payouts:
    """What each person would be paid at each level of attainment.

    `levels_ppm` (L) ascends. A row is one person in one period: `amounts_minor` (rows, L) is their pay at
    each level, `expected_ppm` (rows) the level expected of them, `person` (rows) their number, ascending from
    0; the rows of one person share one draw.
    """

    levels_ppm: Integers
    amounts_minor: Integers
    expected_ppm: Integers
    person: Integers

    def __post_init__(self) -> None:
        rows = len(self.person)
        if self.amounts_minor.shape != (rows, len(self.levels_ppm)) or len(self.expected_ppm) != rows:
            msg = f"{rows} rows and {len(self.levels_ppm)} levels do not fit {self.amounts_minor.shape}"
            raise ValueError(msg)
        if (np.diff(self.levels_ppm) <= 0).any() or (np.diff(self.person) < 0).any():
            msg = "levels and people must ascend"
            raise ValueError(msg)


@dataclass(frozen=True)
class Luck:
    """How far attainment strays: `spread_ppm` is sigma, `together_ppm` the part of it that all share."""

    spread_ppm: int = 250_000
    together_ppm: int = 200_000

    def __post_init__(self) -> None:
        if not 0 <= self.spread_ppm <= 2 * MICRO or not 0 <= self.together_ppm <= MICRO:
            msg = "the spread lies between 0 and 200 %, the shared part between 0 and 100 %"
            raise ValueError(msg)


@dataclass(frozen=True)
class Odds:
    """The costs of all scenarios, ascending; minor units."""

    costs_minor: Integers = field(repr=False)

    def quantile(self, percent: int) -> int:
        """Give the cost that so many percent of scenarios do not exceed."""
        place = max(0, -(-len(self.costs_minor) * percent // 100) - 1)
        return int(self.costs_minor[place])

    def over(self, budget_minor: int) -> int:
        """Give the share of scenarios that cost more than a budget, in millionths."""
        over = len(self.costs_minor) - int(np.searchsorted(self.costs_minor, budget_minor, side="right"))
        return over * MICRO // len(self.costs_minor)

    @property
    def mean(self) -> int:
        """Give the mean cost."""
        return round(float(self.costs_minor.mean()))

    def bars(self, count: int = 24) -> list[tuple[int, int, int]]:
        """Spread the costs over equal ranges: (from, to, scenarios)."""
        counts, edges = np.histogram(self.costs_minor, bins=count)
        ends = [(round(low), round(high)) for low, high in pairwise(edges.tolist())]
        return [(low, high, int(found)) for (low, high), found in zip(ends, counts, strict=True)]


def draw(
    payouts: Payouts,
    *,
    luck: Luck,
    scenarios: int,
    seed: int,
    threads: int = 2,
    report: Report | None = None,
) -> Odds:
    """Draw so many scenarios and cost each.

    Raises:
        ValueError: Nobody is paid, or the number of scenarios lies outside 1 … 100,000.
    """
    if not 1 <= scenarios <= MOST_SCENARIOS:
        msg = f"draw between 1 and {MOST_SCENARIOS:,} scenarios, not {scenarios:,}"
        raise ValueError(msg)
    if not len(payouts.person):
        msg = "there is nobody to draw for"
        raise ValueError(msg)
    market, *own = np.random.SeedSequence(seed).spawn(1 + -(-_people(payouts) // BLOCK))
    shared = np.random.Generator(np.random.Philox(market)).standard_normal(scenarios)
    total = np.zeros(scenarios)
    with ThreadPoolExecutor(threads) as pool:
        blocks = pool.map(lambda block: _cost(payouts, luck, shared, *block), _blocks(payouts, own))
        for done, costs in enumerate(blocks, start=1):  # in order, so that sums round alike every time
            total += costs
            if report:
                report(min(done * BLOCK, _people(payouts)), _people(payouts))
    return Odds(np.sort(np.rint(total).astype(np.int64)))


def _people(payouts: Payouts) -> int:
    return int(payouts.person[-1]) + 1


def _blocks(
    payouts: Payouts, seeds: list[np.random.SeedSequence]
) -> Iterator[tuple[int, slice, np.random.SeedSequence]]:
    """Cut people into blocks: the first person, their rows, the block's own source of luck."""
    edges = np.searchsorted(payouts.person, np.arange(len(seeds) + 1) * BLOCK)
    for place, seed in enumerate(seeds):
        yield place * BLOCK, slice(int(edges[place]), int(edges[place + 1])), seed


def _cost(
    payouts: Payouts, luck: Luck, shared: Floats, first: int, rows: slice, seed: np.random.SeedSequence
) -> Floats:
    """Cost one block of people in every scenario."""
    count = min(BLOCK, _people(payouts) - first)
    sigma, together = luck.spread_ppm / MICRO, luck.together_ppm / MICRO
    own = np.random.Generator(np.random.Philox(seed)).standard_normal((count, len(shared)))
    factors = np.exp(sigma * (np.sqrt(together) * shared + np.sqrt(1 - together) * own) - sigma**2 / 2)
    levels = payouts.levels_ppm.astype(np.float64)
    paid = np.zeros(len(shared))
    edges = np.searchsorted(payouts.person[rows], np.arange(first, first + count + 1)) + rows.start
    for person, (start, end) in enumerate(pairwise(edges.tolist())):
        order = np.argsort(factors[person])  # looked up in order, levels are found at once
        ordered = factors[person][order]
        of_person = np.zeros(len(shared))
        for row in range(start, end):
            of_person += np.interp(payouts.expected_ppm[row] * ordered, levels, payouts.amounts_minor[row])
        paid[order] += of_person
    return paid
