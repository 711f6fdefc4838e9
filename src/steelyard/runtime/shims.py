"""What each machine must supply for the engine's exact arithmetic (engine/number.py names it)."""

# HUGEINT has 128 bits; a result that does not fit into 64 raises.
DUCKDB = (
    "CREATE OR REPLACE TEMP MACRO steelyard_divide(n, d) AS CAST((2 * CAST(n AS HUGEINT) + CASE WHEN n < 0 "
    "THEN -CAST(d AS HUGEINT) ELSE CAST(d AS HUGEINT) END) // (2 * CAST(d AS HUGEINT)) AS BIGINT)",
    "CREATE OR REPLACE TEMP MACRO steelyard_quotient(n, d) AS "
    "CAST(CAST(n AS HUGEINT) // CAST(d AS HUGEINT) AS BIGINT)",
    "CREATE OR REPLACE TEMP MACRO steelyard_remainder(n, d) AS "
    "CAST(CAST(n AS HUGEINT) % CAST(d AS HUGEINT) AS BIGINT)",
    "CREATE OR REPLACE TEMP MACRO steelyard_int64(n) AS CAST(n AS BIGINT)",
)
