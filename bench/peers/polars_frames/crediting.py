"""Deals become credited amounts, each at somebody's place."""

from pathlib import Path

import polars as pl
from polars import col

from bench.peers.polars_frames.cells import DEALS, MICRO, number_in


def list_places(folder: Path) -> pl.LazyFrame:
    """List the stretches of days that people are on a plan, numbered."""
    version = pl.scan_parquet(folder / "terms/versions.parquet").select("plan").with_row_index("version")
    placed = pl.scan_parquet(folder / "assignments.parquet").join(version, on="plan")
    placed = placed.sort("person", "starts_on").with_row_index("place")
    return placed.with_columns(
        who=number_in("person").cast(pl.Int32),
        place=col("place").cast(pl.Int32),
        version=col("version").cast(pl.Int32),
    )


def _shares(folder: Path) -> pl.LazyFrame:
    """Set the shares of one deal beside each of the people who have one, in the order of their codes."""
    each = pl.scan_parquet(folder / "splits/*.parquet").select(
        deal=number_in("fact_id"), who=number_in("person").cast(pl.Int32), share=col("share_ppm")
    )
    wide = each.group_by("deal").agg(
        people=pl.len(),
        p1=col("who").min(),
        p3=col("who").max(),
        all=col("who").cast(pl.Int64).sum(),
        s1=col("share").sort_by("who").first(),
        s3=col("share").sort_by("who").last(),
    )
    three = col("people") == 3  # noqa: PLR2004 - two share, or three
    wide = wide.with_columns(
        p2=pl.when(three).then(col("all") - col("p1") - col("p3")).otherwise(col("p3")).cast(pl.Int32),
        s2=pl.when(three).then(MICRO - col("s1") - col("s3")).otherwise(col("s3")),
        s3=pl.when(three).then(col("s3")).otherwise(0),
    )
    kept = ["deal", "s1", "s2", "s3"]
    turns = [
        rows.select(*kept, sharer=f"p{turn}", turn=pl.lit(turn, pl.Int8))
        for turn, rows in ((1, wide), (2, wide), (3, wide.filter(three)))
    ]
    return pl.concat(turns)


def credit_deals(folder: Path, places: pl.LazyFrame) -> pl.LazyFrame:
    """Convert, divide, and find the place of whoever is credited."""
    deals = pl.scan_parquet(folder / "deals/*.parquet")
    rates = pl.scan_parquet(folder / "rates.parquet").rename({"on_date": "booked_on"})
    rates = rates.with_columns(rate_micro=col("rate_pico") // MICRO)
    deals = deals.join(rates, on=["currency", "booked_on"], how="left").select(
        "id",
        "booked_on",
        deal=number_in("id"),
        owner=number_in("owner").cast(pl.Int32),
        product=col("product").str.tail(2).cast(pl.Int32),
        customer=number_in("customer"),
        won=col("status").is_in(["won", "invoiced"]),
        cancelled=col("status") == "cancelled",
        whole=(col("amount_minor") * col("rate_micro").fill_null(MICRO) + MICRO // 2) // MICRO,
    )
    deals = deals.join(_shares(folder), on="deal", how="left")
    rest = [col("whole") * col(f"s{turn}") % MICRO for turn in (1, 2, 3)]
    deals = deals.with_columns(
        who=pl.coalesce("sharer", "owner"),
        down=col("whole") * pl.when(turn=1).then("s1").when(turn=2).then("s2").otherwise("s3") // MICRO,
        r1=rest[0],
        r2=rest[1],
        r3=rest[2],
    )
    r1, r2, r3 = col("r1"), col("r2"), col("r3")
    ahead = (
        pl.when(turn=1).then((r2 > r1).cast(pl.Int64) + (r3 > r1))
        .when(turn=2).then((r1 >= r2).cast(pl.Int64) + (r3 > r2))
        .otherwise((r1 >= r3).cast(pl.Int64) + (r2 >= r3))
    )  # fmt: skip
    part = col("down") + (ahead < (r1 + r2 + r3) // MICRO)
    deals = deals.with_columns(amount=pl.when(col("turn").is_null()).then("whole").otherwise(part))
    met = deals.join(places.select("who", "place", "version", "starts_on", "ends_on"), on="who")
    met = met.filter(col("booked_on").is_between("starts_on", "ends_on"))
    return met.select(
        "id",
        "amount",
        "won",
        "cancelled",
        "product",
        "customer",
        slot=col("place") * 12 + col("booked_on").dt.month().cast(pl.Int32) - 1,
        turn=col("booked_on").cast(pl.Int32).cast(pl.Int64) * DEALS + col("deal"),
        sold=col("version") * 64 + col("product"),
    )
