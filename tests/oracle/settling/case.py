"""One item of a settlement and one person: what it looks at, and what it leaves behind."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from tests.oracle.agreement import Agreement, Part
from tests.oracle.amounts import half_up, number
from tests.oracle.books import Books
from tests.oracle.crediting import Crediting
from tests.oracle.indicators.found import Measure
from tests.oracle.periods import Closing
from tests.oracle.places import Member
from tests.oracle.settling.fallen import Fallen
from tests.oracle.settling.sharing import Fact, share_over, weights_of, writing_by_fact
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
    fallen: Fallen
    member: Member | None
    measures: Mapping[str, Measure]
    earned: int
    lines_before: Sequence[Row]
    brought: Sequence[Row]
    paid: dict[tuple[Fact | None, str, dt.date], int] = field(default_factory=dict)
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

    @cached_property
    def weights(self) -> dict[Fact | None, int]:
        """Sum what is paid for each fact by what the item looks at."""
        return weights_of(self.lines_before, self.crediting)

    def money(self, name: str) -> int:
        """Read one of its amounts."""
        return self.plan.money(self.says[name])

    def part(self, amount: int, name: str) -> int:
        """Take one of its shares of an amount."""
        return half_up(amount * number(self.says[name]))

    def pay(self, amount: int, note: str, fact: Fact | None = None, on: dt.date | None = None) -> None:
        """Add to the line of a fact, or of none, that says so."""
        line = (fact, note, on or self.closing.last)
        self.paid[line] = self.paid.get(line, 0) + amount

    def spread(self, amount: int, note: str) -> dict[Fact | None, int]:
        """Take or give an amount, shared over the facts it touches where anybody asks fact by fact."""
        by_fact = self.code in writing_by_fact(self.plan)
        parts: dict[Fact | None, int] = share_over(amount, self.weights) if by_fact else {None: amount}
        for fact, part in parts.items():
            self.pay(part, note, fact)
        return parts

    def forfeit(self, amount: int, note: str, fact: Fact | None) -> None:
        """Let what waits for a fact that fell through leave the balances: it comes out, and is never paid."""
        self.pay(amount, note, fact)
        self.pay(-amount, "never_paid", fact)

    def has_fallen(self, fact: Fact | None, since: dt.date | None = None) -> bool:
        """Tell whether a fact fell through, for this item."""
        return fact is not None and self.fallen.on(self.code, fact, since) is not None

    @property
    def lines(self) -> list[Row]:
        """Give the lines that are about anything."""
        return [
            {
                "dataset": fact[0] if fact else None,
                "fact_id": fact[1] if fact else None,
                "counted_on": day,
                "credit_minor": None,
                "running_minor": None,
                "amount_minor": amount,
                "note": note,
            }
            for (fact, note, day), amount in self.paid.items()
            if amount
        ]

    def keep(self, since: dt.date, amount: int, left: int, fact: Fact | None = None) -> None:
        """Carry a balance forward."""
        self.carried.append(self.row(since, amount, left, fact))

    def row(self, since: dt.date, amount: int, left: int, fact: Fact | None = None) -> Row:
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


def fact_of(row: Row) -> Fact | None:
    """Name what a balance waits for."""
    return None if row["fact_id"] is None else (row["dataset"], row["fact_id"])
