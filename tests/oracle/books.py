"""The tables of a close, each with what is asked of it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from tests.oracle.periods import Days

Row = dict[str, Any]
Tables = Mapping[str, Sequence[Row]]


class Books:
    """Tables that may be asked; a table that is not there has no rows."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def rows(self, name: str) -> Sequence[Row]:
        """Give a table's rows."""
        return self.tables.get(name, ())

    def by(self, name: str, *columns: str) -> Mapping[Any, list[Row]]:
        """Group a table's rows."""
        groups: defaultdict[Any, list[Row]] = defaultdict(list)
        for row in self.rows(name):
            groups[tuple(row[column] for column in columns)].append(row)
        return groups

    @cached_property
    def splits(self) -> Mapping[Any, list[Row]]:
        """Shares, by dataset and fact."""
        return self.by("splits", "dataset", "fact_id")

    @cached_property
    def people(self) -> Mapping[str, Row]:
        """When who joined and left."""
        return {row["person"]: row for row in self.rows("people")}

    @cached_property
    def ratings(self) -> Mapping[Any, list[Row]]:
        """Ratings, by subject."""
        return self.by("ratings", "subject")

    @cached_property
    def _facts(self) -> dict[str, Mapping[str, Row]]:
        return {}

    def fact(self, dataset: str, place: str | None) -> Row | None:
        """Find a fact."""
        if dataset not in self._facts:
            self._facts[dataset] = {row["id"]: row for row in self.rows(dataset)}
        return self._facts[dataset].get(place) if place is not None else None

    @cached_property
    def _backs(self) -> dict[str, dict[str, list[Row]]]:
        return {}

    def taking_back(self, dataset: str, column: str) -> dict[str, list[Row]]:
        """Group the rows that take a fact back, by the fact."""
        if dataset not in self._backs:
            found: dict[str, list[Row]] = {}
            for row in self.rows(dataset):
                if row[column] is not None:
                    found.setdefault(row[column], []).append(row)
            self._backs[dataset] = found
        return self._backs[dataset]

    @cached_property
    def _targets(self) -> Mapping[Any, list[Row]]:
        return self.by("targets", "person", "indicator")

    def targets(self, person: str, indicator: str) -> list[Row]:
        """Give the targets that count: of several for the same days the last revised."""
        last: dict[Any, Row] = {}
        for row in self._targets.get((person, indicator), ()):
            days = (row["starts_on"], row["ends_on"])
            revised = row.get("revised_on") or dt.date.min
            if days not in last or revised > (last[days].get("revised_on") or dt.date.min):
                last[days] = row
        return list(last.values())

    @cached_property
    def _history(self) -> Mapping[Any, list[Row]]:
        return self.by("history", "person", "indicator")

    def carried(self, person: str, indicator: str, days: Days) -> Row | None:
        """Find the newest value of a period that ended before these days."""
        known = [row for row in self._history.get((person, indicator), ()) if row["ends_on"] < days.first]
        return max(known, key=lambda row: row["ends_on"], default=None)
