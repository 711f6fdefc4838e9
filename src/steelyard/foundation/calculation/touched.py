"""Does anything that changed reach back into a closed period? If not, its run is what is known now.

Rows of facts are compared by their dates: what counts after the period's last day cannot touch it. Whatever
has no date, or takes back something earlier, is taken as touching it: then it is computed, to be sure.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from steelyard import engine
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.calculation.pinned import (
    freeze_table,
    read_inputs,
    read_plan,
    table_path,
    text_sha256,
)

SOURCE = "source_"  # columns that say which file a row came from, and change nothing


def is_untouched(run: Run, *, plans: Mapping[str, str], tables: Mapping[str, Path | pa.Table]) -> bool:
    """Tell whether a closed run would come out the same on these inputs, without computing it."""
    pinned = read_inputs(run.folder)
    if {code: text_sha256(text) for code, text in plans.items()} != pinned.document["plans"]:
        return False
    if set(tables) != set(pinned.tables):
        return False
    differing = {
        name: sha256
        for name, table in tables.items()
        if (sha256 := freeze_table(name, table)) != pinned.tables[name]
    }
    read = [read_plan(text, code) for code, text in plans.items()]
    return all(
        only_later(
            table_path(name, pinned.tables[name]),
            table_path(name, sha256),
            days=dates_of(name, read),
            takes_back=taking_back(name, read),
            last=run.period.ends_on,
        )
        for name, sha256 in differing.items()
    )


def dates_of(dataset: str, plans: Iterable[engine.Plan]) -> set[str]:
    """Return the columns by which plans date a dataset's rows; none where they do not."""
    if dataset == "rates":
        return {"on_date"}
    credited = {plan.credit[dataset].counts_on for plan in plans if dataset in plan.credit}
    items = [item for plan in plans for item in plan.settlement.values() if dataset in item.datasets]
    return credited | {item.datasets[dataset][0] for item in items}


def taking_back(dataset: str, plans: Iterable[engine.Plan]) -> set[str]:
    """Return the columns that name an earlier fact."""
    named = {getattr(plan.credit[dataset], "refunds", None) for plan in plans if dataset in plan.credit}
    return {column for column in named if column}


def only_later(before: Path, after: Path, *, days: set[str], takes_back: set[str], last: date) -> bool:
    """Tell whether all rows that differ between two tables count after a day."""
    names, others = pq.read_schema(before).names, pq.read_schema(after).names
    if not days or set(names) != set(others) or not days <= set(names):
        return False
    columns = ", ".join(f'"{name}"' for name in names if not name.startswith(SOURCE))
    reaches = [f'"{day}" <= $last' for day in sorted(days)]
    reaches += [f'"{column}" is not null' for column in sorted(takes_back & set(names))]
    old, new = (f"select {columns} from read_parquet({side})" for side in ("$before", "$after"))  # noqa: S608 - same
    differing = f"({old} except all {new}) union all ({new} except all {old})"
    asked = f"select 1 from ({differing}) where {' or '.join(reaches)} limit 1"  # noqa: S608 - columns as declared
    with duckdb.connect() as connection:
        values = {"before": str(before), "after": str(after), "last": last}
        return connection.execute(asked, values).fetchone() is None
