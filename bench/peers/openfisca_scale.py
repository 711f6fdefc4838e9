"""OpenFisca's marginal scale, on the tier step alone: what each line's slice of the running total pays.

`python -m bench.peers.openfisca_scale FOLDER LINES`, with a folder of lines as DuckDB wrote them. Factors,
gates, caps, scores and everything else of a close are left out; OpenFisca has scales, and they are measured.
It counts in floating point: how many lines come out a cent off is told beside the time.
"""

from pathlib import Path
from typing import Any

import duckdb
import numpy as np
from openfisca_core.taxscales import MarginalRateTaxScale

from bench.company.terms import Version, versions
from bench.stopwatch import Stopwatch, folders

MICRO = 1_000_000
LINES = """
    SELECT right(l.plan, 2)::INTEGER - 1 AS version, l.running_minor AS after,
           l.running_minor - l.credit_minor AS before, t.value AS target
    FROM read_parquet('{lines}/lines-0-*.parquet') l
    JOIN read_parquet('{folder}/targets.parquet') t ON t.person = l.person AND month(t.starts_on) = l.month
"""


def scale_of(version: Version) -> MarginalRateTaxScale:
    """Make a version's tiers a scale on attainment."""
    scale = MarginalRateTaxScale()
    for edge, rate in zip((0, *version.edges), version.rates, strict=True):
        scale.add_bracket(edge / MICRO, rate / MICRO)
    return scale


def by_scale(rows: dict[str, Any], scales: list[MarginalRateTaxScale]) -> Any:
    """Pay each line: the scale at its running total, less the scale before it."""
    paid = np.empty(len(rows["after"]))
    for place, scale in enumerate(scales):
        mine = rows["version"] == place
        target = rows["target"][mine].astype(float)
        after, before = (
            scale.calc(rows[name][mine].astype(float), factor=target) for name in ("after", "before")
        )
        paid[mine] = after - before
    return np.floor(paid + 0.5).astype(np.int64)


def exactly(rows: dict[str, Any]) -> Any:
    """Pay each line in integers."""
    plans = versions()
    edges = np.array([(0, *plan.edges) for plan in plans])[rows["version"]]
    rates = np.array([plan.rates for plan in plans])[rows["version"]]
    bounds = (rows["target"][:, None] * edges + MICRO // 2) // MICRO
    tops = np.column_stack([bounds[:, 1:], np.full(len(bounds), np.iinfo(np.int64).max)])
    held = [np.clip(rows[name][:, None], bounds, tops) for name in ("after", "before")]
    return (((held[0] - held[1]) * rates).sum(axis=1) * 2 + MICRO) // (2 * MICRO)


def lines_of(folder: Path, lines: Path) -> dict[str, Any]:
    """Read the lines' running totals and targets."""
    found = duckdb.connect().execute(LINES.format(folder=folder, lines=lines)).fetchnumpy()
    return {name: np.asarray(column).astype(np.int64) for name, column in found.items()}


if __name__ == "__main__":
    where, to = folders()
    known = lines_of(where, to)
    exact = exactly(known)
    clock = Stopwatch()
    found = by_scale(known, [scale_of(version) for version in versions()])
    clock.tell(lines=len(found), off=int((found != exact).sum()))
