"""Whether thresholds are kept, person by person: for the gates of scorecards and of pay.

What a threshold looks at may be missing. Then the indicator's rule decides: left out, the gate stands open;
zero, it is not kept; block (or carry, with nothing to carry), nobody can say, and what hangs on it waits.
"""

from collections.abc import Mapping
from typing import Any

import ibis

from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.threshold import Threshold

ABSENT = {"leave out": True, "zero": False, "block": None, "carry": None}


def kept(row: Any, threshold: Threshold, indicator: Indicator, currency: str) -> Any:
    """Make the condition that a threshold is kept, for a row of measures; missing when blocked."""
    compared = threshold.kept(row.value, row.attainment_ppm, indicator, currency)
    absent = ABSENT[indicator.if_missing]
    unknown = ibis.null("boolean") if absent is None else ibis.literal(value=absent)
    looks_at = row.attainment_ppm if threshold.by_attainment else row.value
    return looks_at.isnull().ifelse(unknown, compared)


def kept_plainly(
    row: Mapping[str, Any], threshold: Threshold, indicator: Indicator, currency: str
) -> bool | None:
    """`kept`, for a plain row of measures."""
    looked_at = row["attainment_ppm"] if threshold.by_attainment else row["value"]
    if looked_at is None:
        return ABSENT[indicator.if_missing]
    limit = threshold.limit_value(indicator, currency)
    return bool(threshold.compare(looked_at, limit))
