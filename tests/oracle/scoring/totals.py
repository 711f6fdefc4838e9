"""From parts to a total: extras, limits, veto, gates, and the one rounding."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.oracle.agreement import Agreement
from tests.oracle.amounts import MILLION, half_up, number, rounded_to
from tests.oracle.indicators.found import Measure
from tests.oracle.thresholds import kept

Row = dict[str, Any]


@dataclass(frozen=True)
class Total:
    """One person's total, in millionths of a point."""

    raw_micro: int | None
    total_micro: int | None
    gate: str | None


def total_of(plan: Agreement, measures: Mapping[str, Measure], scores: Sequence[Row]) -> Total:
    """Sum the parts, hold the total down by limits, veto and gates, then round it."""
    card = plan.scorecard
    assert card is not None
    weighed = [row for row in scores if not row.get("extra") and row["note"] != "left_out"]
    if not weighed or any(row["note"] == "blocked" for row in scores):
        return Total(None, None, None)
    step = number(card.get("rounded_to", "0.01"))
    points = [row["contribution_micro"] for row in scores if row["contribution_micro"] is not None]
    raw = sum(points)
    most, by = _between(card.get("between"), raw), None
    vetoes = sorted(row["indicator"] for row in scores if row["note"] == "veto")
    if vetoes and most >= 0:
        most, by = 0, vetoes[0]
    for gate in card.get("gates", []):
        is_kept = kept(plan, gate, measures[gate["indicator"]])
        if is_kept is None:
            return Total(raw, None, None)
        limit = half_up(number(gate["otherwise_at_most"]) * MILLION)
        if not is_kept and limit < most:
            most, by = limit, gate["indicator"]
    return Total(raw, rounded_to(most, step), by)


def _between(limits: Mapping[str, str] | None, micro: int) -> int:
    limits = limits or {}
    if "at_least" in limits:
        micro = max(micro, half_up(number(limits["at_least"]) * MILLION))
    return min(micro, half_up(number(limits["at_most"]) * MILLION)) if "at_most" in limits else micro
