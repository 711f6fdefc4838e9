"""Running totals become pay lines and statements."""

from pathlib import Path
from typing import Any

import polars as pl
from polars import col

from bench.company.terms import PERCENT, TIERS
from bench.peers.polars_frames.cells import MICRO, write


def pay_lines(folder: Path, credits_: pl.LazyFrame, roster: pl.LazyFrame) -> pl.LazyFrame:
    """Run each person's total through the tiers."""
    versions = pl.scan_parquet(folder / "terms/versions.parquet").with_row_index("version")
    factors = pl.scan_parquet(folder / "terms/multipliers.parquet").with_columns(
        product=col("product").str.tail(2).cast(pl.Int32), multiplier=col("factor") // PERCENT
    )
    paying = versions.join(factors.drop("factor"), on="plan").select(
        sold=col("version").cast(pl.Int32) * 64 + col("product"),
        **{f"e{n}": col(f"rate_{n}") // 100 * col("multiplier") for n in range(1, TIERS + 1)},
    )
    people = roster.select(
        "slot",
        "month",
        "factor",
        *(f"b{n}" for n in range(1, TIERS)),
        plan=col("plan").cast(pl.Categorical),
        person=col("person").cast(pl.Categorical),
    )
    run = credits_.filter("won").select("slot", "turn", "sold", "id", "amount").sort("slot", "turn")
    run = run.with_columns(running=col("amount").cum_sum().over("slot"))
    met = run.join(people, on="slot").join(paying, on="sold")
    after, before = col("running"), col("running") - col("amount")
    paid = sum((_held(after, n) - _held(before, n)) * col(f"e{n}") for n in range(1, TIERS + 1))
    return met.select(
        "month",
        "plan",
        "person",
        component=pl.lit("commission").cast(pl.Categorical),
        fact_id="id",
        credit_minor="amount",
        running_minor="running",
        amount_minor=(paid * col("factor") + 50_000_000) // 100_000_000,
        slot="slot",
    )


def _held(total: Any, tier: int) -> Any:
    """Hold a running total between the ends of a tier."""
    held = total if tier == TIERS else pl.min_horizontal(total, f"b{tier}")
    return held if tier == 1 else pl.max_horizontal(held, f"b{tier - 1}")


def write_statements(roster: pl.LazyFrame, paid: pl.LazyFrame, out: Path) -> None:
    """Cap what a month pays; the cap is a line of its own."""
    met = roster.select("slot", "month", "plan", "person", "cap").join(paid, on="slot", how="left")
    whose = ["month", "plan", "person"]
    component = pl.lit("commission").alias("component")
    over = met.filter(col("paid") > col("cap")).select(
        *whose,
        component,
        fact_id=pl.lit(None, pl.String),
        credit_minor=pl.lit(None, pl.Int64),
        running_minor=pl.lit(None, pl.Int64),
        amount_minor=col("cap") - col("paid"),
    )
    write(over, out / "lines-1.parquet")
    held = pl.min_horizontal(col("paid").fill_null(0), "cap")
    write(met.select(*whose, component, amount_minor=held), out / "statements-0.parquet")


def pay_override(folder: Path, measured: pl.LazyFrame, places: pl.LazyFrame, out: Path) -> None:
    """Pay managers for what the levels below them sold."""
    assignments = pl.scan_parquet(folder / "assignments.parquet")
    bosses = assignments.filter(plan="lead").select("person", boss="manager")
    step = places.select("place", "manager")
    levels = []
    for level in range(1, 6):
        levels.append(step.select("place", "manager", level=pl.lit(level, pl.Int64)))
        step = step.join(bosses, left_on="manager", right_on="person").select("place", manager="boss")
        step = step.filter(col("manager").is_not_null())
    rates = pl.scan_parquet(folder / "terms/override.parquet")
    sold = measured.filter(col("deals") > 0).select(
        "revenue", place=col("slot") // 12, month=col("slot") % 12 + 1
    )
    below = pl.concat(levels).join(sold, on="place").join(rates, on="level")
    lines = below.group_by("month", "manager", "level", "rate").agg(col("revenue").sum())
    lines = lines.select(
        "month",
        plan=pl.lit("lead"),
        person="manager",
        component=pl.lit("override"),
        credit_minor="revenue",
        amount_minor=(col("revenue") * col("rate") + MICRO // 2) // MICRO,
    )
    lines = lines.collect(engine="streaming").lazy()
    nothing = {"fact_id": pl.String, "running_minor": pl.Int64}
    write(
        lines.with_columns(**{name: pl.lit(None, kind) for name, kind in nothing.items()}),
        out / "lines-2.parquet",
    )
    months = pl.LazyFrame({"month": range(1, 13)}, schema={"month": pl.Int32})
    everyone = bosses.select("person").join(months, how="cross")
    sums = lines.group_by("month", "person").agg(col("amount_minor").sum())
    statements = everyone.join(sums, on=["month", "person"], how="left").select(
        "month",
        "person",
        plan=pl.lit("lead"),
        component=pl.lit("override"),
        amount_minor=col("amount_minor").fill_null(0),
    )
    write(statements, out / "statements-1.parquet")
