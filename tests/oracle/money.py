"""Currencies meet only at a dated rate: the newest on or before the day that counts."""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from tests.oracle.amounts import half_up, minor_units

TRILLION = 10**12
Row = dict[str, Any]


def rate_on(rates: Sequence[Row], currency: str, into: str, day: dt.date) -> int | None:
    """Find the rate of a day, in 10^-12; one to one for the plan's own currency."""
    if currency == into:
        return TRILLION
    known = [rate for rate in rates if rate["currency"] == currency and rate["on_date"] <= day]
    newest = max(known, key=lambda rate: rate["on_date"], default=None)
    return None if newest is None else newest["rate_pico"]


def converted(minor: int, currency: str, into: str, rate_pico: int) -> int:
    """Turn minor units into another currency's, rounded once."""
    units = Fraction(minor, minor_units(currency))
    return half_up(units * Fraction(rate_pico, TRILLION) * minor_units(into))
