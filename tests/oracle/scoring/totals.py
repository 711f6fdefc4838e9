"""From parts to a total: extras, limits, veto, gates, and the rounding that the plan's text asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.oracle.agreement import Agreement
from tests.oracle.amounts import MILLION, millionths, number, rounded_to, side
from tests.oracle.indicators.found import Measure
from tests.oracle.thresholds import kept

Row = dict[str, Any]


@dataclass(frozen=True)
class Total:
    """One person's points before limits and gates, and after; exact, unless the plan rounds them."""

    raw: Fraction | None
    total: Fraction | None
    gate: str | None

    @property
    def shown(self) -> Row:
        """Show it in millionths, and tell on which side of that the exact total lies."""
        raw, total = (None if exact is None else millionths(exact) for exact in (self.raw, self.total))
        lies = side(None if self.total is None else self.total * MILLION, total)
        return {"raw_micro": raw, "total_micro": total, "total_rest": lies, "gate": self.gate}


def total_of(plan: Agreement, measures: Mapping[str, Measure], scores: Sequence[Row]) -> Total:
    """Sum the parts, hold the total down by limits, veto and gates, then round it."""
    card = plan.scorecard
    assert card is not None
    weighed = [row for row in scores if not row.get("extra") and row["note"] != "left_out"]
    if not weighed or any(row["note"] == "blocked" for row in scores):
        return Total(None, None, None)
    raw = sum((row["contribution"] for row in scores if row["contribution"] is not None), Fraction(0))
    most, by = _between(card.get("between"), raw), None
    vetoes = sorted(row["indicator"] for row in scores if row["note"] == "veto")
    if vetoes and most >= 0:
        most, by = Fraction(0), vetoes[0]
    for gate in card.get("gates", []):
        is_kept = kept(plan, gate, measures[gate["indicator"]])
        if is_kept is None:
            return Total(raw, None, None)
        limit = number(gate["otherwise_at_most"])
        if not is_kept and limit < most:
            most, by = limit, gate["indicator"]
    return Total(raw, rounded_to(most, number(card["rounded_to"])) if "rounded_to" in card else most, by)


def _between(limits: Mapping[str, str] | None, points: Fraction) -> Fraction:
    limits = limits or {}
    if "at_least" in limits:
        points = max(points, number(limits["at_least"]))
    return min(points, number(limits["at_most"])) if "at_most" in limits else points
