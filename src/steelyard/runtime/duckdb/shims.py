"""What DuckDB must supply for the engine's exact arithmetic (engine/number.py names it).

Wide integers are HUGEINT here (dialect.py): a cast to DECIMAL(38, 0) takes 150 ns a row, one to HUGEINT 3.
Dividing a HUGEINT takes 100 ns and more, dividing 64 bits 3: so whatever fits into 62 bits is divided there.
What fits into neither raises.
"""

# A macro is planned anew wherever it stands, half a millisecond a dozen words: so they are kept short.
_SMALL = 2**62  # half a divisor of this size may be added and still fits
_FITS = f"abs(n) <= {_SMALL} AND d BETWEEN 1 AND {_SMALL}"
_N, _D = "CAST(n AS BIGINT)", "CAST(d AS BIGINT)"
_WIDE_N, _WIDE_D = "CAST(n AS HUGEINT)", "CAST(nullif(d, 0) AS HUGEINT)"

# n over d (d > 0), rounded half up, away from zero; missing when d is 0. DuckDB's own // drops the rest.
_DIVIDE = f"""CASE WHEN {_FITS} THEN ({_N} + sign(n) * ({_D} // 2)) // {_D}
    ELSE CAST((2 * {_WIDE_N} + sign(n) * {_WIDE_D}) // (2 * {_WIDE_D}) AS BIGINT) END"""
_QUOTIENT = f"CASE WHEN {_FITS} THEN {_N} // {_D} ELSE CAST({_WIDE_N} // {_WIDE_D} AS BIGINT) END"
_REMAINDER = f"CASE WHEN {_FITS} THEN {_N} % {_D} ELSE CAST({_WIDE_N} % {_WIDE_D} AS BIGINT) END"
# The whole square root of n over d, rounded half up: a floating-point guess, put right by a step of Newton's.
_RATIO = f"((2 * {_WIDE_N} + {_WIDE_D}) // (2 * {_WIDE_D}))"
_GUESS = f"greatest(CAST(floor(sqrt(CAST({_RATIO} AS DOUBLE))) AS HUGEINT), 1)"
_NEAR = f"(({_GUESS} + {_RATIO} // {_GUESS}) // 2)"
_ROOT = f"CAST({_NEAR} - CASE WHEN {_NEAR} * {_NEAR} > {_RATIO} THEN 1 ELSE 0 END AS BIGINT)"

SHIMS = (
    f"CREATE TEMP MACRO steelyard_divide(n, d) AS {_DIVIDE}",
    f"CREATE TEMP MACRO steelyard_quotient(n, d) AS {_QUOTIENT}",
    f"CREATE TEMP MACRO steelyard_remainder(n, d) AS {_REMAINDER}",
    f"CREATE TEMP MACRO steelyard_root(n, d) AS {_ROOT}",
    "CREATE TEMP MACRO steelyard_int64(n) AS CAST(n AS BIGINT)",
)
