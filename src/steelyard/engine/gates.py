"""Whether thresholds are kept, person by person: for the gates of scorecards and of pay.

What a threshold looks at may be missing. Then the indicator's rule decides: left out, the gate stands open;
zero, it is not kept; block, nobody can say, and what hangs on it waits.
"""

from typing import Any

import ibis

from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.threshold import Threshold


def kept(row: Any, threshold: Threshold, indicator: Indicator, currency: str) -> Any:
    """Make the condition that a threshold is kept, for a row of measures; missing when blocked."""
    compared = threshold.kept(row.value, row.attainment_ppm, indicator, currency)
    absent = {
        "leave out": ibis.literal(value=True),
        "zero": ibis.literal(value=False),
        "block": ibis.null("boolean"),
    }[indicator.if_missing]
    looks_at = row.attainment_ppm if threshold.limit == "attainment_at_least" else row.value
    return looks_at.isnull().ifelse(absent, compared)
