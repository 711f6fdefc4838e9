"""Tiers: marginal, whole, interpolated; by amount or by attainment."""

from fractions import Fraction
from itertools import pairwise

from tests.oracle import bands
from tests.oracle.agreement import Agreement, Part
from tests.oracle.amounts import MILLION, half_up, number

BEYOND = 2**63


def rate_ppm(written: str) -> int:
    """Give a rate in millionths."""
    return half_up(number(written) * MILLION)


class Tiers:
    """One component's tiers, for one person; what is not there reaches no higher tier."""

    def __init__(self, plan: Agreement, says: Part, attainment: Fraction | None, target: int | None) -> None:
        self.plan, self.says, self.tiers = plan, says, says["tiers"]
        self.attainment, self.target = attainment, target
        self.by_amount = says["kind"] == "tiers_by_amount"

    def of_way(self, before: int, after: int) -> int:
        """Give the exact pay, in millionths of a minor unit, of the way between two running totals."""
        edges = [self.edge(str(bands.low_edge(tier))) for tier in self.tiers[1:]]
        found = 0
        for place, tier in enumerate(self.tiers):
            low = edges[place - 1] if place else None
            high = edges[place] if place < len(edges) else None
            found += (_held(after, low, high) - _held(before, low, high)) * rate_ppm(tier["rate"])
        return found

    def at(self, amount_minor: int) -> int:
        """Give the one rate, in millionths, at an amount or at the attainment."""
        if self.says["method"] == "interpolated":
            return self._between(Fraction(amount_minor) if self.by_amount else self.attainment or Fraction(0))
        if self.by_amount:
            return rate_ppm(bands.only(self.tiers, amount_minor, self.plan.money)["rate"])
        if self.attainment is None:
            return rate_ppm(self.tiers[0]["rate"])
        return rate_ppm(bands.only(self.tiers, self.attainment)["rate"])

    def _between(self, x: Fraction) -> int:
        """Follow the straight line between the lower edges of two tiers."""
        corners = [(self._corner(tier), rate_ppm(tier["rate"])) for tier in self.tiers]
        if x <= corners[0][0]:
            return corners[0][1]
        for (e1, r1), (e2, r2) in pairwise(corners):
            if x <= e2:
                return r1 + half_up((r2 - r1) * (x - e1) / (e2 - e1))
        return corners[-1][1]

    def _corner(self, tier: Part) -> Fraction:
        edge = bands.low_edge(tier) or "0"
        return Fraction(self.plan.money(edge)) if self.by_amount else number(edge)

    def edge(self, written: str) -> int:
        """Put an edge on the running total; without a target none is ever met."""
        if self.by_amount:
            return self.plan.money(written)
        return half_up(self.target * number(written)) if self.target and self.target > 0 else BEYOND


def _held(value: int, low: int | None, high: int | None) -> int:
    """Hold a running total between the ends of a tier."""
    value = value if low is None else max(value, low)
    return value if high is None else min(value, high)
