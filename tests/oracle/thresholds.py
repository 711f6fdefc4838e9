"""Thresholds: an indicator must keep a limit. Gates of totals and of pay are made of them."""

from typing import Any

from tests.oracle.agreement import Agreement
from tests.oracle.amounts import MILLION, number
from tests.oracle.measuring import Measure


def kept(plan: Agreement, gate: dict[str, Any], measure: Measure) -> bool | None:
    """Tell whether the limit is kept.

    Where what it looks at is missing, the indicator's rule decides: left out, the gate stands open; zero, it
    is not kept; block, nobody can say (None) and what hangs on it waits.
    """
    code = gate["indicator"]
    looked_at = measure.attainment_ppm if "attainment_at_least" in gate else measure.value
    if looked_at is None:
        return {"leave out": True, "zero": False, "block": None}[measure.rule]
    if "attainment_at_least" in gate:
        return looked_at >= number(gate["attainment_at_least"]) * MILLION
    if "at_least" in gate:
        return looked_at >= plan.level(code, gate["at_least"])
    return looked_at <= plan.level(code, gate["at_most"])
