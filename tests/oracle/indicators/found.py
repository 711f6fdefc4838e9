"""What an indicator found, before anybody asks for its target."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.oracle.amounts import MILLION, half_up, millionths, side

Row = dict[str, Any]


@dataclass(frozen=True)
class Found:
    """A value in its indicator's whole units, exact, or why there is none; and the credits behind it."""

    exact: Fraction | int | None
    why: str | None = None
    fact_count: int = 0
    empty_cells: int = 0
    looked_at: Sequence[Row] = ()
    counted: Sequence[Row] = ()

    @property
    def value(self) -> int | None:
        """Show the value, rounded."""
        return None if self.exact is None else half_up(self.exact)

    @property
    def value_rest(self) -> int | None:
        """Tell whether the exact value is less than what is shown, that, or more."""
        return side(self.exact, self.value)


@dataclass(frozen=True)
class Measure(Found):
    """The same with its target, and how much of that is reached: 1 is all of it."""

    target: int | None = None
    attainment: Fraction | None = None
    missing: str | None = None
    rule: str = "block"
    better: str = "more"
    carried_on: dt.date | None = None

    @property
    def attainment_ppm(self) -> int | None:
        """Show the attainment, rounded."""
        return None if self.attainment is None else millionths(self.attainment)

    @property
    def attainment_rest(self) -> int | None:
        """Tell whether the exact attainment is less than what is shown, that, or more."""
        return side(None if self.attainment is None else self.attainment * MILLION, self.attainment_ppm)
