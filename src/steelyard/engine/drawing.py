"""A plan's curves as pictures need them."""

from steelyard.engine.curves.curve import Drawing, drawn
from steelyard.engine.plan import Plan


def curve_points(plan: Plan, code: str) -> Drawing | None:
    """Give the curve an indicator is scored by: points, and the axis with its unit; None without a score.

    `points` is empty where points depend on peers; a jump is two points at one place.
    """
    scored = plan.scorecard.scored.get(code) if plan.scorecard else None
    if scored is None:
        return None
    indicator = plan.indicators[code]
    return drawn(scored.curve, scored.axis(indicator, plan.currency), indicator.target_value(plan.currency))
