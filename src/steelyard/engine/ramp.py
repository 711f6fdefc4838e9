"""Ramps: a newcomer's first months count in part, such as 50 %, 75 %, then in full."""

from collections.abc import Sequence
from typing import Any

import ibis

from steelyard.engine.days import whole_months
from steelyard.engine.figures import Figure
from steelyard.engine.number import MICRO, whole
from steelyard.engine.words import Listed


def ramp_ppm(ramp: Sequence[int], joined_on: Any, first_day: Any) -> Any:
    """Find the share of the month since joining that the first day lies in; in full after the last one.

    Who joined within the period, or after it, is in the first month; whose day is not known, counts in full.
    """
    month = whole_months(joined_on, first_day)
    cases = [(month == whole(turn), whole(share)) for turn, share in enumerate(ramp)]
    return ibis.cases(*cases, else_=whole(MICRO))


def ramp_words(ramp: Sequence[int]) -> Listed:
    """Show the shares, month by month."""
    return Listed(tuple(Figure(share, "ratio").text() for share in ramp))
