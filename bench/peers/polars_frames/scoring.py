"""Values become scores, totals, ranks and grades."""

from typing import Any

import polars as pl
from polars import col

from bench.company.terms import (
    BANDS,
    GOALS,
    INDICATORS,
    LESS,
    LINES,
    MILLIONTHS,
    PERCENT,
    SHARES,
    SLOPES,
)
from bench.peers.polars_frames.cells import MICRO, half_up, in_millionths

EACH = range(1, len(INDICATORS) + 1)


def score_everyone(roster: pl.LazyFrame) -> pl.LazyFrame:
    """Value, score, weigh, rank and grade."""
    columns: dict[str, Any] = {}
    for n, (name, (over, under)) in enumerate(_values().items(), start=1):
        columns[f"value_{n}"] = _rounded(name, over, under)
        columns[f"rise_{n}"], columns[f"by_{n}"] = _score(name, over, under)
    scored = roster.with_columns(**columns)
    weights = {
        f"counts_{n}": pl.when(col(f"by_{n}").is_null()).then(0).otherwise(col(f"weight_{n}") // PERCENT)
        for n in EACH
    }
    weighed = scored.with_columns(
        **{f"score_{n}": half_up(col(f"rise_{n}"), col(f"by_{n}")) for n in EACH}, **weights
    )
    # In 10^-12 of a point; the last of these digits goes first, so that thirds make a whole.
    parts = [in_millionths(col(f"rise_{n}"), col(f"by_{n}")).fill_null(0) * col(f"counts_{n}") for n in EACH]
    whole = pl.sum_horizontal(f"counts_{n}" for n in EACH)
    fine = half_up(pl.sum_horizontal(parts), 10 * whole)
    total = weighed.with_columns(total_micro=half_up(fine, 1_000_000_000) * 10_000)
    group = ["month", "plan"]
    ranked = total.with_columns(
        rank=col("total_micro").rank("min", descending=True).over(group).cast(pl.Int64),
        n=pl.len().over(group).cast(pl.Int64),
    )
    return ranked.select(
        *group,
        "person",
        *(f"value_{n}" for n in EACH),
        *(f"score_{n}" for n in EACH),
        "total_micro",
        "rank",
        grade=_grade(),
    )


def _values() -> dict[str, tuple[Any, Any]]:
    """Measure every indicator, as a quotient of whole numbers; by nothing where there is no value."""

    def some(name: str) -> Any:
        return pl.when(col(name) > 0).then(name)

    one = pl.lit(1, pl.Int64)
    return {
        "revenue": (col("revenue"), one),
        "deals": (col("deals"), one),
        "focus": (col("focus"), some("revenue")),
        "size": (col("revenue"), some("deals")),
        "customers": (col("customers"), one),
        "growth": (col("revenue") - col("before"), some("before")),
        "satisfaction": (col("points"), col("answers")),
        "cancelled": (col("cancelled"), some("everything")),
    }


def _rounded(name: str, over: Any, under: Any) -> Any:
    """Round a value to its unit, half up, away from zero."""
    return over.sign() * half_up(over.abs() * (MICRO if name in MILLIONTHS else 1), under)


def _score(name: str, over: Any, under: Any) -> tuple[Any, Any]:
    """Follow the curve, in millionths of a point; a quotient still, so that edges are met exactly."""
    if name == "revenue":
        under = col("target")
    else:
        over, under = over * GOALS[name].denominator, under * GOALS[name].numerator
    over = 2 * under - over if name in LESS else over
    if name in BANDS:
        bands: Any = pl
        for edge, points in reversed(BANDS[name]):
            bands = bands.when(100 * over >= edge * under).then(points * MICRO)
        return bands.otherwise(0).cast(pl.Int64), pl.lit(1, pl.Int64)
    (low, _), (_, most) = LINES[name]
    rise = (100 * over - low * under) * SLOPES[name].numerator
    by = under * SLOPES[name].denominator
    return rise.clip(0, most * MICRO * by), by


def _grade() -> Any:
    """Distribute by largest remainder, better grades first."""
    n = col("n")
    shares = [share // PERCENT for share in SHARES.values()]
    rest = [n * share % 100 for share in shares]
    left = n - sum(n * share // 100 for share in shares)
    place = pl.lit(0)
    graded: Any = pl
    for turn, (grade, share) in enumerate(list(zip(SHARES, shares, strict=True))[:-1]):
        ahead = sum(
            (rest[other] >= rest[turn] if other < turn else rest[other] > rest[turn]).cast(pl.Int64)
            for other in range(len(shares))
            if other != turn
        )
        place = place + n * share // 100 + (ahead < left)
        graded = graded.when(col("rank") <= place).then(pl.lit(grade))
    return graded.otherwise(pl.lit(list(SHARES)[-1]))
