"""Payout tables on DuckDB, and drawings from them: the machine's side of engine/simulation/."""

from collections.abc import Mapping, Sequence

import ibis
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from steelyard.engine import Period, Plan
from steelyard.engine.simulation.drawable import corners, why_not_drawn
from steelyard.engine.simulation.on_target import on_target
from steelyard.engine.simulation.payouts import LEVELS, payouts
from steelyard.runtime.duckdb import DuckDB
from steelyard.runtime.duckdb.connection import set_days
from steelyard.runtime.executor import Source
from steelyard.runtime.scenarios import Payouts
from steelyard.runtime.translation import sql_of

CURVE_ENDS = 1_500_000  # a curve is drawn up to 150 % of the target


def payout_table(
    machine: DuckDB,
    *,
    plans: Sequence[Plan],
    tables: Mapping[str, Source],
    period: Period,
    levels: Sequence[int] = (),
) -> pa.Table:
    """Compute what everyone would be paid at each level: plan, person, level_ppm, expected_ppm, amount_minor.

    Without `levels` (millionths), those at which the plans bend, and every ten percent up to 300 %.
    """
    chosen = pa.table({"level_ppm": pa.array(levels or corners(plans), pa.int64())})
    with machine.opened({**tables, LEVELS: chosen}) as (connection, schemas):
        set_days(connection, period)

        def keep(name: str, table: ibis.Table, /) -> ibis.Table:
            connection.execute(f'CREATE TEMP TABLE "kept_{name}" AS {sql_of(table)}')
            return ibis.table(table.schema(), name=f"kept_{name}")

        shown = {
            name: ibis.table(ibis.Schema.from_pyarrow(schema), name=name) for name, schema in schemas.items()
        }
        return connection.sql(sql_of(payouts(plans, shown, period, keep))).to_arrow_table()


def as_payouts(periods: Sequence[pa.Table]) -> Payouts:
    """Lay tables of one or more periods, all at the same levels, as arrays to draw from.

    The rows of a person, over all periods and plans, share one draw.
    """
    table = pa.concat_tables(
        table.append_column("place", pa.array([place] * table.num_rows, pa.int32()))
        for place, table in enumerate(periods)
    ).sort_by([(name, "ascending") for name in ("person", "plan", "place", "level_ppm")])
    levels = np.unique(table["level_ppm"].to_numpy())
    firsts = slice(None, None, len(levels))
    people = pc.rank(table["person"], sort_keys="ascending", tiebreaker="dense").to_numpy()[firsts]
    return Payouts(
        levels_ppm=levels,
        amounts_minor=table["amount_minor"].to_numpy().reshape(-1, len(levels)),
        expected_ppm=table["expected_ppm"].to_numpy()[firsts],
        person=people.astype(np.int64) - 1,
    )


def payout_curve(
    machine: DuckDB, plan: Plan, targets: Mapping[str, int], period: Period
) -> list[tuple[int, int]]:
    """Compute the payout curve of somebody's agreement: (level in millionths, pay in minor units).

    Empty, where the plan pays on no money target, or pay hangs on more than the person's own attainment.
    """
    if any(why_not_drawn(plan)):
        return []
    levels = [level for level in corners([plan]) if level <= CURVE_ENDS]
    try:
        tables, curve = on_target(plan, targets, period, levels)
    except LookupError:
        return []
    with machine.opened(tables) as (connection, _schemas):
        set_days(connection, period)
        found = connection.sql(sql_of(curve)).fetchall()
    return [(int(level), int(amount)) for level, amount in found]
