"""Curves: how many points an attainment or a value gives. 1 is 100 %, one point, or one whole unit here."""

from fractions import Fraction
from itertools import pairwise

from tests.oracle import bands
from tests.oracle.agreement import Agreement, Part
from tests.oracle.amounts import number
from tests.oracle.indicators.found import Measure
from tests.oracle.thresholds import within

OF_PEERS = frozenset({"rank", "z_score"})


def reads_value(curve: Part) -> bool:
    """Tell whether a curve looks at the value itself, so that no target is needed."""
    kind = curve["kind"]
    return (
        kind in {"range", "deduction"}
        or (kind == "veto" and not curve.keys() & {"attainment_at_least", "attainment_at_most"})
        or (kind in OF_PEERS and curve.get("reads") == "value")
    )


def of_attainment(curve: Part, attainment: Fraction) -> Fraction:
    """Give the exact points of an attainment."""
    match curve["kind"]:
        case "ratio":
            full, lowest = number(curve.get("full", "100")), number(curve.get("lowest", "0"))
            return min(max(attainment * full, lowest), number(curve.get("highest", "100")))
        case "step":
            return number(bands.only(curve["bands"], attainment)["points"])
        case "linear":
            return _along([curve["from"], curve["to"]], attainment)
        case "piecewise":
            return _along(curve["through"], attainment)
        case "add_and_subtract":
            over = attainment - 1
            step = number(curve["up"] if over > 0 else curve["down"])
            return _held(curve, number(curve["base"]) + step * over / number(curve["per"]))
    raise AssertionError(curve["kind"])


def of_value(plan: Agreement, code: str, curve: Part, value: Fraction | int) -> Fraction:
    """Give the exact points of a value in its indicator's whole units."""

    def read(written: str) -> Fraction:
        return plan.level(code, written)

    if curve["kind"] == "range":
        return number(bands.only(curve["bands"], value, read)["points"])
    over = max(value - read(curve.get("free", "0")), Fraction(0)) / read(curve["per"])
    if curve.get("count", "whole") == "whole":
        over = Fraction(over // 1)
    lowest = number(curve.get("not_below", "0"))
    return max(lowest, number(curve.get("start", "100")) - number(curve["points"]) * over)


def keeps(plan: Agreement, code: str, curve: Part, measure: Measure) -> bool:
    """Tell whether a veto's condition is kept."""
    looked_at = measure.exact if reads_value(curve) else measure.attainment
    assert looked_at is not None
    return within(curve, looked_at, lambda written: plan.level(code, written))


def _held(curve: Part, points: Fraction) -> Fraction:
    if "at_least" in curve:
        points = max(points, number(curve["at_least"]))
    return min(points, number(curve["at_most"])) if "at_most" in curve else points


def _along(corners: list[dict[str, str]], attainment: Fraction) -> Fraction:
    """Find the point on straight lines between corners; level beyond the first and the last."""
    places = [(number(corner["at"]), number(corner["points"])) for corner in corners]
    for corner in corners:  # of two at one place the one that says so counts there
        if corner.get("belongs") == "yes" and attainment == number(corner["at"]):
            return number(corner["points"])
    if attainment <= places[0][0]:
        return places[0][1]
    for (x1, y1), (x2, y2) in pairwise(places):
        if attainment <= x2 and x1 < x2:
            return y1 + (y2 - y1) * (attainment - x1) / (x2 - x1)
    return places[-1][1]
