"""Credits become sums, and sums a roster with all that results hang on."""

from pathlib import Path

import polars as pl
from polars import col

from bench.company.people import YEAR
from bench.company.terms import FOCUS, PERCENT, TIERS
from bench.peers.polars_frames.cells import MICRO, number_in


def measure_slots(credits_: pl.LazyFrame) -> pl.LazyFrame:
    """Sum what every indicator needs."""
    won = col("won")
    sums = credits_.group_by("slot").agg(
        revenue=(col("amount") * won).sum(),
        deals=won.sum().cast(pl.Int64),
        focus=(col("amount") * (won & (col("product") <= len(FOCUS)))).sum(),
        everything=pl.len().cast(pl.Int64),
        cancelled=col("cancelled").sum().cast(pl.Int64),
    )
    pairs = credits_.filter(won).select(pair=col("slot").cast(pl.Int64) * 2**32 + col("customer")).unique()
    customers = pairs.group_by(slot=(col("pair") // 2**32).cast(pl.Int32)).agg(
        customers=pl.len().cast(pl.Int64)
    )
    return sums.join(customers, on="slot", how="left")


def make_roster(folder: Path, places: pl.LazyFrame, measured: pl.LazyFrame) -> pl.LazyFrame:
    """List everyone on a plan for some day of a month, with what their results hang on."""
    months = pl.LazyFrame({"month": range(1, 13)}, schema={"month": pl.Int32})
    months = months.with_columns(first_day=pl.date(YEAR, "month", 1))
    months = months.with_columns(last_day=col("first_day").dt.month_end())
    targets = pl.scan_parquet(folder / "targets.parquet").select(
        "person", first_day="starts_on", target="value"
    )
    spans = places.select("place", "who", "starts_on", "ends_on")
    answers = pl.scan_parquet(folder / "surveys.parquet").with_columns(who=number_in("owner").cast(pl.Int32))
    answers = answers.join(spans, on="who").filter(col("answered_on").is_between("starts_on", "ends_on"))
    answers = answers.group_by(slot=col("place") * 12 + col("answered_on").dt.month().cast(pl.Int32) - 1).agg(
        points=col("score").sum(), answers=pl.len().cast(pl.Int64)
    )
    before = measured.with_columns(place=col("slot") // 12).join(spans, on="place")
    before = before.group_by("who", month=col("slot") % 12 + 2).agg(before=col("revenue").sum())
    people = places.join(months, how="cross").filter(
        col("starts_on") <= col("last_day"), col("ends_on") >= col("first_day")
    )
    people = people.with_columns(slot=col("place") * 12 + col("month") - 1)
    known = (
        people.join(targets, on=["person", "first_day"])
        .join(pl.scan_parquet(folder / "terms/versions.parquet"), on="plan")
        .join(measured, on="slot", how="left")
        .join(answers, on="slot", how="left")
        .join(before, on=["who", "month"], how="left")
    )
    counts = ("revenue", "deals", "focus", "everything", "cancelled", "customers")
    known = known.with_columns(col(name).fill_null(0) for name in counts)
    shut = col("revenue") * MICRO < col("target") * col("threshold")
    short = col("points") * MICRO < col("answers") * col("satisfaction")
    factor = pl.when(shut).then(0).when(short).then(col("satisfaction_factor") // PERCENT).otherwise(100)
    edges = {f"b{n}": (col("target") * col(f"edge_{n}") + MICRO // 2) // MICRO for n in range(1, TIERS)}
    return known.with_columns(factor=factor, **edges)
