"""Compare admitted rows with those that stand: what is new, what has changed, what is the same."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from steelyard.foundation.facts.datasets import LINEAGE, Dataset


@dataclass(frozen=True)
class Comparison:
    """The dataset's rows as they stand after the import, and how many of the admitted made a difference."""

    table: pa.Table  # all rows, ordered by the date that counts, then id
    new: int
    changed: int
    unchanged: int


def compare(good: pa.Table, *, head: Path | None, dataset: Dataset, said: Collection[str]) -> Comparison:
    """Lay admitted rows over the head snapshot.

    A column that the file lacks keeps what it says in the head. A row that says nothing new keeps its
    old origin, so importing a file twice leaves every byte as it was. Rows that the file does not
    mention stay.
    """
    with duckdb.connect() as database:
        database.register("incoming", good)
        source = "select * from incoming limit 0" if head is None else "select * from read_parquet($head)"
        database.execute(
            f"create temp table standing as {source}",
            {} if head is None else {"head": str(head)},
        )
        database.execute(f"create temp table laid as {LAID.format(**pieces(good, dataset, said))}")
        counts = dict(database.execute("select what, count(*) from laid group by what").fetchall())
        table = database.sql(
            f"""
            select * exclude (what) from laid where what <> 'same'
            union all by name
            select * from standing where id not in (select id from laid where what <> 'same')
            order by {order_of(dataset)}
            """  # noqa: S608 - declared columns
        ).to_arrow_table()
    return Comparison(
        table=table.cast(dataset.schema),
        new=counts.get("new", 0),
        changed=counts.get("changed", 0),
        unchanged=counts.get("same", 0),
    )


LAID = """
    select {columns},
        case when standing.id is null then 'new' when {differs} then 'changed' else 'same' end as what
    from incoming left join standing on standing.id = incoming.id
"""


def pieces(good: pa.Table, dataset: Dataset, said: Collection[str]) -> dict[str, str]:
    """Return the parts of the query that depend on the columns."""
    read = {dataset.column(name).stored_name for name in said} | {"id", *LINEAGE.names}
    if dataset.currency and any(dataset.column(name).kind == "money" for name in said):
        read.add(dataset.currency)  # an amount without its currency says nothing
    compared = sorted(read - {"id", *LINEAGE.names})
    return {
        "columns": ", ".join(
            f'incoming."{name}"'
            if name in read
            else f'coalesce(standing."{name}", incoming."{name}") as "{name}"'
            for name in good.column_names
        ),
        "differs": " or ".join(f'incoming."{n}" is distinct from standing."{n}"' for n in compared) or "1=0",
    }


def order_of(dataset: Dataset) -> str:
    """Return the order of a snapshot's rows: it must not depend on the order of imports."""
    date = f'"{dataset.counted_on}" nulls first, ' if dataset.counted_on else ""
    return f"{date}id"
