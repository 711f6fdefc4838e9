"""Curves that read the value itself: their numbers are written in the indicator's unit."""

from decimal import Decimal
from typing import Any

from steelyard.engine.curves.axis import ATTAINMENT, Axis
from steelyard.engine.problems import Flaw


def axis_in(draft: Any, indicator: Any) -> Axis:
    """Give the axis of values while a plan is checked; an indicator that could not be read counts ones."""
    if indicator is None:
        return Axis("value", "count")
    return Axis("value", draft.unit(indicator), draft.currency, indicator.better)


def axis_of(reads: str, indicator: Any, currency: str) -> Axis:
    """Give the axis of a curve for an indicator of a plan that has been read."""
    if reads == "attainment":
        return ATTAINMENT
    return Axis("value", indicator.unit, currency, indicator.better)


def too_fine(written: Decimal, axis: Axis, path: tuple[str | int, ...]) -> Flaw:
    """Refuse a level with more digits than the unit has."""
    digits = len(str(axis.scale)) - 1
    return Flaw("too_fine", path, {"written": f"{written:f}", "digits": digits})
