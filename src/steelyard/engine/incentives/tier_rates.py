"""The arithmetic of tiers: the rate that is reached, and the slices of a running total."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import ibis

from steelyard.engine import number
from steelyard.engine.exact import Held

Method = Literal["marginal", "whole", "interpolated", "whole then marginal"]


@dataclass(frozen=True)
class Edges:
    """How edges are compared: tier by tier, whether its lower edge belongs to it."""

    method: Method
    belongs: tuple[bool, ...]

    def rate_plainly(self, of: Mapping[str, int], reached: int) -> int:
        """`reached_rate`, in plain numbers, of what is whole."""
        place, last = 0, len(self.belongs) - 1
        for one in range(1, last + 1):
            if reached > of[f"at_{one}"] or (self.belongs[one] and reached == of[f"at_{one}"]):
                place = one
        rate = of[f"rate_{place}"]
        low = of[f"at_{place}"]
        if self.method != "interpolated" or place == last or reached < low:
            return rate
        width, rise = of[f"at_{place + 1}"] - low, of[f"rate_{place + 1}"] - rate
        return rate + number.plain_scale(rise, reached - low, width)


def reached_rate(edges: Edges, of: Mapping[str, Any], reached: Held) -> Any:
    """Give the rate that a figure reaches, from rates rate_0… and lower edges at_0…; below all, the first."""
    cases = []
    last, at, two = len(edges.belongs) - 1, reached.notch, number.whole(2)
    for place in range(last, -1, -1):
        low, rate = of[f"at_{place}"], of[f"rate_{place}"]
        if edges.method == "interpolated" and place < last:
            width, rise = of[f"at_{place + 1}"] - low, of[f"rate_{place + 1}"] - rate
            above = reached.fine - number.wide(low) * number.wide(number.FINE)
            rate = rate + number.divide(
                number.wide(rise) * above, number.wide(width) * number.wide(number.FINE)
            )
        is_reached = at >= low * two if edges.belongs[place] or place == 0 else at > low * two
        cases.append((is_reached, rate))
    return reached.figure.isnull().ifelse(number.nothing(), ibis.cases(*cases, else_=of["rate_0"]))


def narrowest(rates: Sequence[int]) -> int:
    """Give the largest credit whose slices, each times its rate, surely sum up within 64 bits."""
    steps = abs(rates[0]) + sum(abs(upper - lower) for lower, upper in pairwise(rates))
    return number.BEYOND // max(steps, 1)


@dataclass(frozen=True)
class Slices:
    """A running total cut at edges, each slice with its rate; `of` has rate_0… and edge_1… (or at_1…)."""

    count: int
    of: Mapping[str, Any]
    edge: str = "edge"

    def paid(self, before: Any, after: Any) -> Any:
        """Sum the slices between two running totals, each times its rate, widened."""
        return self._sum(before, after, number.wide)

    def paid_narrow(self, before: Any, after: Any) -> Any:
        """Sum them in 64 bits: for credits up to `narrowest` of the rates."""
        return self._sum(before, after, lambda value: value)

    def _sum(self, before: Any, after: Any, made: Callable[[Any], Any]) -> Any:
        """Take all at the first rate, and what lies above each edge at what the next rate adds."""
        paid = made(after - before) * made(self.of["rate_0"])
        for place in range(1, self.count):
            edge = self.of[f"{self.edge}_{place}"]
            part = ibis.greatest(after, edge) - ibis.greatest(before, edge)
            paid = paid + made(part) * made(self.of[f"rate_{place}"] - self.of[f"rate_{place - 1}"])
        return paid

    def cut_plainly(self, before: int, after: int) -> list[tuple[int, int]]:
        """Cut the way between two plain running totals: (minor units, rate)."""
        return [
            (self._plain(after, place) - self._plain(before, place), self.of[f"rate_{place}"])
            for place in range(self.count)
        ]

    def _plain(self, value: int, place: int) -> int:
        if place < self.count - 1:
            value = min(value, self.of[f"{self.edge}_{place + 1}"])
        return max(value, self.of[f"{self.edge}_{place}"]) if place else value
