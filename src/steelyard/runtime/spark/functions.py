"""What Spark must supply: exact arithmetic (engine/number.py names it) and the period's days."""

from steelyard.engine import Period
from steelyard.runtime.days import days_sql

_TWO = "(n DECIMAL(38, 0), d DECIMAL(38, 0))"
# Spark's own `div` wraps in silence what needs more than 64 bits. A number without its rest divides evenly,
# so nothing is rounded here, and bringing it back to 64 bits raises where it does not fit.
_WHOLE = "(n - n % nullif(d, 0)) / nullif(d, 0)"
_REST = "n % nullif(d, 0)"
_AWAY = (
    f"CASE WHEN n >= 0 AND {_REST} >= d - {_REST} THEN 1L "
    f"WHEN n < 0 AND 0 - {_REST} >= d + {_REST} THEN -1L ELSE 0L END"
)
_GUESS = "CAST(floor(sqrt(CAST(r AS DOUBLE))) AS DECIMAL(18, 0))"
# A floating-point guess g at the root of r is never off by more than one.
_LESS, _MORE = "CASE WHEN g * g > r THEN 1 ELSE 0 END", "CASE WHEN (g + 1) * (g + 1) <= r THEN 1 ELSE 0 END"
_CLOSER = f"CAST(g - {_LESS} + {_MORE} AS BIGINT)"

# In this order: the later ones call the earlier.
FUNCTIONS = (
    f"steelyard_quotient{_TWO} RETURNS BIGINT RETURN CAST({_WHOLE} AS BIGINT)",
    f"steelyard_remainder{_TWO} RETURNS BIGINT RETURN CAST(n % nullif(d, 0) AS BIGINT)",
    f"steelyard_divide{_TWO} RETURNS BIGINT RETURN CAST({_WHOLE} AS BIGINT) + {_AWAY}",
    "steelyard_int64(n BIGINT) RETURNS BIGINT RETURN n",
    f"steelyard_root_near(r DECIMAL(38, 0), g DECIMAL(18, 0)) RETURNS BIGINT RETURN {_CLOSER}",
    f"steelyard_root_of(r DECIMAL(38, 0)) RETURNS BIGINT RETURN steelyard_root_near(r, {_GUESS})",
    f"steelyard_root{_TWO} RETURNS BIGINT RETURN steelyard_root_of({_WHOLE} + {_AWAY})",
)


def functions_sql() -> tuple[str, ...]:
    """Write what makes Spark know the arithmetic."""
    return tuple(f"CREATE OR REPLACE TEMPORARY FUNCTION {one}" for one in FUNCTIONS)


def days_functions(period: Period) -> tuple[str, ...]:
    """Write what makes Spark know the period's days."""
    make = "CREATE OR REPLACE TEMPORARY FUNCTION"
    return tuple(f"{make} {name}(which STRING) RETURNS DATE RETURN {days}" for name, days in days_sql(period))
