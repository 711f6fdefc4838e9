"""Periods as the engine knows them."""

from steelyard import engine
from steelyard.foundation import periods
from steelyard.foundation.periods.models import Period


def engine_period(period: Period) -> engine.Period:
    """Return a period in the company's calendar."""
    return engine.Period(
        code=period.code,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        calendar=periods.company().calendar,
    )
