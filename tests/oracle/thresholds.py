"""Thresholds: an indicator must keep a limit. Gates of totals and of pay are made of them."""

from collections.abc import Mapping

from tests.oracle.agreement import Agreement, Part
from tests.oracle.amounts import MILLION, number
from tests.oracle.indicators.found import Measure


def kept(plan: Agreement, gate: Part, measure: Measure) -> bool | None:
    """Tell whether the limit is kept.

    Where what it looks at is missing, the indicator's rule decides: left out, the gate stands open; zero, it
    is not kept; block, nobody can say (None) and what hangs on it waits.
    """
    code = gate["indicator"]
    looked_at = measure.attainment_ppm if "attainment_at_least" in gate else measure.value
    if looked_at is None:
        return {"leave out": True, "zero": False}.get(measure.rule)
    if "attainment_at_least" in gate:
        return looked_at >= number(gate["attainment_at_least"]) * MILLION
    if "at_least" in gate:
        return looked_at >= plan.level(code, gate["at_least"])
    return looked_at <= plan.level(code, gate["at_most"])


def all_kept(plan: Agreement, gate: Part, measures: Mapping[str, Measure]) -> bool | None:
    """Tell of a gate of one threshold, of all of several, or of any of them; None while nobody can say."""
    if "indicator" in gate:
        return kept(plan, gate, measures[gate["indicator"]])
    wanted = "all" in gate
    each = [kept(plan, one, measures[one["indicator"]]) for one in gate["all" if wanted else "any"]]
    if (not wanted) in each:
        return not wanted
    return None if None in each else wanted
