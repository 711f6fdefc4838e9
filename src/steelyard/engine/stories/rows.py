"""One person's output rows under one plan, as stories read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from steelyard.engine.plan import Plan

Row = dict[str, Any]


@dataclass(frozen=True)
class PersonRows:
    """The rows of one person; facts keep the order of running totals: date, then id."""

    plan: Plan
    person: str
    outputs: Mapping[str, pa.Table]

    def of(self, table: str) -> list[Row]:
        """Give the rows of one table."""
        found = self.outputs[table]
        mine = pc.and_(pc.equal(found["plan"], self.plan.code), pc.equal(found["person"], self.person))
        rows: list[Row] = found.filter(mine).to_pylist()
        return rows

    @cached_property
    def measures(self) -> dict[str, Row]:
        """Measures by indicator."""
        return {row["indicator"]: row for row in self.of("measures")}

    @cached_property
    def scores(self) -> dict[str, Row]:
        """Scores by indicator."""
        return {row["indicator"]: row for row in self.of("scores")}

    @cached_property
    def grade(self) -> Row | None:
        """The total, if there is a scorecard."""
        return next(iter(self.of("grades")), None)

    @cached_property
    def statements(self) -> dict[str, Row]:
        """What each component pays."""
        return {row["component"]: row for row in self.of("statements")}

    @cached_property
    def pay_lines(self) -> dict[str, list[Row]]:
        """Pay lines by component, in the order they were paid."""
        found: dict[str, list[Row]] = {}
        for row in sorted(self.of("pay_lines"), key=lambda row: (row["counted_on"], row["fact_id"] or "")):
            found.setdefault(row["component"], []).append(row)
        return found

    @cached_property
    def terms(self) -> dict[str, dict[str, int | None]]:
        """The numbers each component depended on, by name."""
        found: dict[str, dict[str, int | None]] = {}
        for row in self.of("terms") if "terms" in self.outputs else ():
            if row["fact_id"] is None:
                found.setdefault(row["component"], {})[row["term"]] = row["value"]
        return found

    @cached_property
    def fact_terms(self) -> dict[tuple[str, str | None, str | None], dict[str, int | None]]:
        """The numbers each line depended on, by component and fact."""
        found: dict[tuple[str, str | None, str | None], dict[str, int | None]] = {}
        for row in self.of("terms") if "terms" in self.outputs else ():
            if row["fact_id"] is not None:
                place = (row["component"], row["dataset"], row["fact_id"])
                found.setdefault(place, {})[row["term"]] = row["value"]
        return found

    @cached_property
    def counted(self) -> dict[str, list[Row]]:
        """Counted facts by indicator."""
        found: dict[str, list[Row]] = {}
        for row in sorted(self.of("counted"), key=lambda row: (row["counted_on"], row["fact_id"])):
            found.setdefault(row["indicator"], []).append(row)
        return found

    @cached_property
    def credits(self) -> dict[tuple[str, str], list[Row]]:
        """Credits by fact."""
        found: dict[tuple[str, str], list[Row]] = {}
        for row in self.of("credits"):
            found.setdefault((row["dataset"], row["fact_id"]), []).append(row)
        return found
