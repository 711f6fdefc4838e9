"""Values become scores, totals, ranks and grades."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from bench.company.terms import (
    BANDS,
    INDICATORS,
    LESS,
    LINES,
    PERCENT,
    SHARES,
    TARGETS,
)
from bench.peers.pandas_frames.cells import (
    MICRO,
    half_up,
    whose,
    write,
)


def score_everyone(roster: pd.DataFrame, out: Path) -> None:
    """Value, score, weigh, rank and grade."""
    values = _values(roster)
    scores = {name: _scored(name, roster, *values[name]) for name in INDICATORS}
    weights = {
        name: np.where(values[name][1], roster[f"weight_{n}"], 0)
        for n, name in enumerate(INDICATORS, start=1)
    }
    whole = sum(weights.values())
    raw = sum(half_up(scores[name] * weights[name], whole) for name in INDICATORS)
    total = half_up(raw, 10_000) * 10_000
    frame = pd.DataFrame(
        {"month": roster["month"].to_numpy(), "plan": roster["plan"].to_numpy(), "total": total}
    )
    groups = frame.groupby(["month", "plan"], sort=False)["total"]
    rank = groups.rank(method="min", ascending=False).astype("int64").to_numpy()
    size = groups.transform("size").to_numpy()
    columns = whose(roster, np.arange(len(roster)))
    del columns["component"]
    for n, name in enumerate(INDICATORS, start=1):
        columns[f"value_{n}"] = pa.array(values[name][0], mask=~values[name][1])
    for n, name in enumerate(INDICATORS, start=1):
        columns[f"score_{n}"] = pa.array(scores[name], mask=~values[name][1])
    columns |= {"total_micro": pa.array(total), "rank": pa.array(rank), "grade": pa.array(_grade(rank, size))}
    write(columns, out / "results-0.parquet")


def _values(roster: pd.DataFrame) -> dict[str, tuple[Any, Any]]:
    """Measure every indicator: its value, and whether there is one."""
    r = {
        name: roster[name].to_numpy()
        for name in ("revenue", "deals", "focus", "everything", "cancelled", "before")
    }
    always = np.ones(len(roster), bool)
    moved = r["revenue"] - r["before"]
    some, sold = np.maximum(r["deals"], 1), np.maximum(r["revenue"], 1)
    return {
        "revenue": (r["revenue"], always),
        "deals": (r["deals"], always),
        "focus": (half_up(r["focus"] * MICRO, sold), r["revenue"] > 0),
        "size": (half_up(r["revenue"], some), r["deals"] > 0),
        "customers": (roster["customers"].to_numpy(), always),
        "growth": (np.sign(moved) * half_up(abs(moved) * MICRO, r["before"]), roster["compares"].to_numpy()),
        "satisfaction": (roster["answer"].to_numpy(), roster["answered"].to_numpy()),
        "cancelled": (
            half_up(r["cancelled"] * MICRO, np.maximum(r["everything"], 1)),
            r["everything"] > 0,
        ),
    }


def _scored(name: str, roster: pd.DataFrame, value: Any, there: Any) -> Any:
    if name == "revenue":
        x = roster["attainment"].to_numpy()
    elif name == "growth":
        x = value  # it aims at 100 %
    else:
        x = half_up(value * MICRO, TARGETS[name])
    x = 2 * MICRO - x if name in LESS else x
    if name in BANDS:
        edges = [edge * PERCENT for edge, _ in BANDS[name]]
        points = np.array([0, *(points * MICRO for _, points in BANDS[name])])
        return points[np.searchsorted(edges, x, side="right")]
    (low, _), (high, most) = LINES[name]
    x = np.clip(x, low * PERCENT, high * PERCENT)
    score = half_up((x - low * PERCENT) * (most * MICRO), (high - low) * PERCENT)
    return np.where(there, score, 0)


def _grade(rank: Any, size: Any) -> Any:
    """Distribute by largest remainder, better grades first."""
    shares = np.array([share // PERCENT for share in SHARES.values()])
    down, rest = np.divmod(size[:, None] * shares, 100)
    left = size - down.sum(axis=1)
    turn = np.argsort(np.argsort(-rest, axis=1, kind="stable"), axis=1, kind="stable")
    ends = np.cumsum(down + (turn < left[:, None]), axis=1)
    return np.array(list(SHARES))[(rank[:, None] > ends[:, :-1]).sum(axis=1)]
