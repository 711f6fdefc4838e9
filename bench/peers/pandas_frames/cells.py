"""What all steps count in, and how they read and write columns."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from bench.company.people import FIRST_DAY

MICRO = 1_000_000
DEALS = 10_000_000_000  # more than there are numbers of deals
YEAR_DAYS = pd.date_range(FIRST_DAY, periods=366)
MONTH_OF_DAY = YEAR_DAYS.month.to_numpy().astype(np.int64)
FIRST = int(FIRST_DAY.astype("datetime64[D]").astype(int))


def numbers_in(column: Any) -> Any:
    """Read the numbers in codes."""
    return pc.cast(pc.utf8_slice_codeunits(column, 1), pa.int64()).to_numpy()


def coded(column: Any) -> tuple[Any, list[str]]:
    """Give a column of few words as places in a list of them."""
    words = column.dictionary_encode().unify_dictionaries().combine_chunks()
    words = words.chunk(0) if isinstance(words, pa.ChunkedArray) else words
    return words.indices.to_numpy(), words.dictionary.to_pylist()


def days_of(column: Any) -> Any:
    """Count days from the year's first."""
    return column.cast(pa.int32()).to_numpy().astype(np.int64) - FIRST


def half_up(numerator: Any, denominator: Any) -> Any:
    """Divide what is not negative by what is positive, rounding half up."""
    return (2 * numerator + denominator) // (2 * denominator)


def in_millionths(numerator: Any, denominator: Any) -> Any:
    """Divide to six digits; in two steps, as the numerator's millionfold may not fit."""
    whole, left = np.divmod(numerator, denominator)
    return whole * MICRO + half_up(left * MICRO, denominator)


def whose(roster: pd.DataFrame, row: Any, component: str = "commission") -> dict[str, Any]:
    """Name the month, the plan and the person, as dictionaries."""
    named: dict[str, Any] = {"month": pa.array(roster["month"].to_numpy()[row].astype(np.int8))}
    for name in ("plan", "person"):
        code, words = pd.factorize(roster[name])
        named[name] = pa.DictionaryArray.from_arrays(
            pa.array(code[row].astype(np.int32)), pa.array(list(words))
        )
    constant = np.zeros(len(row), np.int32)
    named["component"] = pa.DictionaryArray.from_arrays(pa.array(constant), pa.array([component]))
    return named


def write(columns: dict[str, Any], path: Path) -> None:
    """Write a table as Parquet."""
    words = [name for name, column in columns.items() if pa.types.is_dictionary(column.type)]
    pq.write_table(
        pa.table(columns),
        path,
        compression="snappy",
        use_dictionary=words,
        write_statistics=False,
        store_schema=False,
    )
