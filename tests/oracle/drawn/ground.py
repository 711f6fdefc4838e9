"""What a branch is drawn on: its people, its days, the plans they are on."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from tests.oracle.agreement import Agreement
from tests.oracle.drawn.chance import Chance
from tests.oracle.periods import Closing, later

Row = dict[str, Any]
Tables = dict[str, list[Row]]

PEOPLE = ("ann", "bo", "cai", "dan", "eve", "fay", "Gus", "王芳")


class Ground:
    """What is drawn once for all tables of a branch, and the days they are drawn from."""

    def __init__(self, chance: Chance, days: Closing, agreements: Sequence[Agreement], currency: str) -> None:
        self.chance, self.days, self.agreements, self.currency = chance, days, agreements, currency
        self.plans = {plan.code: vars(plan) for plan in agreements}
        self.people = PEOPLE[: chance.one(2, 4, 6, 8)]
        kinds = [part for plan in self.plans.values() for part in plan["indicators"].values()]
        overs = [part.get("over") for plan in self.plans.values() for part in plan.get("pay", {}).values()]
        self.looks_back = "year to date" in overs or any(part["kind"] == "growth" for part in kinds)

    def day(self) -> dt.date:
        """Draw a day, most often on an edge of the period; earlier ones where the plans look back."""
        first, last, one = self.days.first, self.days.last, dt.timedelta(1)
        if self.looks_back and self.chance.randrange(5) < 2:
            days = self.chance.one(self.days.previous, self.days.last_year, self.days.year)
            return self.chance.one(days.first, days.last, later(days.first, 0) + one)
        if self.chance.randrange(8) == 0:
            return self.chance.one(first - one, last + one)
        inside = first + one * self.chance.randrange(self.days.count)
        return self.chance.one(first, last, first + 14 * one, inside, inside)

    @property
    def indicators(self) -> list[str]:
        """Name every indicator of the plans."""
        return sorted({code for plan in self.plans.values() for code in plan["indicators"]})


def foreign_to(currency: str) -> str:
    """Name the other currency of a company."""
    return "USD" if currency != "USD" else "CNY"
