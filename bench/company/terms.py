"""The twenty plan versions: the same agreement with other figures.

Money in minor units, everything else in millionths. Rates go by hundredths of a percent and factors by
hundredths, as people agree them, so that contenders may count in those and stay within 64 bits.
"""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
import pyarrow as pa

from bench.company.written import write

VERSIONS, TIERS, PRODUCTS, REGIONS = 20, 5, 50, 30
PERCENT = 10_000
OVERRIDE = {1: 5_000, 2: 3_000, 3: 2_000, 4: 1_000, 5: 500}  # by level: 0.5 %, 0.3 %, …
SHARES = {"A": 20 * PERCENT, "B": 70 * PERCENT, "C": 10 * PERCENT}  # the forced distribution
INDICATORS = ("revenue", "deals", "focus", "size", "customers", "growth", "satisfaction", "cancelled")
FOCUS = tuple(f"product-{number:02d}" for number in range(1, 11))  # the products the company pushes
# Targets that are the same for all, in the scale of their units, and whether less is better.
TARGETS = {
    "deals": 40,
    "focus": 25 * PERCENT,
    "size": 1_500_00,
    "customers": 35,
    "growth": 100 * PERCENT,
    "satisfaction": 8_000_000,
    "cancelled": 10 * PERCENT,
}
LESS = ("cancelled",)
MILLIONTHS = ("focus", "growth", "satisfaction", "cancelled")  # the units that are counted in them
# Curves: lines through corners, or bands from an attainment on; points in whole ones.
LINES = {
    "revenue": ((50, 0), (120, 120)),
    "focus": ((40, 0), (160, 120)),
    "size": ((25, 0), (250, 120)),
    "growth": ((-50, 0), (50, 120)),
    "satisfaction": ((60, 0), (110, 120)),
    "cancelled": ((0, 0), (200, 120)),
}
BANDS = {
    "deals": ((25, 40), (50, 60), (75, 80), (100, 100), (150, 120)),
    "customers": ((25, 40), (50, 60), (75, 80), (100, 100), (150, 120)),
}
# In lowest terms, so that exact attainments and scores stay within 64 bits: targets in whole units, and how
# many millionths of a point a percent of attainment is worth along a line.
GOALS = {name: Fraction(value, 1_000_000 if name in MILLIONTHS else 1) for name, value in TARGETS.items()}
SLOPES = {name: Fraction(most * 1_000_000, high - low) for name, ((low, _), (high, most)) in LINES.items()}


@dataclass(frozen=True)
class Version:
    """One plan version's own figures."""

    code: str
    edges: tuple[int, ...]  # where tiers 2 to 5 begin, as shares of the target
    rates: tuple[int, ...]
    threshold: int  # below this attainment nothing is paid
    satisfaction: int  # below this mean answer, in millionths, only a part is
    satisfaction_factor: int
    cap: int  # the most a month pays, in minor units
    weights: tuple[int, ...]
    multipliers: tuple[int, ...]  # by product


def versions(seed: int = 7) -> tuple[Version, ...]:
    """Draw the figures."""
    draw = np.random.default_rng(seed)
    found = []
    for number in range(1, VERSIONS + 1):
        shares = draw.integers(5, 15, len(INDICATORS))
        shares[0] += 100 - shares.sum()
        edges = np.array([50, 80, 100, 150]) + draw.integers(-5, 6, 4)
        found.append(
            Version(
                code=f"rep-{number:02d}",
                edges=tuple(int(edge) * PERCENT for edge in edges),
                rates=tuple(int(rate) * 100 for rate in np.sort(draw.integers(100, 1_600, TIERS))),
                threshold=50 * PERCENT,
                satisfaction=int(draw.integers(600, 700)) * PERCENT,
                satisfaction_factor=int(draw.integers(50, 95)) * PERCENT,
                cap=int(draw.integers(5, 250)) * 100_00,
                weights=tuple(int(share) * PERCENT for share in shares),
                multipliers=tuple(int(factor) * PERCENT for factor in draw.integers(70, 151, PRODUCTS)),
            )
        )
    return tuple(found)


def product(number: int) -> str:
    """Name a product, from 0."""
    return f"product-{number + 1:02d}"


def write_terms(folder: Path, plans: tuple[Version, ...]) -> None:
    """Write the figures as tables: one wide row a version, and a row a version and product."""
    wide: dict[str, list[object]] = {
        "plan": [plan.code for plan in plans],
        **{f"edge_{n}": [plan.edges[n - 1] for plan in plans] for n in range(1, TIERS)},
        **{f"rate_{n}": [plan.rates[n - 1] for plan in plans] for n in range(1, TIERS + 1)},
        **{
            name: [getattr(plan, name) for plan in plans]
            for name in ("threshold", "satisfaction", "satisfaction_factor", "cap")
        },
        **{f"weight_{n}": [plan.weights[n - 1] for plan in plans] for n in range(1, len(INDICATORS) + 1)},
    }
    write(pa.table(wide), folder / "versions.parquet")
    long = [
        (plan.code, product(number), factor)
        for plan in plans
        for number, factor in enumerate(plan.multipliers)
    ]
    columns = zip(*long, strict=True)
    names = ("plan", "product", "factor")
    write(pa.table(dict(zip(names, map(list, columns), strict=True))), folder / "multipliers.parquet")
    levels = {"level": list(OVERRIDE), "rate": list(OVERRIDE.values())}
    write(pa.table(levels), folder / "override.parquet")
