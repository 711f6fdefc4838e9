"""The edges of a plan: every figure in it at which something begins or ends to hold."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from tests.oracle.agreement import Agreement, Part
from tests.oracle.amounts import number

OF_BANDS = ("from", "above", "below", "up_to")
LIMITS = ("at_least", "at_most", "attainment_at_least", "attainment_at_most")


@dataclass
class Edges:
    """An indicator's: levels in whole units of its value, and shares of its target; 1 is all of it."""

    values: set[Fraction] = field(default_factory=set)
    attainments: set[Fraction] = field(default_factory=set)


def edges_of(plan: Agreement) -> Mapping[str, Edges]:
    """Find every indicator's edges."""
    found: defaultdict[str, Edges] = defaultdict(Edges)
    for code, by, written in _written(plan):
        if by == "value":
            found[code].values.add(plan.level(code, written))
        else:
            found[code].attainments.add(number(written))
    for code, indicator in plan.indicators.items():
        if "target" in indicator:
            found[code].attainments.add(Fraction(1))
    return found


def totals_of(plan: Agreement) -> set[Fraction]:
    """Find the edges of the total score."""
    bands = (plan.grades or {}).get("bands", [])
    axes = [part for part in _parts(plan.pay) if part.get("of") == "total score" and "bands" in part]
    return {
        number(band[edge])
        for band in [*bands, *(band for axis in axes for band in axis["bands"])]
        for edge in OF_BANDS
        if edge in band
    }


def _written(plan: Agreement) -> Iterator[tuple[str, str, str]]:
    """Give (indicator, value or attainment, the figure as it is written)."""
    for code, indicator in plan.indicators.items():
        yield from ((code, "attainment", indicator[end]) for end in ("floor", "cap") if end in indicator)
    for code, part in _scored(plan):
        yield from ((code, by, written) for by, written in _of_curve(part["curve"]))
    for part in _parts([plan.scorecard, plan.pay, plan.settlement]):
        if "indicator" in part:
            yield from _limits(part["indicator"], part)
        if part.get("kind") in {"accelerator", "decelerator"}:
            yield from _of_bands(part["of"], "attainment", [part])
        if "bands" in part and part.get("of") in plan.indicators:
            by = part.get("by", "attainment")
            yield from _of_bands(part["of"], by, part["bands"] if by != "score" else [])
    for says in plan.pay.values():
        yield from _of_tiers(plan, says)
        if says["kind"] == "beyond":
            by = "value" if "amount" in says else "attainment"
            yield says["on"], by, says["amount" if by == "value" else by]
        if says["kind"] == "contest" and "at_least" in says:
            yield says["of"], "value", says["at_least"]


def _of_tiers(plan: Agreement, says: Part) -> Iterator[tuple[str, str, str]]:
    tiers: list[Part] = says.get("tiers", [])
    match says["kind"]:
        case "tiers_by_amount" | "per_unit":
            yield from _of_bands(says["on"], "value", tiers)
        case "tiers_by_attainment":
            yield from _of_bands(says.get("of") or says["on"], "attainment", tiers)
        case "amount_by_tier" if says["of"] in plan.indicators and says.get("by") != "score":
            yield from _of_bands(says["of"], says.get("by", "attainment"), tiers)


def _scored(plan: Agreement) -> Iterator[tuple[str, Part]]:
    card = plan.scorecard or {}
    yield from card.get("parts", {}).items()
    yield from card.get("extras", {}).items()
    for group in card.get("groups", {}).values():
        yield from group["parts"].items()


def _of_curve(curve: Part) -> Iterator[tuple[str, str]]:
    match curve["kind"]:
        case "step":
            yield from ((by, written) for _, by, written in _of_bands("", "attainment", curve["bands"]))
        case "range":
            yield from ((by, written) for _, by, written in _of_bands("", "value", curve["bands"]))
        case "linear":
            yield from (("attainment", curve[end]["at"]) for end in ("from", "to"))
        case "piecewise":
            yield from (("attainment", corner["at"]) for corner in curve["through"])
        case "veto":
            yield from ((by, written) for _, by, written in _limits("", curve))
        case "deduction":
            free, per = number(curve.get("free", "0")), number(curve["per"])
            yield from (("value", str(free + steps * per)) for steps in range(4))


def _limits(code: str, part: Part) -> Iterator[tuple[str, str, str]]:
    for limit in LIMITS:
        if limit in part:
            yield code, "attainment" if limit.startswith("attainment") else "value", part[limit]


def _of_bands(code: str, by: str, bands: list[Part]) -> Iterator[tuple[str, str, str]]:
    yield from ((code, by, band[edge]) for band in bands for edge in OF_BANDS if edge in band)


def _parts(part: Any) -> Iterator[Part]:
    if isinstance(part, dict):
        yield part
    for inside in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _parts(inside)
