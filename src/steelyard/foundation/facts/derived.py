"""What a row says by way of another: its product's series, and the margin that amount and cost leave.

A file may give both; where it does not, they are made when a calculation gathers its tables, from the
products list and the costs as they then stand, and frozen with them.
"""

from collections.abc import Collection, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from steelyard.foundation.facts.asking import ask_table
from steelyard.foundation.facts.comparison import order_of
from steelyard.foundation.facts.datasets import ALL

SERIES, MARGIN = "series", "margin"


def with_derived(
    paths: Mapping[str, Path], *, dataset: str, columns: Collection[str | None]
) -> Path | pa.Table:
    """Return a dataset's table with those of `columns` (names in plans) made that can be; else its file."""
    declared, path = ALL.get(dataset), paths[dataset]
    wanted = {SERIES, MARGIN} & set(columns)
    if declared is None or not wanted or not all(name in declared for name in wanted):
        return path
    had = set(pq.read_schema(path).names)
    made, values, join = {}, [str(path)], ""
    if SERIES in wanted:
        own = "facts.series" if SERIES in had else "null"
        made[SERIES] = f"{own}::varchar"
        if "products" in paths:
            made[SERIES] = f"coalesce({own}, products.series)"
            join = "left join read_parquet(?) as products on products.name = facts.product"
            values.append(str(paths["products"]))
    if MARGIN in wanted:
        own = "facts.margin_minor" if "margin_minor" in had else "null"
        cost = "facts.cost_minor" if "cost_minor" in had else "null"
        made["margin_minor"] = f"coalesce({own}, facts.amount_minor - {cost})::bigint"
    kept = ", ".join(f'facts."{name}"' for name in pq.read_schema(path).names if name not in made)
    said = ", ".join(f'{expression} as "{name}"' for name, expression in made.items())
    return ask_table(
        f"""
        select * from (select {kept}, {said} from read_parquet(?) as facts {join})
        order by {order_of(declared)}
        """,  # noqa: S608 - declared columns
        values,
    )
