"""The company as clean engine tables: Parquet in parts, as large as one likes."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from steelyard.site.demo.company import Company
from steelyard.site.demo.facts import months
from steelyard.site.demo.lists import assignment_table, customer_table, product_table, rate_table
from steelyard.site.demo.targets import PLANS, target_table

ROWS_IN_A_GROUP = 500_000


def write_tables(company: Company, folder: Path, report: Callable[[int, int], None]) -> list[Path]:
    """Write every fact table as a folder of parts, one a month, and the lists as one file each.

    `report(done, total)` counts deals. Each fact says the part and row it stands in, as an import would.
    """
    folder.mkdir(parents=True, exist_ok=True)
    done = 0
    for month, tables in enumerate(months(company)):
        for name, table in tables.items():
            path = folder / name / f"part-{month:03d}.parquet"
            path.parent.mkdir(exist_ok=True)
            write(with_source(table, f"{name}/{path.name}"), path)
        done += tables["deals"].num_rows
        report(min(done, company.size.deals), company.size.deals)
    lists = {
        "assignments": assignment_table(company, PLANS),
        "targets": target_table(company),
        "rates": rate_table(company),
        "products": product_table(company),
        "customers": customer_table(company),
    }
    for name, table in lists.items():
        write(table, folder / f"{name}.parquet")
    return sorted(folder.rglob("*.parquet"))


def with_source(table: pa.Table, file: str) -> pa.Table:
    """Add where each row stands."""
    count = table.num_rows
    return (
        table.append_column("source_file", pa.repeat(file, count))
        .append_column("source_sheet", pa.repeat("", count))
        .append_column("source_row", pa.array(np.arange(1, count + 1)))
    )


def write(table: pa.Table, path: Path) -> None:
    """Write one file; the same table is always the same bytes."""
    pq.write_table(table, path, compression="zstd", compression_level=1, row_group_size=ROWS_IN_A_GROUP)
