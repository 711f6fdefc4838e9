"""Tables below an address of an object storage (s3://…, gs://…, file://…): Parquet, as the engine has it."""

from collections.abc import Sequence

from pyarrow import fs

from steelyard.engine import Plan
from steelyard.engine.tables import STANDING
from steelyard.runtime.executor import Source


def is_address(place: object) -> bool:
    """Tell a URI from a path."""
    return isinstance(place, str) and "://" in place


def read_address(address: str, plans: Sequence[Plan]) -> dict[str, Source]:
    """Find the tables the plans need: `<dataset>.parquet`, or a folder of that name; others are absent."""
    system, root = fs.FileSystem.from_uri(address)
    tables: dict[str, Source] = {}
    for dataset in (*sorted({dataset for plan in plans for dataset in plan.datasets}), *STANDING):
        file, folder = system.get_file_info([f"{root}/{dataset}.parquet", f"{root}/{dataset}"])
        if file.type is fs.FileType.File:
            tables[dataset] = f"{address.rstrip('/')}/{dataset}.parquet"
        elif folder.type is fs.FileType.Directory:
            tables[dataset] = f"{address.rstrip('/')}/{dataset}"
    return tables
