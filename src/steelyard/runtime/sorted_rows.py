"""Rows sorted by a key, in an Arrow file: some keys' rows are found by unpacking a few batches."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

BATCH = 8192  # rows that are unpacked together
OPEN = 12  # files; one that is deleted takes room on disk until it is closed


def write(reader: pa.RecordBatchReader, path: Path) -> None:
    """Write rows that come sorted by their first column, a text, which is never missing."""
    packed = pa.ipc.IpcWriteOptions(compression="zstd")
    with (
        pa.OSFile(str(path), "wb") as sink,
        pa.ipc.new_file(sink, reader.schema, options=packed) as file,
    ):
        for batch in reader:
            file.write_batch(batch)


def find(path: Path, keys: Sequence[str]) -> pa.Table:
    """Read the rows of some keys, in the file's order.

    Raises:
        OSError, pyarrow.ArrowException: The file is missing or broken.
    """
    seen = path.stat()
    return _opened(path, (seen.st_ino, seen.st_size, seen.st_mtime_ns)).of(keys)


@dataclass(frozen=True)
class _File:
    """An open file, and the first key of each batch."""

    batches: pa.ipc.RecordBatchFileReader
    starts: Sequence[str]

    def of(self, keys: Sequence[str]) -> pa.Table:
        """Unpack the batches that may hold the keys, and take their rows."""
        places: set[int] = set()
        for key in keys:
            first = max(bisect_left(self.starts, key) - 1, 0)  # a key may begin within the batch before
            places.update(range(first, bisect_right(self.starts, key)))
        unpacked = [self.batches.get_batch(place) for place in sorted(places)]
        rows = pa.Table.from_batches(unpacked, self.batches.schema)
        return rows.filter(pc.is_in(rows.column(0), pa.array(keys, rows.schema.field(0).type)))


@lru_cache(maxsize=OPEN)
def _opened(path: Path, seen: tuple[int, ...]) -> _File:
    """Keep a file open; what was `seen` of it tells whether it is still the same."""
    del seen
    only_keys = pa.ipc.IpcReadOptions(included_fields=[0])
    with pa.memory_map(str(path)) as mapped:
        keys = pa.ipc.open_file(mapped, options=only_keys)
        starts = [keys.get_batch(place).column(0)[0].as_py() for place in range(keys.num_record_batches)]
    return _File(pa.ipc.open_file(pa.memory_map(str(path))), starts)
