"""Whether thresholds are kept, person by person: for the gates of scorecards and of pay.

What a threshold looks at may be missing. Then the indicator's rule decides: left out, the gate stands open;
zero, it is not kept; block (or carry, with nothing to carry), nobody can say, and what hangs on it waits.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import ibis

from steelyard.engine.exact import Held, edge, plain_notch
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.threshold import Threshold

ABSENT = {"leave out": True, "zero": False, "block": None, "carry": None}


MEASURED = ("value", "value_rest", "attainment_ppm", "attainment_rest", "target")


@dataclass(frozen=True)
class Looked:
    """One indicator of a person: the columns of measures that `MEASURED` names, as expressions."""

    value: Any
    value_rest: Any
    attainment_ppm: Any
    attainment_rest: Any
    target: Any

    @property
    def reached(self) -> Held:
        """The value."""
        return Held(self.value, self.value_rest)

    @property
    def attained(self) -> Held:
        """The attainment."""
        return Held(self.attainment_ppm, self.attainment_rest)


def kept(row: Any, threshold: Threshold, indicator: Indicator, currency: str) -> Any:
    """Make the condition that a threshold is kept, for a row of measures; missing when blocked."""
    looked = Looked(*(getattr(row, name) for name in MEASURED))
    figure = looked.reached if threshold.looks_at == "value" else looked.attained
    compared = threshold.compare(figure.notch, edge(threshold.limit_value(indicator, currency)))
    absent = ABSENT[indicator.if_missing]
    unknown = ibis.null("boolean") if absent is None else ibis.literal(value=absent)
    return figure.figure.isnull().ifelse(unknown, compared)


def kept_plainly(
    row: Mapping[str, Any], threshold: Threshold, indicator: Indicator, currency: str
) -> bool | None:
    """`kept`, for a plain row of measures."""
    figure = row["value" if threshold.looks_at == "value" else "attainment_ppm"]
    if figure is None:
        return ABSENT[indicator.if_missing]
    at = plain_notch(figure, row[f"{threshold.looks_at}_rest"])
    return bool(threshold.compare(at, 2 * threshold.limit_value(indicator, currency)))
