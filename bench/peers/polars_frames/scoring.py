"""Values become scores, totals, ranks and grades."""

from typing import Any

import polars as pl
from polars import col

from bench.company.terms import BANDS, INDICATORS, LESS, LINES, PERCENT, SHARES, TARGETS
from bench.peers.polars_frames.cells import MICRO, half_up

EACH = range(1, len(INDICATORS) + 1)


def score_everyone(roster: pl.LazyFrame) -> pl.LazyFrame:
    """Value, score, weigh, rank and grade."""
    revenue, deals, before = col("revenue"), col("deals"), col("before")
    moved = revenue - before
    cancelled = pl.when(col("everything") > 0).then(half_up(col("cancelled") * MICRO, col("everything")))
    values = {
        "revenue": revenue,
        "deals": deals,
        "focus": pl.when(revenue > 0).then(half_up(col("focus") * MICRO, revenue)),
        "size": pl.when(deals > 0).then(half_up(revenue, deals)),
        "customers": col("customers"),
        "growth": pl.when(before > 0).then(moved.sign() * half_up(moved.abs() * MICRO, before)),
        "satisfaction": col("answer"),
        "cancelled": cancelled,
    }
    valued = roster.with_columns(**{f"value_{n}": values[name] for n, name in enumerate(INDICATORS, start=1)})
    scored = valued.with_columns(
        **{f"score_{n}": _score(name, n) for n, name in enumerate(INDICATORS, start=1)}
    )
    weights = {
        f"counts_{n}": pl.when(col(f"score_{n}").is_null()).then(0).otherwise(f"weight_{n}") for n in EACH
    }
    weighed = scored.with_columns(**weights)
    weighed = weighed.with_columns(whole=pl.sum_horizontal(f"counts_{n}" for n in EACH))
    parts = [half_up(col(f"score_{n}").fill_null(0) * col(f"counts_{n}"), col("whole")) for n in EACH]
    total = weighed.with_columns(total_micro=half_up(pl.sum_horizontal(parts), pl.lit(10_000)) * 10_000)
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


def _score(name: str, n: int) -> Any:
    value = col(f"value_{n}")
    if name == "revenue":
        x = col("attainment")
    elif name == "growth":
        x = value  # it aims at 100 %
    else:
        x = half_up(value * (MICRO if name != "growth" else 1), pl.lit(TARGETS[name]))
    x = 2 * MICRO - x if name in LESS else x
    if name in BANDS:
        bands = pl.when(x >= BANDS[name][-1][0] * PERCENT).then(BANDS[name][-1][1] * MICRO)
        for edge, points in reversed(BANDS[name][:-1]):
            bands = bands.when(x >= edge * PERCENT).then(points * MICRO)
        return bands.otherwise(0).cast(pl.Int64)
    (low, _), (high, most) = LINES[name]
    rise = half_up((x - low * PERCENT) * (most * MICRO), pl.lit((high - low) * PERCENT))
    return (
        pl.when(x.is_null()).then(None)
        .when(x <= low * PERCENT).then(0)
        .when(x > high * PERCENT).then(most * MICRO)
        .otherwise(rise).cast(pl.Int64)
    )  # fmt: skip


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
