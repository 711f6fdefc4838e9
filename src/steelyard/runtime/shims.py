"""What each machine must supply for the engine's exact arithmetic (engine/number.py names it)."""

# n over d (d > 0), rounded half up, away from zero, in 128 bits; a quotient that needs more than 64 raises.
_DIVIDE = """CAST(
    (2 * CAST(n AS HUGEINT) + CASE WHEN n < 0 THEN -CAST(d AS HUGEINT) ELSE CAST(d AS HUGEINT) END)
    // (2 * CAST(d AS HUGEINT)) AS BIGINT)"""
_QUOTIENT = "CAST(CAST(n AS HUGEINT) // CAST(d AS HUGEINT) AS BIGINT)"
_REMAINDER = "CAST(CAST(n AS HUGEINT) % CAST(d AS HUGEINT) AS BIGINT)"

DUCKDB = (
    f"CREATE TEMP MACRO steelyard_divide(n, d) AS {_DIVIDE}",
    f"CREATE TEMP MACRO steelyard_quotient(n, d) AS {_QUOTIENT}",
    f"CREATE TEMP MACRO steelyard_remainder(n, d) AS {_REMAINDER}",
    "CREATE TEMP MACRO steelyard_int64(n) AS CAST(n AS BIGINT)",
)
