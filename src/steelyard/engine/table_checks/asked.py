"""What every question about rows stands on: plans, tables, the period, and who answers."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import ibis
import pyarrow as pa

from steelyard.engine.crediting.hierarchy import places
from steelyard.engine.period import Period
from steelyard.engine.plan import Plan
from steelyard.engine.problems import Problem
from steelyard.engine.stages.first_days import stays
from steelyard.engine.words import Listed

Ask = Callable[[ibis.Table], pa.Table]
NAMED = 5  # how many are named in a problem


@dataclass(frozen=True)
class Asked:
    """Plans and tables whose shapes fit, and how to ask about rows."""

    plans: tuple[Plan, ...]
    tables: Mapping[str, ibis.Table]
    period: Period
    ask: Ask

    @property
    def datasets(self) -> list[str]:
        """Name the datasets that plans credit."""
        return sorted({dataset for plan in self.plans for dataset in plan.credit})

    def names(self, table: ibis.Table, column: str) -> tuple[int, Listed]:
        """Count the rows of a question and name the first few."""
        rows = self.ask(table.select(column).order_by(column))
        found = [str(value) for value in rows[column].to_pylist()]
        more = ["…"] if len(found) > NAMED else []
        return len(found), Listed((*found[:NAMED], *more))

    def on_plan(self, plan: Plan) -> ibis.Table:
        """List who is on a plan for some day of the period."""
        placed = places(self.tables["assignments"])
        here = (placed.starts_on <= self.period.ends_on) & (placed.ends_on >= self.period.starts_on)
        return placed.filter(placed.plan == plan.code, here).select("person").distinct()

    def stays(self) -> ibis.Table:
        """Tell from when to when everybody with a place is here."""
        return stays(self.tables)


Question = Callable[[Asked], Iterator[Problem]]
