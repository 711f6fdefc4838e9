"""A closed period as known now: computed on today's inputs beside its run, which stays as it is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa

from steelyard import engine
from steelyard.engine import tables as layouts
from steelyard.foundation.calculation.actions import SEAL, compute
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.calculation.pinned import Pinned, pin_inputs, read_inputs
from steelyard.foundation.calculation.places import OUTPUTS, runs_folder
from steelyard.foundation.calculation.posted import MEANING_CHANGED, balances_of, posted_about
from steelyard.foundation.calculation.spans import engine_period
from steelyard.foundation.calculation.touched import is_untouched
from steelyard.foundation.periods.models import Period
from steelyard.runtime.duckdb.shims import SHIMS

Report = Callable[[int, int, str], None]
Tables = Mapping[str, Path | pa.Table]


@dataclass(frozen=True, kw_only=True)
class Known:
    """A period computed as known now. `run` is not saved: it only names the folder its figures are in."""

    run: Run
    is_same: bool  # as the closed run: nothing that went in has changed

    @property
    def balances(self) -> Path | None:
        """What it carries forward."""
        return balances_of(self.run)


def compute_known(
    *, run: Run, plans: Mapping[str, str], tables: Tables, report: Report | None = None
) -> Known:
    """Compute a closed run's period on other inputs, unless nothing in them reaches it."""
    if is_untouched(run, plans=plans, tables=tables):
        return Known(run=known_run(run.period, read_inputs(run.folder)), is_same=True)
    pinned = pin_inputs(period=engine_period(run.period), plans=plans, tables=tables)
    if not (runs_folder() / pinned.sha256 / SEAL).exists():
        compute(pinned, report=report)
    return Known(run=known_run(run.period, pinned), is_same=pinned.sha256 == run.inputs_sha256)


def known_run(period: Period, pinned: Pinned) -> Run:
    """Return an unsaved run that names the folder of pinned inputs."""
    return Run(
        period=period,
        number=0,
        folder=pinned.sha256,
        inputs_sha256=pinned.sha256,
        pins=pinned.document,
        meaning=pinned.meaning,
    )


def find_known(period: Period, folder: str) -> Run:
    """Return a period as it was computed into a folder before."""
    return known_run(period, read_inputs(folder))


def differences(*, run: Run, known: Known, of_meaning: bool = False) -> pa.Table:
    """Compare a closed run, and what was posted about it, with its period as known now.

    With `of_meaning`, `known` is the run computed anew, and only what was posted for that reason counts;
    otherwise that does not.
    Rows as `engine.tables.CORRECTIONS`, without ids, sorted; none where nothing differs.
    """
    names = [name for name in layouts.CORRECTIONS.names if name != "id"]
    posted = posted_about(run.period, of_meaning=of_meaning)
    if known.is_same and not posted.num_rows:
        return layouts.CORRECTIONS.empty().select(names)
    plans = {**_plans(run), **_plans(known.run)}
    items = sorted({code for plan in plans.values() for code in plan.settlement})
    were, are = run.pins["plans"], known.run.pins["plans"]
    connection = ibis.duckdb.connect()
    try:
        for shim in SHIMS:
            connection.raw_sql(shim)
        found = engine.differences(
            _side(connection, "was", run, plans.values(), posted),
            _side(connection, "now", known.run, plans.values(), None),
            run.period.code,
            changed_plans=sorted(
                code for code in were.keys() | are.keys() if were.get(code) != are.get(code)
            ),
            items=items,
        )
        if of_meaning:
            found = found.mutate(reason=ibis.literal(MEANING_CHANGED))
        order = ["plan", "person", "component", "dataset", "fact_id"]
        return found.select(*names).order_by(order).to_pyarrow()
    finally:
        connection.disconnect()


def _plans(run: Run) -> dict[str, engine.Plan]:
    return {plan.code: plan for plan in read_inputs(run.folder).read_plans()}


def _side(
    connection: Any, name: str, run: Run, plans: Iterable[engine.Plan], posted: pa.Table | None
) -> engine.Side:
    folder, tables = runs_folder() / run.folder / OUTPUTS, read_inputs(run.folder).table_paths()

    def read(path: Path, table: str) -> Any:
        return connection.read_parquet(path, table_name=f"{name}_{table}")

    made = {
        table: read(folder / f"{table}.parquet", table)
        for table in ("pay_lines", "statements", "credits", "measures")
    }
    brought = (
        read(tables["balances"], "brought")
        if "balances" in tables
        else connection.create_table(f"{name}_brought", layouts.BALANCES.empty())
    )
    facts = [
        read(tables[dataset], f"facts_{dataset}").select(dataset=ibis.literal(dataset), fact_id="id")
        for dataset in sorted({dataset for plan in plans for dataset in plan.credit})
        if dataset in tables
    ]
    return engine.Side(
        **made,
        brought=brought,
        facts=ibis.union(*facts) if len(facts) > 1 else facts[0],
        posted=None if posted is None else connection.create_table("posted", posted),
    )
