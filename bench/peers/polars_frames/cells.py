"""What all steps count in, and how they write."""

from pathlib import Path
from typing import Any

import polars as pl
from polars import col

MICRO = 1_000_000
DEALS = 10_000_000_000  # more than there are numbers of deals


def half_up(numerator: Any, denominator: Any) -> Any:
    """Divide what is not negative by what is positive."""
    return (2 * numerator + denominator) // (2 * denominator)


def in_millionths(numerator: Any, denominator: Any) -> Any:
    """Divide to six digits; in two steps, as the numerator's millionfold may not fit."""
    return numerator // denominator * MICRO + half_up(numerator % denominator * MICRO, denominator)


def number_in(name: str) -> Any:
    """Read the number in a code."""
    return col(name).str.slice(1).cast(pl.Int64)


def write(frame: pl.LazyFrame, path: Path) -> None:
    """Write a table as Parquet."""
    frame.sink_parquet(path, compression="snappy", statistics=False)
