"""How pay is rounded: line by line, or the exact total of a component once; to what unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Any

from tests.oracle.agreement import Agreement
from tests.oracle.amounts import checked, half_up

Row = dict[str, Any]


@dataclass(frozen=True)
class Rounding:
    """What a plan says of it; one that says nothing rounds each line half up."""

    by_total: bool
    unit_minor: int
    direction: str

    @staticmethod
    def of(plan: Agreement) -> "Rounding":
        """Read it: a rule, or a rule with a unit and a direction."""
        says = plan.rounding if isinstance(plan.rounding, dict) else {"rule": plan.rounding or "by line"}
        unit = plan.money(says["to"]) if "to" in says else 1
        return Rounding(says.get("rule") == "by total", unit, says.get("direction", "half up"))

    def rounded(self, exact: Fraction) -> int:
        """Round a sum that stands alone."""
        units = exact / self.unit_minor
        if self.direction == "half up":
            return checked(half_up(units) * self.unit_minor)
        away = ceil(abs(units)) if self.direction == "up" else floor(abs(units))
        return checked((-away if units < 0 else away) * self.unit_minor)

    def of_line(self, exact: Fraction) -> int:
        """Round one line of several; where their total is rounded, a line only shows its part."""
        return half_up(exact) if self.by_total else self.rounded(exact)

    def of_total(self, exact: Fraction, lines: Sequence[Row]) -> int:
        """Give what lines still lack of their exact total, rounded once."""
        return self.rounded(exact) - sum(line["amount_minor"] for line in lines) if self.by_total else 0
