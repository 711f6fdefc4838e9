"""Periods as the engine knows them."""

from steelyard import engine
from steelyard.foundation import periods
from steelyard.foundation.periods.models import Period


def engine_period(period: Period) -> engine.Period:
    """Return a period with the company's fiscal year."""
    return engine.Period(
        code=period.code,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        fiscal_start_month=periods.company().fiscal_start_month,
    )
