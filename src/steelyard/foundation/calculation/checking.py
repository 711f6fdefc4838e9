"""Before a run: do the tables hold what the plans look at?"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from steelyard import engine
from steelyard.runtime import machines


def check_inputs(
    *, plans: Sequence[engine.Plan], tables: Mapping[str, Path | pa.Table], period: engine.Period
) -> tuple[engine.Problem, ...]:
    """Return what stands between plans and tables, such as missing columns, targets and rates."""
    return machines.here().check(plans=plans, tables=tables, period=period)
