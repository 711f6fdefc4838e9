"""Who stands where on a day: under which plan, and below whom."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True)
class Places:
    """The assignments: a person's place for a stretch of days that includes its last."""

    rows: Sequence[Row]

    def of(self, person: str, day: dt.date) -> Row | None:
        """Find a person's place on a day."""
        for row in self.rows:
            if row["person"] == person and row["starts_on"] <= day <= (row["ends_on"] or dt.date.max):
                return row
        return None

    def is_on(self, plan: str, person: str, day: dt.date) -> bool:
        """Tell whether a person stands under a plan on a day."""
        place = self.of(person, day)
        return place is not None and place["plan"] == plan

    def managers(self, person: str, day: dt.date, levels: int) -> list[str]:
        """Name who stands above a person on a day, nearest first; a loop ends where it began."""
        chain = [person]
        for _ in range(levels):
            place = self.of(chain[-1], day)
            if place is None or place["manager"] is None or place["manager"] in chain:
                break
            chain.append(place["manager"])
        return chain[1:]

    def people(self, plan: str, first: dt.date, last: dt.date) -> list[str]:
        """Name everybody who stands under a plan on some day of a period."""
        return sorted(
            {
                row["person"]
                for row in self.rows
                if row["plan"] == plan
                and row["starts_on"] <= last
                and (row["ends_on"] or dt.date.max) >= first
            }
        )
