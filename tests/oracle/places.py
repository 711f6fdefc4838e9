"""Who stands where on a day: under which plan, in which team, and below whom."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.oracle.periods import Days

Row = dict[str, Any]


@dataclass(frozen=True)
class Member:
    """Somebody on a plan: for how many days of the period, and where they stood on the last of them."""

    person: str
    days: int
    team: str | None
    position: str | None
    manager: str | None
    joined_on: dt.date | None
    left_on: dt.date | None
    first_on: dt.date  # the day they joined; where nobody says, their first in any place
    stays: tuple[Days, ...] = ()  # within the period


class Places:
    """The assignments: a person's place for a stretch of days that includes its last."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.by_person: defaultdict[str, list[Row]] = defaultdict(list)
        for row in rows:
            self.by_person[row["person"]].append(row)

    def of(self, person: str, day: dt.date) -> Row | None:
        """Find a person's place on a day."""
        for row in self.by_person.get(person, ()):
            if row["starts_on"] <= day <= (row["ends_on"] or dt.date.max):
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

    def members(self, plan: str, period: Days, known: Mapping[str, Row]) -> list[Member]:
        """Name everybody who stands under a plan on some day of a period."""
        found = []
        for person, rows in sorted(self.by_person.items()):
            on = [
                row for row in rows if row["plan"] == plan and period.shared(row["starts_on"], row["ends_on"])
            ]
            if on:
                last = max(on, key=lambda row: row["starts_on"])
                days = sum(period.shared(row["starts_on"], row["ends_on"]) for row in on)
                about = known.get(person, {})
                where = (last["team"], last["position"], last["manager"])
                joined, left = about.get("joined_on"), about.get("left_on")
                first = joined or min(row["starts_on"] for row in rows)
                stays = tuple(
                    Days(max(row["starts_on"], period.first), min(row["ends_on"] or period.last, period.last))
                    for row in on
                )
                found.append(Member(person, days, *where, joined, left, first, stays))
        return found
