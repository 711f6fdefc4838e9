"""What all items of a run are settled from, and what has been paid so far."""

from collections.abc import Mapping
from dataclasses import dataclass

import ibis

from steelyard.engine.keeping import Keep
from steelyard.engine.period import Period


@dataclass(frozen=True)
class Paid:
    """Lines and statements, balances carried forward, and what was forfeited (plan, person, detail)."""

    lines: ibis.Table
    statements: ibis.Table
    balances: ibis.Table
    forfeited: ibis.Table | None = None


@dataclass(frozen=True)
class Books:
    """What all items are settled from; kept tables are named after `prefix`."""

    prefix: str
    earned: tuple[ibis.Table, ibis.Table]  # the components' lines and statements
    roster: ibis.Table
    measures: ibis.Table
    tables: Mapping[str, ibis.Table]
    period: Period
    machine: Keep

    def keep(self, name: str, table: ibis.Table, /) -> ibis.Table:
        """Set a table aside."""
        return self.machine(self.prefix + name, table)
