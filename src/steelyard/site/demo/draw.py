"""Chance that can be repeated: every subject draws from a stream of its own.

So a change in how surveys are drawn leaves every deal as it was, and parts can be made in any order.
"""

import zlib
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.floating[Any]]
Ints: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]

GOLDEN = 0.6180339887498949
SILVER = 0.4142135623730951
BRONZE = 0.3027756377319946
COPPER = 0.7320508075688772


def stream(seed: int, subject: str, part: int = 0) -> np.random.Generator:
    """Open the stream of a subject; Python's own hash() would differ from process to process."""
    return np.random.Generator(np.random.PCG64([seed, zlib.crc32(subject.encode()), part]))


def even(rng: np.random.Generator, count: int, step: float, luck: float) -> Floats:
    """Draw numbers in [0, 1) that spread evenly along the row, a share `luck` of them freely.

    Neighbours belong to one person, so a person's month is as fair as their ability, give or take luck.
    `step` must be irrational, and another one for every quality drawn.
    """
    drawn: Floats = (np.arange(count) * step + rng.random()) % 1.0
    free = rng.random(count) < luck
    drawn[free] = rng.random(int(free.sum()))
    return drawn


def spread(even_numbers: Floats, width: float) -> Floats:
    """Turn numbers in [0, 1) into factors around 1: half above, half below, width as a sigma."""
    safe = np.clip(even_numbers, 0.002, 0.998)
    return np.exp(width * 0.5513 * np.log(safe / (1 - safe)))


def pick(rng: np.random.Generator, shares: Floats, count: int) -> Ints:
    """Draw indexes by their shares."""
    edges = np.cumsum(shares) / np.sum(shares)
    return np.minimum(np.searchsorted(edges, rng.random(count), side="right"), len(shares) - 1)


def apportion(total: int, shares: Floats, least: int = 0) -> Ints:
    """Share whole things out by the largest remainder, each part at least `least`."""
    exact = (total - least * len(shares)) * shares / shares.sum()
    parts: Ints = np.floor(exact).astype(np.int64)
    missing = total - least * len(shares) - int(parts.sum())
    parts[np.argsort(parts - exact, kind="stable")[:missing]] += 1
    return parts + least
