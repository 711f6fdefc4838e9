"""Immutable tables on disk, each a Parquet file named by its content.

The same rows in the same order make the same bytes, so writing them again changes nothing.
"""

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq


@dataclass(frozen=True)
class Written:
    """A snapshot's name and place."""

    sha256: str
    path: Path  # below the root
    row_count: int


def write(table: pa.Table, *, root: Path, dataset: str) -> Written:
    """Write a table as <root>/<dataset>/<sha256>.parquet, unless it is there already."""
    buffer = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(None), buffer, compression="zstd", store_schema=False)
    content = buffer.getbuffer()
    sha256 = hashlib.sha256(content).hexdigest()
    path = Path(dataset) / f"{sha256}.parquet"
    place = root / path
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        # Aside first, under a name of one's own: whoever reads sees the whole file or none.
        aside = place.with_suffix(f".{uuid4().hex}")
        aside.write_bytes(content)
        aside.replace(place)
    return Written(sha256, path, table.num_rows)


def read(*, root: Path, dataset: str, sha256: str) -> pa.Table:
    """Read a snapshot whole."""
    return pq.read_table(root / dataset / f"{sha256}.parquet")
