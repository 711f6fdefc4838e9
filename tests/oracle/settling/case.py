"""One item of a settlement and one person: what it looks at, and what it leaves behind."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.oracle.agreement import Agreement, Part
from tests.oracle.amounts import half_up, number
from tests.oracle.books import Books
from tests.oracle.crediting import Crediting
from tests.oracle.indicators.found import Measure
from tests.oracle.periods import Closing
from tests.oracle.places import Member
from tests.oracle.spreading import part_there

Row = dict[str, Any]


@dataclass
class Case:
    """`member` and `measures` are missing for somebody who is no longer on the plan."""

    plan: Agreement
    code: str
    person: str
    closing: Closing
    books: Books
    crediting: Crediting
    member: Member | None
    measures: Mapping[str, Measure]
    earned: int
    lines_before: Sequence[Row]
    brought: Sequence[Row]
    lines: list[Row] = field(default_factory=list)
    carried: list[Row] = field(default_factory=list)
    warnings: list[Row] = field(default_factory=list)

    @property
    def says(self) -> Part:
        """Give what the plan says of the item."""
        return self.plan.settlement[self.code]

    @property
    def joined_on(self) -> dt.date | None:
        """Tell when the person joined."""
        day: dt.date | None = self.books.people.get(self.person, {}).get("joined_on")
        return day

    @property
    def left_on(self) -> dt.date | None:
        """Tell when the person left."""
        day: dt.date | None = self.books.people.get(self.person, {}).get("left_on")
        return day

    def money(self, name: str) -> int:
        """Read one of its amounts."""
        return self.plan.money(self.says[name])

    def part(self, amount: int, name: str) -> int:
        """Take one of its shares of an amount."""
        return half_up(amount * number(self.says[name]))

    def pay(self, amount: int, note: str, fact: tuple[str, str] | None = None) -> None:
        """Add a line, if it is about anything."""
        if amount:
            dataset, fact_id = fact or (None, None)
            self.lines.append(
                {
                    "dataset": dataset,
                    "fact_id": fact_id,
                    "counted_on": self.closing.last,
                    "credit_minor": None,
                    "running_minor": None,
                    "amount_minor": amount,
                    "note": note,
                }
            )

    def keep(self, since: dt.date, amount: int, left: int, fact: tuple[str, str] | None = None) -> None:
        """Carry a balance forward."""
        self.carried.append(self.row(since, amount, left, fact))

    def row(self, since: dt.date, amount: int, left: int, fact: tuple[str, str] | None = None) -> Row:
        """Make the row of a balance."""
        dataset, fact_id = fact or (None, None)
        who = {"plan": self.plan.code, "person": self.person, "item": self.code}
        what = {"since": since, "amount_minor": amount, "left_minor": left}
        return who | {"dataset": dataset, "fact_id": fact_id} | what

    def prorated(self, amount: int) -> int:
        """Take an amount for the part of the period on the plan, where agreed."""
        if "prorate" not in self.says or self.member is None:
            return amount
        return half_up(amount * part_there(self.says["prorate"], self.closing, self.member.stays))
