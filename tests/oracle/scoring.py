"""From measures to points, from points to a total, from totals to grades and ranks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.oracle import bands
from tests.oracle.agreement import Agreement, Part
from tests.oracle.amounts import MILLION, half_up, number
from tests.oracle.curves import points
from tests.oracle.measuring import Measure
from tests.oracle.thresholds import kept

Row = dict[str, Any]


def scores_of(plan: Agreement, measures: Mapping[str, Measure]) -> list[Row]:
    """Score one person's parts; what is left out gives its weight to the others, in proportion."""
    parts: dict[str, Part] = plan.scorecard["parts"] if plan.scorecard else {}
    weights = {
        code: number(part["weight"])
        for code, part in parts.items()
        if not (measures[code].missing and measures[code].rule == "leave out")
    }
    whole = sum(weights.values(), Fraction(0))
    found = []
    for code, part in parts.items():
        score, note = _score(plan.indicators[code], part, measures[code])
        weight = weights.get(code, Fraction(0)) / whole if whole else Fraction(0)
        found.append(
            {
                "indicator": code,
                "attainment_ppm": measures[code].attainment_ppm,
                "score_micro": score,
                "weight_ppm": half_up(weight * MILLION),
                "contribution_micro": None if score is None else half_up(score * weight),
                "note": note,
            }
        )
    return found


def _score(indicator: Part, part: Part, measure: Measure) -> tuple[int | None, str | None]:
    """Give the points in millionths, and why they are not simply the curve's."""
    if measure.missing:
        notes = {"block": "blocked", "leave out": "left_out", "zero": "zero"}
        return (0 if measure.rule == "zero" else None), notes[measure.rule]
    assert measure.attainment_ppm is not None
    attainment = Fraction(measure.attainment_ppm, MILLION)
    if "floor" in indicator and attainment < number(indicator["floor"]):
        return 0, "below_floor"
    cap = number(indicator["cap"]) if "cap" in indicator else attainment
    score = half_up(points(part["curve"], min(attainment, cap)) * MILLION)
    return score, "capped" if attainment > cap else None


@dataclass(frozen=True)
class Total:
    """One person's total, in millionths of a point."""

    raw_micro: int | None
    total_micro: int | None
    gate: str | None


def total_of(plan: Agreement, measures: Mapping[str, Measure], scores: Sequence[Row]) -> Total:
    """Sum the parts, hold the total down by gates, then round it once."""
    assert plan.scorecard is not None
    left = [row for row in scores if row["note"] != "left_out"]
    if not left or any(row["note"] == "blocked" for row in left):
        return Total(None, None, None)
    raw = sum(row["contribution_micro"] for row in left)
    most, by = raw, None
    for gate in plan.scorecard.get("gates", []):
        is_kept = kept(plan, gate, measures[gate["indicator"]])
        if is_kept is None:
            return Total(raw, None, None)
        limit = half_up(number(gate["otherwise_at_most"]) * MILLION)
        if not is_kept and limit < most:
            most, by = limit, gate["indicator"]
    step = number(plan.scorecard.get("rounded_to", "0.01"))
    return Total(raw, half_up(half_up(Fraction(most, MILLION) / step) * step * MILLION), by)


def grade_of(plan: Agreement, total_micro: int | None) -> str | None:
    """Find the band of a total."""
    if plan.grades is None or total_micro is None:
        return None
    found: str = bands.only(plan.grades["bands"], Fraction(total_micro, MILLION))["grade"]
    return found


def ranks(totals: Mapping[str, int | None]) -> dict[str, int | None]:
    """Rank people: 1 is best; equal totals share a rank."""
    known = [total for total in totals.values() if total is not None]
    return {
        person: None if total is None else 1 + sum(other > total for other in known)
        for person, total in totals.items()
    }
