"""Credited facts as an indicator sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.oracle.agreement import Agreement
from tests.oracle.amounts import minor_units
from tests.oracle.conditions import condition

Row = dict[str, Any]


def seen(plan: Agreement, dataset: str, fact: Row, whole_minor: int | None) -> Row:
    """Show a fact to a filter: the credited amount stands whole, in the plan's currency."""
    amount = plan.amount_of(dataset)
    row = {
        name: Fraction(value) if isinstance(value, int | Decimal) else value for name, value in fact.items()
    }
    if amount is not None:
        row[amount] = None if whole_minor is None else Fraction(whole_minor, minor_units(plan.currency))
    return row


@dataclass(frozen=True)
class Facts:
    """What an indicator, or one side of a ratio, looks at.

    `passed` are the credits whose fact passes the filter, each with its `fact`; `rows` are those of them that
    have something in the column: empty cells are looked at, and add nothing.
    """

    plan: Agreement
    dataset: str
    of: str | None
    passed: Sequence[Row]

    @property
    def rows(self) -> list[Row]:
        """The credits that add something."""
        return [row for row in self.passed if self.of is None or row["fact"][self.of] is not None]

    @property
    def standing(self) -> list[Row]:
        """Those of facts that stand: neither taken back in full nor taking something back."""
        return [row for row in self.rows if row["stands"]]

    @property
    def fact_count(self) -> int:
        """Count the facts looked at, each once however many credits it came by."""
        return len({row["fact_id"] for row in self.passed if row["stands"]})

    @property
    def count(self) -> int:
        """Count the facts that add something."""
        return len({row["fact_id"] for row in self.standing})

    @property
    def empty_cells(self) -> int:
        """Count the facts whose cell is empty."""
        return self.fact_count - self.count

    @property
    def total(self) -> Fraction | None:
        """Sum what the credits add: their part in minor units, or the number as it stands."""
        return sum(map(self.adds, self.rows), Fraction(0)) if self.rows else None

    @property
    def newest(self) -> Fraction | None:
        """Give what the fact that comes last adds, by date and then id."""
        if not self.standing:
            return None
        last = max(map(in_order, self.standing))
        return sum((self.adds(row) for row in self.standing if in_order(row) == last), Fraction(0))

    @property
    def different(self) -> int:
        """Count the different values of the column."""
        return len({row["fact"][self.of] for row in self.standing})

    def adds(self, row: Row) -> Fraction:
        """Give what one credit adds."""
        if self.plan.is_money(self.dataset, self.of):
            return Fraction(row["amount_minor"])
        found: Fraction = row["fact"][self.of]
        return found


def in_order(row: Row) -> tuple[Any, ...]:
    """Put credits in their order: by day, then by fact; what takes a fact back comes right behind it."""
    return (row["counted_on"], row["root"], row["fact_id"] != row["root"], row["fact_id"])


def looked_at(
    plan: Agreement, credited: Sequence[Row], dataset: str, of: str | None, where: str | None
) -> Facts:
    """Pick the credits of facts that pass a filter; what takes another back passes as that one does."""
    passes = condition(where)
    passed = [row for row in credited if row["dataset"] == dataset and passes(row["origin"])]
    return Facts(plan, dataset, of, passed)
