"""Credits become sums, and sums a roster with all that results hang on."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.parquet as pq

from bench.company.people import MONTHS
from bench.company.terms import (
    PERCENT,
)
from bench.peers.pandas_frames.cells import (
    MICRO,
    MONTH_OF_DAY,
    days_of,
    numbers_in,
)
from bench.peers.pandas_frames.crediting import place_of


def measure_slots(credits_: dict[str, Any], slots: int) -> pd.DataFrame:
    """Sum what every indicator needs, by place and month."""
    slot, won = credits_["slot"], credits_["won"]
    frame = pd.DataFrame(
        {
            "slot": slot,
            "revenue": credits_["amount"] * won,
            "deals": won,
            "focus": credits_["amount"] * (won & credits_["focus"]),
            "everything": np.ones(len(slot), np.int64),
            "cancelled": credits_["cancelled"],
        }
    )
    sums = frame.groupby("slot").sum()
    pairs = pd.unique((slot[won] << 32) + credits_["customer"][won])
    customers = np.bincount(pairs >> 32, minlength=slots)
    sums["customers"] = customers[sums.index]
    return sums.astype("int64")


def make_roster(
    folder: Path, places: pd.DataFrame, measured: pd.DataFrame, versions: pd.DataFrame
) -> pd.DataFrame:
    """List everyone on a plan for some day of a month, with what their results hang on."""
    ends = np.flatnonzero(np.diff(MONTH_OF_DAY) != 0)[:MONTHS]
    starts = np.concatenate([[0], ends[:-1] + 1])
    months = pd.DataFrame({"month": np.arange(1, MONTHS + 1), "first": starts, "last": ends})
    people = places.reset_index(names="place").merge(months, how="cross")
    people = people[(people["since"] <= people["last"]) & (people["until"] >= people["first"])]
    people["slot"] = people["place"] * MONTHS + people["month"] - 1
    targets = pq.read_table(folder / "targets.parquet")
    target = pd.DataFrame(
        {
            "who": numbers_in(targets["person"]),
            "month": MONTH_OF_DAY[days_of(targets["starts_on"])],
            "target": targets["value"].to_numpy(),
        }
    )
    known = people.merge(target, on=["who", "month"])
    known = known.merge(measured, left_on="slot", right_index=True, how="left")
    known = known.merge(_answers(folder, places), left_on="slot", right_index=True, how="left")
    known = known.merge(_before(measured, places), on=["who", "month"], how="left")
    known = known.merge(versions, on="plan")
    counts = list(measured.columns)
    known[counts] = known[counts].fillna(0).astype("int64")
    known["answered"], known["compares"] = known["points"].notna(), known["before"].fillna(0) > 0
    known[["points", "answers"]] = known[["points", "answers"]].fillna(1).astype("int64")
    known["before"] = known["before"].where(known["compares"], 1).astype("int64")
    short = known["answered"] & (known["points"] * MICRO < known["satisfaction"] * known["answers"])
    factor = np.where(short, known["satisfaction_factor"] // PERCENT, 100)
    known["pays"] = np.where(known["revenue"] * MICRO < known["threshold"] * known["target"], 0, factor)
    return known


def _answers(folder: Path, places: pd.DataFrame) -> pd.DataFrame:
    surveys = pq.read_table(folder / "surveys.parquet")
    day = days_of(surveys["answered_on"])
    slot = place_of(places, numbers_in(surveys["owner"]), day) * MONTHS + MONTH_OF_DAY[day] - 1
    frame = pd.DataFrame(
        {"slot": slot, "points": surveys["score"].to_numpy(), "answers": np.ones(len(slot), np.int64)}
    )
    return frame.groupby("slot").sum()


def _before(measured: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    slot = measured.index.to_numpy()
    who = places["who"].to_numpy()[slot // MONTHS]
    frame = pd.DataFrame({"who": who, "month": slot % MONTHS + 2, "before": measured["revenue"].to_numpy()})
    return frame.groupby(["who", "month"], as_index=False).sum()
