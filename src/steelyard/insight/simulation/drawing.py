"""Draw the futures of a weighed plan: a payout table by the engine, then scenarios from it."""

from collections.abc import Callable, Collection
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from django.utils.translation import gettext as _

from steelyard.foundation.calculation.pinned import read_inputs
from steelyard.insight.simulation.models import Drawing
from steelyard.insight.simulation.weighing import plan_of, tables_of
from steelyard.kit.refusal import Refused
from steelyard.runtime.duckdb import DuckDB
from steelyard.runtime.payouts import as_payouts, payout_table
from steelyard.runtime.scenarios import Luck, draw

MARKS = (1, 5, 25, 50, 75, 95, 99)
Report = Callable[[int, int], None]


def draw_odds(asked: Drawing, people: Collection[str], *, report: Report) -> dict[str, Any]:
    """Return the odds as plain data; costs in minor units, shares in millionths.

    Raises:
        Refused: None of the people is on the plan.
    """
    simulation = asked.simulation
    plan, pinned = (
        plan_of(simulation.folder, simulation.version.plan.code),
        read_inputs(simulation.run.folder),
    )
    table = payout_table(DuckDB(), plans=[plan], tables=tables_of(pinned), period=pinned.period)
    mine = table.filter(pc.is_in(table["person"], pa.array(sorted(people), pa.string())))
    if not mine.num_rows:
        raise Refused([_("Nobody in your scope worked under this plan")])
    payouts = as_payouts([mine])
    luck = Luck(asked.spread_ppm, asked.together_ppm)
    found = draw(payouts, luck=luck, scenarios=asked.scenarios, seed=asked.seed, report=report)
    return {
        "people": int(payouts.person[-1]) + 1,
        "currency": plan.currency,
        "mean_minor": found.mean,
        "quantiles_minor": [[mark, found.quantile(mark)] for mark in MARKS],
        "over_ppm": None if asked.budget_minor is None else found.over(asked.budget_minor),
        "bars": found.bars(),
    }
