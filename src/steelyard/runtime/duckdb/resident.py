"""Small tables, read once and kept in memory for the next question about one person."""

from collections.abc import Mapping
from pathlib import Path
from threading import Lock

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
from cachetools import LRUCache, cached

from steelyard.runtime.executor import Source

LARGE = 100_000  # rows; more are not read whole for one person
KEPT_BYTES = 256 * 2**20
FILES = 4096  # of which is known how long they are
Seen = tuple[tuple[str, int, int, int], ...]  # files: where, which, how long, of when


def divided(tables: Mapping[str, Source]) -> tuple[dict[str, pa.Table], dict[str, Path | str]]:
    """Tell small tables, in memory, from large ones, left where they are."""
    small: dict[str, pa.Table] = {}
    large: dict[str, Path | str] = {}
    for name, source in tables.items():
        if isinstance(source, pa.Table):
            small[name] = source
        elif isinstance(source, str) or is_large(source):
            large[name] = source
        else:
            small[name] = _read(files(source))
    return small, large


def is_large(source: Source) -> bool:
    """Tell whether a table on this disk has too many rows to be read whole."""
    return isinstance(source, Path) and _rows(files(source)) > LARGE


def schema_of(source: Source) -> pa.Schema:
    """Tell a table's columns."""
    if isinstance(source, pa.Table):
        return source.schema
    return _schema(files(source)) if isinstance(source, Path) else ds.dataset(source).schema


def files(source: Path) -> Seen:
    """Name the files of a table, and say what tells whether they are still the same."""
    found = sorted(source.glob("*.parquet")) if source.is_dir() else [source]
    return tuple((str(file), (seen := file.stat()).st_ino, seen.st_size, seen.st_mtime_ns) for file in found)


@cached(LRUCache(FILES), lock=Lock())
def _rows(seen: Seen) -> int:
    return sum(pq.read_metadata(file).num_rows for file, *_ in seen)


@cached(LRUCache(FILES), lock=Lock())
def _schema(seen: Seen) -> pa.Schema:
    return ds.dataset([file for file, *_ in seen]).schema


@cached(LRUCache(KEPT_BYTES, getsizeof=lambda table: table.nbytes), lock=Lock())
def _read(seen: Seen) -> pa.Table:
    return ds.dataset([file for file, *_ in seen]).to_table()
