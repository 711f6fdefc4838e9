"""Why a figure is what it is: the person is calculated again on the pinned inputs, compared, and told."""

from collections.abc import Mapping
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.conf import settings

from steelyard import engine
from steelyard.engine import tables as layouts
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.calculation.pinned import read_inputs
from steelyard.foundation.calculation.sealed import open_table
from steelyard.runtime import duckdb, machines

REMEMBERED = 256  # people
# What a person's own rows say; `unused` and `warnings` also tell of facts that are nobody's.
COMPARED = ("credits", "measures", "scores", "grades", "pay_lines", "statements")
BESIDE = ("adjustments", "corrections")  # went in as they are told
AMONG_OTHERS = {"grades": ("rank", "peers")}  # these need everybody: taken as they were sealed


class FigureMismatch(RuntimeError):  # noqa: N818 - it says what happened
    """A figure calculated again differs from the sealed one. Whoever asks must not be told a story."""


def explain(run: Run, person: str, path: str, *, plan: str = "") -> engine.Story:
    """Return the story of one figure.

    Raises:
        FigureMismatch: The figure does not come out as it was sealed.
        LookupError: The run has no such figure.
    """
    for story in stories_of(run, person, plan=plan):
        found = story.find(path)
        if found is not None:
            return found
    msg = f"{person} has no figure {path} in {run}"
    raise LookupError(msg)


def stories_of(run: Run, person: str, *, plan: str = "") -> tuple[engine.Story, ...]:
    """Return a person's whole story, one a plan, or only that of the given plan.

    Raises:
        FigureMismatch: A figure does not come out as it was sealed.
        LookupError: The run knows nothing of the person (on that plan).
    """
    told = _told(run.folder, person)
    if not told or plan not in ("", *told):
        msg = f"{run} knows nothing of {person} {plan}".rstrip()
        raise LookupError(msg)
    return tuple(story for code, story in told.items() if plan in ("", code))


@lru_cache(maxsize=REMEMBERED)
def _told(folder: str, person: str) -> Mapping[str, engine.Story]:
    """Calculate one person again from the pinned inputs, compare, and tell it; by plan.

    Remembered, since nothing of a run ever changes, and its pages ask for one story many times.
    """
    mine = pc.field("person") == person
    sealed = {name: open_table(folder, name).to_table(filter=mine) for name in COMPARED}
    # Who has left has no measures, but may still be paid what was held.
    codes = sorted({code for name in ("measures", "statements") for code in sealed[name]["plan"].to_pylist()})
    pinned = read_inputs(folder)
    # Nobody else's rules matter here, nor pay that another kind of period pays.
    plans = [one.as_paid_in(pinned.period) for one in pinned.read_plans() if one.code in codes]
    if not plans:
        return {}
    outputs = dict(
        machines.here(settings.KEPT).for_person(
            plans=plans,
            tables=pinned.table_paths(),
            period=pinned.period,
            person=person,
            outputs=duckdb.TOLD,
        )
    )
    try:
        outputs |= {name: compared(folder, name, outputs[name], sealed[name]) for name in COMPARED}
        as_sealed = False
    except FigureMismatch:
        if pinned.meaning == engine.MEANING:
            raise
        outputs |= sealed  # plans are read otherwise since: what was sealed is told, without its sums
        as_sealed = True
    tables = pinned.table_paths()
    outputs |= {name: pq.read_table(tables[name], filters=mine) for name in BESIDE if name in tables}
    told = {one.code: engine.explain(one, of_plan(outputs, one.code), person) for one in plans}
    return {code: engine.as_sealed(story) for code, story in told.items()} if as_sealed else told


def compared(folder: str, name: str, again: pa.Table, sealed: pa.Table) -> pa.Table:
    """Return the sealed rows, if the recalculated ones are the same."""
    layout = layouts.OUTPUTS[name]
    left_out = AMONG_OTHERS.get(name, ())
    columns = [column for column in layout.names if column not in left_out]
    order = [(column, "ascending") for column in columns]
    ours, theirs = (t.select(columns).sort_by(order).to_pylist() for t in (again, sealed))
    if ours != theirs:
        differing = [row for row in ours if row not in theirs][:1] or [
            row for row in theirs if row not in ours
        ][:1]
        msg = f"run {folder[:12]}: {name} calculated again differ from the sealed ones, first in {differing}"
        raise FigureMismatch(msg)
    return sealed


def of_plan(outputs: Mapping[str, pa.Table], plan: str) -> dict[str, pa.Table]:
    """Return the rows of one plan."""
    return {
        name: rows.filter(pc.equal(rows["plan"], plan)) if "plan" in rows.column_names else rows
        for name, rows in outputs.items()
    }
