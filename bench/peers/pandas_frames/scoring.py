"""Values become scores, totals, ranks and grades."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

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
from bench.peers.pandas_frames.cells import (
    MICRO,
    half_up,
    in_millionths,
    whose,
    write,
)


def score_everyone(roster: pd.DataFrame, out: Path) -> None:
    """Value, score, weigh, rank and grade."""
    values, there = _values(roster), _there(roster)
    scores = {name: _score(name, roster, *values[name]) for name in INDICATORS}
    weights = {
        name: np.where(there[name], roster[f"weight_{n}"] // PERCENT, 0)
        for n, name in enumerate(INDICATORS, start=1)
    }
    # In 10^-12 of a point; the last of these digits goes first, so that thirds make a whole.
    raw = sum(in_millionths(*scores[name]) * weights[name] for name in INDICATORS)
    total = half_up(half_up(raw, 10 * sum(weights.values())), 1_000_000_000) * 10_000
    frame = pd.DataFrame(
        {"month": roster["month"].to_numpy(), "plan": roster["plan"].to_numpy(), "total": total}
    )
    groups = frame.groupby(["month", "plan"], sort=False)["total"]
    rank = groups.rank(method="min", ascending=False).astype("int64").to_numpy()
    size = groups.transform("size").to_numpy()
    columns = whose(roster, np.arange(len(roster)))
    del columns["component"]
    for n, name in enumerate(INDICATORS, start=1):
        columns[f"value_{n}"] = pa.array(_rounded(name, *values[name]), mask=~there[name])
    for n, name in enumerate(INDICATORS, start=1):
        columns[f"score_{n}"] = pa.array(half_up(*scores[name]), mask=~there[name])
    columns |= {"total_micro": pa.array(total), "rank": pa.array(rank), "grade": pa.array(_grade(rank, size))}
    write(columns, out / "results-0.parquet")


def _values(roster: pd.DataFrame) -> dict[str, tuple[Any, Any]]:
    """Measure every indicator, as a quotient of whole numbers; by 1 where there is nothing to divide by."""
    r = {name: roster[name].to_numpy() for name in roster.columns}
    one = np.ones(len(roster), np.int64)
    return {
        "revenue": (r["revenue"], one),
        "deals": (r["deals"], one),
        "focus": (r["focus"], np.maximum(r["revenue"], 1)),
        "size": (r["revenue"], np.maximum(r["deals"], 1)),
        "customers": (r["customers"], one),
        "growth": (r["revenue"] - r["before"], r["before"]),
        "satisfaction": (r["points"], r["answers"]),
        "cancelled": (r["cancelled"], np.maximum(r["everything"], 1)),
    }


def _there(roster: pd.DataFrame) -> dict[str, Any]:
    """Tell where each indicator has a value."""
    wanted = {"focus": "revenue", "size": "deals", "cancelled": "everything"}
    return {
        **dict.fromkeys(INDICATORS, np.ones(len(roster), bool)),
        **{name: roster[what].to_numpy() > 0 for name, what in wanted.items()},
        "growth": roster["compares"].to_numpy(),
        "satisfaction": roster["answered"].to_numpy(),
    }


def _rounded(name: str, over: Any, under: Any) -> Any:
    """Round a value to its unit, half up, away from zero."""
    scale = MICRO if name in MILLIONTHS else 1
    return np.sign(over) * half_up(abs(over) * scale, under)


def _score(name: str, roster: pd.DataFrame, over: Any, under: Any) -> tuple[Any, Any]:
    """Follow the curve, in millionths of a point; a quotient still, so that edges are met exactly."""
    if name == "revenue":
        under = roster["target"].to_numpy()
    else:
        over, under = over * GOALS[name].denominator, under * GOALS[name].numerator
    over = 2 * under - over if name in LESS else over
    if name in BANDS:
        reached = sum((100 * over >= edge * under).astype(int) for edge, _ in BANDS[name])
        points = np.array([0, *(points * MICRO for _, points in BANDS[name])])
        return points[reached], np.ones_like(under)
    (low, _), (_, most) = LINES[name]
    rise = (100 * over - low * under) * SLOPES[name].numerator
    by = under * SLOPES[name].denominator
    return np.clip(rise, 0, most * MICRO * by), by


def _grade(rank: Any, size: Any) -> Any:
    """Distribute by largest remainder, better grades first."""
    shares = np.array([share // PERCENT for share in SHARES.values()])
    down, rest = np.divmod(size[:, None] * shares, 100)
    left = size - down.sum(axis=1)
    turn = np.argsort(np.argsort(-rest, axis=1, kind="stable"), axis=1, kind="stable")
    ends = np.cumsum(down + (turn < left[:, None]), axis=1)
    return np.array(list(SHARES))[(rank[:, None] > ends[:, :-1]).sum(axis=1)]
