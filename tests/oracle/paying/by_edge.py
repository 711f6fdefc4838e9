"""Beyond: what lies beyond an amount, or beyond a share of the target, at one rate."""

from typing import Any

from tests.oracle.agreement import Part
from tests.oracle.amounts import half_up, number
from tests.oracle.indicators.found import Measure
from tests.oracle.paying.known import STOPS, Known, Stopped
from tests.oracle.paying.tiers import BEYOND, rate_ppm

Row = dict[str, Any]


def edge_of(known: Known, says: Part, measure: Measure) -> int | Stopped:
    """Give where it begins, in minor units, for one person."""
    if "amount" in says:
        return known.plan.money(says["amount"])
    if measure.target is not None and measure.target > 0:
        return half_up(measure.target * number(says["attainment"]))
    why = STOPS[measure.rule]
    return BEYOND if why is None else Stopped(why)


def beyond(says: Part, edge: int, row: Row) -> tuple[int, str | None]:
    """Give the exact pay of a fact, and why it is nothing."""
    over = max(row["running_minor"], edge) - max(row["before"], edge)
    return over * rate_ppm(says["rate"]), "below_edge" if row["credit_minor"] and not over else None
