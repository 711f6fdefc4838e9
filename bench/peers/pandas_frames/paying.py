"""Running totals become pay lines and statements."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from bench.company.people import MONTHS
from bench.company.terms import (
    OVERRIDE,
    PERCENT,
    TIERS,
)
from bench.peers.pandas_frames.cells import (
    DEALS,
    MICRO,
    half_up,
    whose,
    write,
)


def pay_lines(
    folder: Path, credits_: dict[str, Any], roster: pd.DataFrame, versions: pd.DataFrame, out: Path
) -> None:
    """Run each person's total through the tiers, cap the sum, write."""
    won = np.flatnonzero(credits_["won"])
    order = won[np.lexsort((credits_["turn"][won], credits_["slot"][won]))]
    slot, amount = credits_["slot"][order], credits_["amount"][order]
    first = np.flatnonzero(np.diff(slot, prepend=-1))
    total = np.cumsum(amount)
    running = total - np.repeat((total - amount)[first], np.diff(first, append=len(slot)))
    of_slot = np.full(int(roster["slot"].max()) + 1, -1)
    of_slot[roster["slot"]] = np.arange(len(roster))
    row = of_slot[slot]
    exact = np.zeros(len(slot), np.int64)
    rates = _rates(folder, versions)
    low: Any = None
    for tier in range(1, TIERS + 1):
        high = (
            half_up(roster["target"] * roster[f"edge_{tier}"], MICRO).to_numpy()[row]
            if tier < TIERS
            else None
        )
        part = _held(running, low, high) - _held(running - amount, low, high)
        exact += part * rates[credits_["sold"][order], tier - 1]
        low = high
    paid = half_up(exact * roster["pays"].to_numpy()[row], 100_000_000)
    _write_lines(roster, row, credits_["turn"][order], amount, running, paid, out)
    sums = np.zeros(len(roster), np.int64)
    np.add.at(sums, row[first], np.add.reduceat(paid, first))
    cap = roster["cap"].to_numpy()
    over = np.flatnonzero(sums > cap)
    none = pa.nulls(len(over), pa.int64())
    money = {"credit_minor": none, "running_minor": none, "amount_minor": pa.array((cap - sums)[over])}
    write(
        {**whose(roster, over), "fact_id": pa.nulls(len(over), pa.string()), **money},
        out / "lines-1.parquet",
    )
    everyone = whose(roster, np.arange(len(roster)))
    write({**everyone, "amount_minor": pa.array(np.minimum(sums, cap))}, out / "statements-0.parquet")


def _rates(folder: Path, versions: pd.DataFrame) -> Any:
    """Give what each version pays for each product in each tier, in millionths."""
    factors = pq.read_table(folder / "terms/multipliers.parquet").to_pandas().merge(versions, on="plan")
    version = factors["plan"].map({plan: place for place, plan in enumerate(versions["plan"])})
    sold = version * 64 + factors["product"].str.slice(-2).astype("int64")
    rates = np.zeros((int(sold.max()) + 1, TIERS), np.int64)
    for tier in range(1, TIERS + 1):
        rates[sold, tier - 1] = factors[f"rate_{tier}"] // 100 * (factors["factor"] // PERCENT)
    return rates


def _held(total: Any, low: Any, high: Any) -> Any:
    held = total if high is None else np.minimum(total, high)
    return held if low is None else np.maximum(held, low)


def _write_lines(
    roster: pd.DataFrame, row: Any, turn: Any, credit: Any, running: Any, paid: Any, out: Path
) -> None:
    number = pc.utf8_lpad(pa.array(turn % DEALS).cast(pa.string()), 10, "0")
    columns = {
        **whose(roster, row),
        "fact_id": pc.binary_join_element_wise("D", number, ""),
        "credit_minor": pa.array(credit),
        "running_minor": pa.array(running),
        "amount_minor": pa.array(paid),
    }
    write(columns, out / "lines-0.parquet")


def pay_override(folder: Path, measured: pd.DataFrame, places: pd.DataFrame, out: Path) -> None:
    """Pay managers for what the levels below them sold."""
    staff = pq.read_table(folder / "assignments.parquet", columns=["person", "plan", "manager"]).to_pandas()
    leads = staff[staff["plan"] == "lead"]
    boss_of = dict(zip(leads["person"], leads["manager"], strict=True))
    slot = measured.index.to_numpy()
    sold = pd.DataFrame({"month": slot % MONTHS + 1, "revenue": measured["revenue"].to_numpy()})
    sold["person"] = places["manager"].to_numpy()[slot // MONTHS]
    sold = sold[measured["deals"].to_numpy() > 0]
    sums = sold.groupby(["month", "person"], as_index=False)["revenue"].sum()
    lines = []
    for rate in OVERRIDE.values():
        lines.append(sums.assign(amount=half_up(sums["revenue"] * rate, MICRO)))
        above = sums.assign(person=sums["person"].map(boss_of)).dropna(subset="person")
        sums = above.groupby(["month", "person"], as_index=False)["revenue"].sum()
    every = pd.concat(lines, ignore_index=True)
    every["plan"] = "lead"
    row = np.arange(len(every))
    none = pa.nulls(len(every), pa.int64())
    sold_below = pa.array(every["revenue"].to_numpy())
    money = {
        "credit_minor": sold_below,
        "running_minor": none,
        "amount_minor": pa.array(every["amount"].to_numpy()),
    }
    write(
        {**whose(every, row, "override"), "fact_id": pa.nulls(len(every), pa.string()), **money},
        out / "lines-2.parquet",
    )
    people = leads[["person", "plan"]].merge(pd.DataFrame({"month": np.arange(1, MONTHS + 1)}), how="cross")
    paid = every.groupby(["month", "person"], as_index=False)["amount"].sum()
    people = people.merge(paid, on=["month", "person"], how="left")
    amount = pa.array(people["amount"].fillna(0).astype("int64").to_numpy())
    write(
        {**whose(people, np.arange(len(people)), "override"), "amount_minor": amount},
        out / "statements-1.parquet",
    )
