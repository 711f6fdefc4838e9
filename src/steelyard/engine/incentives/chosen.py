"""A choice made fact by fact: the first condition that a fact meets decides, else what is said otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.filters import Condition
from steelyard.engine.filters.condition import Compare
from steelyard.engine.indicators.facts import CreditedFacts


@dataclass(frozen=True)
class Chosen:
    """Conditions, and the figures (rates or factors) they choose from; the last one is `otherwise`."""

    whens: tuple[Condition, ...]
    figures: tuple[int, ...]

    def place(self, facts: CreditedFacts) -> Any:
        """Give which condition a fact meets first, from 0; beyond the last when none."""
        beyond = number.whole(len(self.whens))
        values = self._values()
        if values is None:
            cases = [(when.compile(facts), number.whole(place)) for place, when in enumerate(self.whens)]
            return ibis.cases(*cases, else_=beyond)
        # Many products, say, and a factor each: one look into a list, where cases would be as many tests.
        column, places = values
        met = ibis.literal(list(places), "array<string>").index(facts.column(column)).fill_null(-1)
        listed = [*places.values(), len(self.whens)]
        place = (met < 0).ifelse(number.whole(len(places)), met)
        return number.one_of(listed, place)

    def _values(self) -> tuple[str, dict[str, int]] | None:
        """Name the one column and its values, if the conditions ask no more; a value's first place counts."""
        column, places = "", dict[str, int]()
        for place, when in enumerate(self.whens):
            if not isinstance(when, Compare) or when.op != "=" or column not in ("", when.column):
                return None
            column = when.column
            for value in when.values:
                if not isinstance(value, str):
                    return None
                places.setdefault(value, place)
            if not when.values:
                return None
        return column, places


def conditions_of(choices: Sequence[Chosen | None]) -> Iterator[Condition]:
    """Yield every condition of several choices."""
    for choice in choices:
        if choice is not None:
            yield from choice.whens
