"""Read the tables a run wrote."""

from collections.abc import Iterator
from typing import Any

import pyarrow.compute as pc
import pyarrow.dataset as ds

from steelyard.foundation.calculation.models import Run
from steelyard.foundation.calculation.places import OUTPUTS, runs_folder


def open_table(folder: str, name: str) -> ds.Dataset:
    """Open one table of a run, by the run's folder."""
    return ds.dataset(runs_folder() / folder / OUTPUTS / f"{name}.parquet", format="parquet")


def rows(run: Run, name: str, *, person: str | None = None) -> list[dict[str, Any]]:
    """Return the rows of one table, of one person or of all, in the order they were sealed in."""
    chosen = None if person is None else pc.field("person") == person
    found: list[dict[str, Any]] = open_table(run.folder, name).to_table(filter=chosen).to_pylist()
    return found


def columns_of(run: Run, name: str, *columns: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of one table as tuples of some columns; lighter than whole rows."""
    table = open_table(run.folder, name).to_table(columns=list(columns))
    yield from zip(*(table[column].to_pylist() for column in columns), strict=True)
