"""Many examples in one close, for a machine that takes seconds to start but bears any load.

Every example keeps to itself: its plan gets a code of its own, its people, teams and facts other names.
What they share are datasets, days and exchange rates, so a figure about these may differ from the one the
example tells of; two machines given the same close must agree all the same.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from steelyard.engine import Period, Plan
from tests.examples import Example

NAMES = (
    "id",
    "owner",
    "person",
    "manager",
    "team",
    "subject",
    "rater",
    "fact_id",
)  # columns with names in them
ONCE = {"rates": ["currency", "on_date"], "territories": ["region", "product", "customer", "starts_on"]}


@dataclass
class Close:
    """A period, the plans of several examples, and their tables put together."""

    period: Period
    plans: list[Plan] = field(default_factory=list)
    tables: dict[str, pa.Table] = field(default_factory=dict)


def closes(examples: Sequence[Example]) -> list[Close]:
    """Put examples together that are about the same days and the same currency."""
    made: dict[tuple[Period, str], list[Close]] = defaultdict(list)
    for number, example in enumerate(examples):
        plan, tables = _own(example, f"{number:03}-")
        sharing = made[example.period, plan.currency]
        if not any(_join(close, plan, tables) for close in sharing):
            sharing.append(Close(example.period, [plan], tables))
    return [close for sharing in made.values() for close in sharing]


def _own(example: Example, prefix: str) -> tuple[Plan, dict[str, pa.Table]]:
    """Give an example names that no other has."""
    tables = example.tables()
    names = {
        value
        for table in tables.values()
        for column in NAMES
        if column in table.column_names
        for value in table[column].to_pylist()
        if value is not None
    }
    plan = example.plan.model_copy(update={"code": prefix + example.plan.code})
    renamed = {name: prefix + name for name in (*sorted(names), example.plan.code)}
    return plan, {name: _renamed(table, renamed) for name, table in tables.items()}


def _renamed(table: pa.Table, names: dict[str, str]) -> pa.Table:
    for place, column in enumerate(table.schema):
        if column.type == pa.string():
            cells = [names.get(value, value) for value in table[column.name].to_pylist()]
            table = table.set_column(place, column, [pa.array(cells, pa.string())])
    return table


def _join(close: Close, plan: Plan, tables: dict[str, pa.Table]) -> bool:
    """Add an example to a close, unless a column is of another kind there."""
    together = dict(close.tables)
    try:
        for name, table in tables.items():
            if name in together:
                table = pa.concat_tables([together[name], table], promote_options="default")  # noqa: PLW2901
            together[name] = _once(table, ONCE.get(name))
    except pa.ArrowInvalid:
        return False
    close.plans.append(plan)
    close.tables = together
    return True


def _once(table: pa.Table, key: list[str] | None) -> pa.Table:
    """Leave out what another example has said already."""
    if key is None:
        return table
    kept = {tuple(row[name] for name in key): place for place, row in reversed(list(_rows(table)))}
    return table.take(pa.array(sorted(kept.values()), pa.int64()))


def _rows(table: pa.Table) -> Iterator[tuple[int, dict[str, object]]]:
    return enumerate(table.to_pylist())
