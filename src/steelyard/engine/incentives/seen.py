"""What is known of a person when pay is worked out: one wide row, and the numbers worked out from it so far.

Shapes ask it for what they look at, and add their own numbers to it; lines then find those beside each fact.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import ibis

from steelyard.engine import number
from steelyard.engine.days import whole_months
from steelyard.engine.exact import Held
from steelyard.engine.gates import MEASURED, Looked
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.period import Period
from steelyard.engine.proration import part_of
from steelyard.engine.ramp import ramp_ppm
from steelyard.engine.season import By

# What is looked at, and of which indicator; `year`: what is credited in the fiscal year so far.
Need = tuple[Literal["measure", "score", "grade", "year"], str]
OWN = "own_"  # before the names of numbers that shapes add


@dataclass(frozen=True)
class Year:
    """The fiscal year so far, of a total of money: credits and targets, and those before the period."""

    before: Any
    credited: Any
    target: Any
    target_before: Any
    whole: Any  # the target of the whole fiscal year, where a component looks at it


def as_it_is(expression: Any) -> Any:
    """Let an expression be written again wherever it is used."""
    return expression


@dataclass(frozen=True)
class Seen:
    """A row a person and plan; `figures` are the plan's own numbers, for components that differ in these.

    `aside` gives an expression a column of its own where there is room for it: what is made of a figure that
    is made of figures would be written hundreds of times otherwise.
    """

    row: ibis.Table
    indicators: Mapping[str, Indicator]
    currency: str
    places: Mapping[Need, int]
    period: Period
    figures: Mapping[str, Any] = field(default_factory=dict)
    numbers: tuple[str, ...] = ()
    aside: Callable[[Any], Any] = as_it_is

    def measure(self, code: str) -> Looked:
        """Give what an indicator was measured at."""
        place = self.places["measure", code]
        return Looked(*(self.row[f"{name}_{place}"] for name in MEASURED))

    def score(self, code: str) -> Any:
        """Give an indicator's score, rounded."""
        return self.row[f"score_micro_{self.places['score', code]}"]

    def scored(self, code: str) -> Held:
        """Give an indicator's score with its rest."""
        return Held(self.score(code), self.row[f"score_rest_{self.places['score', code]}"])

    @property
    def total(self) -> Any:
        """The total score, rounded."""
        return self.row.total_micro

    @property
    def totalled(self) -> Held:
        """The total score with its rest."""
        return Held(self.row.total_micro, self.row.total_rest)

    @property
    def grade(self) -> Any:
        """The grade."""
        return self.row.grade

    def year(self, code: str) -> Year:
        """Give the fiscal year so far."""
        place = self.places["year", code]
        names = ("before", "credited", "target", "target_before", "whole")
        return Year(*(self.row[f"year_{name}_{place}"] for name in names))

    def part_of_period(self, by: By) -> Any:
        """Give the part of the period that the person is on the plan, in millionths."""
        return part_of(number.whole(number.MICRO), by, self.period, self.row)

    @property
    def months(self) -> Any:
        """Count the whole months from joining to the period's first day."""
        return whole_months(self.row.joined_on, self.period.first_day)

    def ramp(self, shares: Sequence[int]) -> Any:
        """Give the share of a newcomer's month."""
        return ramp_ppm(shares, self.row.joined_on, self.period.first_day)

    def number(self, name: str) -> Any:
        """Give a number worked out before."""
        return self.row[OWN + name]

    def adding(self, **numbers: Any) -> "Seen":
        """Work out further numbers, all 64-bit integers."""
        row = self.row.mutate(**{OWN + name: made for name, made in numbers.items()})
        return replace(self, row=row, numbers=(*self.numbers, *numbers))

    def absent(self, code: str) -> Any:
        """Give what stands for a part that is missing: 100 %, 0 % or nothing, by the indicator's rule."""
        return ABSENT[self.indicators[code].if_missing]()

    def group(self, within: str) -> list[Any]:
        """Name what the members of a group share."""
        return [self.row.plan] if within == "plan" else [self.row.plan, self.row[within]]


ABSENT = {
    "leave out": lambda: number.whole(number.MICRO),
    "zero": lambda: number.whole(0),
    "block": number.nothing,
    "carry": number.nothing,
}
