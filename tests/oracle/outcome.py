"""One outcome of a period, with what is asked of it when two are compared."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

Row = dict[str, Any]
Rows = Mapping[str, Sequence[Row]]
KEYS = ("plan", "person", "component", "dataset", "fact_id")
BY_HAND = frozenset({"adjustments", "corrections"})  # decided by hand, or posted: no plan pays them
HELD = frozenset({"blocked", "left_out"})  # notes of a component that pays nothing, whatever the facts


@dataclass(frozen=True)
class Outcome:
    """One outcome of a period: the tables that went in, and what came out."""

    tables: Rows
    outputs: Rows
    datasets: Collection[str]  # that are credited

    @cached_property
    def paid(self) -> Counter[tuple[Any, ...]]:
        """Sum the lines."""
        return summed(row for row in self.outputs["pay_lines"] if row["component"] not in BY_HAND)

    @cached_property
    def lines(self) -> set[tuple[Any, ...]]:
        """Tell what has a line at all, be it of 0."""
        return {tuple(row[name] for name in KEYS) for row in self.outputs["pay_lines"]}

    @cached_property
    def held(self) -> set[tuple[Any, ...]]:
        """Name the components that paid somebody nothing, whatever the facts."""
        rows = [row for row in self.outputs["statements"] if row["note"] in HELD]
        return {(row["plan"], row["person"], row["component"]) for row in rows}

    @cached_property
    def facts(self) -> set[tuple[str, str]]:
        """Name every fact there is, whenever it counts."""
        return {(dataset, row["id"]) for dataset in self.datasets for row in self.tables.get(dataset, ())}

    @cached_property
    def credits(self) -> Mapping[tuple[Any, ...], list[Row]]:
        """Group the credits by whom and for what."""
        return _by(self.outputs["credits"], "plan", "person", "dataset", "fact_id")

    @cached_property
    def credited(self) -> Mapping[tuple[Any, ...], list[Row]]:
        """Group them by fact."""
        return _by(self.outputs["credits"], "dataset", "fact_id")

    @cached_property
    def targets(self) -> Mapping[tuple[Any, ...], dict[str, int]]:
        """Give each person's targets."""
        found: defaultdict[tuple[Any, ...], dict[str, int]] = defaultdict(dict)
        for row in self.outputs["measures"]:
            if row["target"] is not None:
                found[row["plan"], row["person"]][row["indicator"]] = row["target"]
        return found

    @cached_property
    def brought(self) -> Mapping[tuple[Any, ...], Counter[tuple[Any, ...]]]:
        """Give what was brought forward to each person's items."""
        groups = _by(self.tables.get("balances", ()), "plan", "person", "item")
        what = ("dataset", "fact_id", "since", "amount_minor", "left_minor")
        return {
            key: Counter(tuple(row[name] for name in what) for row in rows) for key, rows in groups.items()
        }


def summed(rows: Iterable[Row]) -> Counter[tuple[Any, ...]]:
    """Sum amounts, by person, component and fact."""
    sums: Counter[tuple[Any, ...]] = Counter()
    for row in rows:
        sums[tuple(row[name] for name in KEYS)] += row["amount_minor"]
    return sums


def _by(rows: Sequence[Row], *names: str) -> Mapping[tuple[Any, ...], list[Row]]:
    groups: defaultdict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[name] for name in names)].append(row)
    return groups
