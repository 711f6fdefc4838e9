"""Deals become credited amounts, each at somebody's place."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from bench.company.people import MONTHS
from bench.company.terms import (
    FOCUS,
)
from bench.peers.pandas_frames.cells import (
    DEALS,
    MICRO,
    MONTH_OF_DAY,
    YEAR_DAYS,
    coded,
    days_of,
    numbers_in,
)


def list_places(folder: Path, versions: pd.DataFrame) -> pd.DataFrame:
    """List the stretches of days that people are on a plan, numbered."""
    table = pq.read_table(folder / "assignments.parquet")
    placed = table.select(["person", "manager", "plan"]).to_pandas()
    placed["since"], placed["until"] = days_of(table["starts_on"]), days_of(table["ends_on"])
    placed = placed[placed["plan"] != "lead"].sort_values(["person", "since"], ignore_index=True)
    placed["who"] = placed["person"].str.slice(1).astype("int64")
    placed["version"] = placed["plan"].map({plan: place for place, plan in enumerate(versions["plan"])})
    return placed


def place_of(places: pd.DataFrame, who: Any, day: Any) -> Any:
    """Find where people stood on a day: nobody stands in more than two places a year."""
    first = places.drop_duplicates("who", keep="first")
    last = places.drop_duplicates("who", keep="last")
    size = int(places["who"].max()) + 1
    place, moved_on, then = np.zeros(size, np.int64), np.full(size, 9999), np.zeros(size, np.int64)
    place[first["who"]] = first.index
    then[last["who"]] = last.index
    moved_on[last["who"]] = last["since"]
    return np.where(day >= moved_on[who], then[who], place[who])


def credit_deals(folder: Path, places: pd.DataFrame) -> dict[str, Any]:
    """Convert, divide, and find the place of whoever is credited."""
    deals = pq.read_table(folder / "deals").drop_columns(["region"])
    number, day = numbers_in(deals["id"]), days_of(deals["booked_on"])
    whole = _converted(folder, deals, day)
    status, statuses = coded(deals["status"])
    product, products = coded(deals["product"])
    product = np.array([int(name[-2:]) for name in products])[product]
    shares = pq.read_table(folder / "splits")
    row, who, amount = _divided(shares, number, whole)
    alone = np.ones(len(number), bool)
    alone[row] = False
    alone = np.flatnonzero(alone)
    row = np.concatenate([alone, row])
    who = np.concatenate([numbers_in(deals["owner"])[alone], who])
    amount = np.concatenate([whole[alone], amount])
    place = place_of(places, who, day[row])
    return {
        "slot": place * MONTHS + MONTH_OF_DAY[day[row]] - 1,
        "turn": day[row] * DEALS + number[row],
        "sold": places["version"].to_numpy()[place] * 64 + product[row],
        "amount": amount,
        "won": np.isin(status, [statuses.index(word) for word in ("won", "invoiced")])[row],
        "cancelled": (status == statuses.index("cancelled"))[row],
        "focus": (product <= len(FOCUS))[row],
        "customer": numbers_in(deals["customer"])[row],
    }


def _converted(folder: Path, deals: pa.Table, day: Any) -> Any:
    currency, currencies = coded(deals["currency"])
    rates = pq.read_table(folder / "rates.parquet")
    micro = np.full((len(currencies), len(YEAR_DAYS)), MICRO)
    foreign = np.array([currencies.index(name) for name in rates["currency"].to_pylist()])
    micro[foreign, days_of(rates["on_date"])] = rates["rate_pico"].to_numpy() // MICRO
    return (deals["amount_minor"].to_numpy() * micro[currency, day] + MICRO // 2) // MICRO


def _divided(shares: pa.Table, number: Any, whole: Any) -> tuple[Any, Any, Any]:
    """Divide shared deals by largest remainder; gives the deal's row, who, and how much."""
    split = pd.DataFrame(
        {
            "deal": numbers_in(shares["fact_id"]),
            "who": numbers_in(shares["person"]),
            "share": shares["share_ppm"].to_numpy(),
        }
    )
    row_of = pd.Index(number).get_indexer(split["deal"])
    product = whole[row_of] * split["share"].to_numpy()
    split["row"], split["down"], split["rest"] = row_of, product // MICRO, product % MICRO
    split = split.sort_values(["deal", "rest", "who"], ascending=[True, False, True], ignore_index=True)
    turn = split.groupby("deal", sort=False).cumcount().to_numpy()
    left = split.groupby("deal", sort=False)["rest"].transform("sum").to_numpy() // MICRO
    return split["row"].to_numpy(), split["who"].to_numpy(), split["down"].to_numpy() + (turn < left)
