"""A plan's curves as pictures need them."""

from dataclasses import dataclass

from steelyard.engine.curves.axis import Axis
from steelyard.engine.curves.curve import Corner, Curve
from steelyard.engine.plan import Plan


@dataclass(frozen=True)
class Drawing:
    """A curve as a picture needs it: points, and what the axis counts. A jump is two points at one place."""

    points: list[Corner]
    axis: Axis
    usual_micro: int  # the points of somebody just on target

    @property
    def drawable(self) -> bool:
        """Tell whether there is a line to draw: points among peers are no line."""
        return bool(self.points)


def curve_points(plan: Plan, code: str) -> Drawing | None:
    """Give the curve an indicator is scored by: points, and the axis with its unit; None without a score.

    `points` is empty where points depend on peers; a jump is two points at one place.
    """
    scored = plan.scorecard.scored.get(code) if plan.scorecard else None
    if scored is None:
        return None
    indicator = plan.indicators[code]
    axis = scored.axis(indicator, plan.currency)
    return _drawn(scored.curve, axis, indicator.target_value(plan.currency))


def _drawn(curve: Curve, axis: Axis, target: int | None) -> Drawing:
    """Give points to draw a curve by: its corners, its level ends shown from 0 to a little beyond."""
    at_target = target if axis.reads == "value" else 1_000_000
    usual = curve.usual(axis, at_target)
    corners = curve.corners(axis)
    if not corners:
        return Drawing([], axis, usual)
    first, last = corners[0], corners[-1]
    margin = max((last[0] - first[0]) // 5, abs(last[0]) // 5, axis.scale)
    if axis.reads == "attainment":
        margin = 200_000
    before = [(0, first[1])] if first[0] > 0 else []
    if axis.reads == "value" and first == last:
        before = [(first[0] - margin, first[1])]
    return Drawing([*before, *corners, (last[0] + margin, last[1])], axis, usual)
