"""Curves: how many points an attainment gives. Both are plain fractions here: 1 is 100 %, or one point."""

from fractions import Fraction
from itertools import pairwise
from typing import Any

from tests.oracle import bands
from tests.oracle.amounts import number


def points(curve: dict[str, Any], attainment: Fraction) -> Fraction:
    """Give the exact points."""
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
    raise AssertionError(curve["kind"])


def _along(corners: list[dict[str, str]], attainment: Fraction) -> Fraction:
    """Find the point on straight lines between corners; level beyond the first and the last."""
    places = [(number(corner["at"]), number(corner["points"])) for corner in corners]
    if attainment <= places[0][0]:
        return places[0][1]
    for (x1, y1), (x2, y2) in pairwise(places):
        if attainment <= x2:
            return y1 + (y2 - y1) * (attainment - x1) / (x2 - x1)
    return places[-1][1]
