"""Why a figure is what it is: the person is calculated again on the pinned inputs, compared, and told."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from steelyard import engine
from steelyard.engine import tables as layouts
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.calculation.pinned import read_inputs
from steelyard.foundation.calculation.sealed import table
from steelyard.runtime import duckdb

# What a person's own rows say; `unused` and `warnings` also tell of facts that are nobody's.
COMPARED = ("credits", "measures", "scores", "grades", "pay_lines", "statements")
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
    outputs = recalculated(run, person)
    codes = sorted(
        set(outputs["measures"]["plan"].to_pylist()) | set(outputs["statements"]["plan"].to_pylist())
    )
    plans = {p.code: p for p in read_inputs(run.folder).read_plans()}
    told = tuple(engine.explain(plans[code], of_plan(outputs, code), person) for code in codes if plan in ("", code))
    if not told:
        msg = f"{run} knows nothing of {person} {plan}".rstrip()
        raise LookupError(msg)
    return told


def recalculated(run: Run, person: str) -> Mapping[str, pa.Table]:
    """Calculate one person again from the pinned inputs, and compare every row with what was sealed."""
    pinned = read_inputs(run.folder)
    outputs = dict(
        duckdb.DuckDB().for_person(
            plans=pinned.read_plans(), tables=pinned.table_paths(), period=pinned.period, person=person
        )
    )
    for name in COMPARED:
        sealed = table(run, name).to_table(filter=pc.field("person") == person)
        outputs[name] = compared(run, name, outputs[name], sealed)
    return outputs


def compared(run: Run, name: str, again: pa.Table, sealed: pa.Table) -> pa.Table:
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
        msg = f"{run}: {name} calculated again differ from the sealed ones, first in {differing}"
        raise FigureMismatch(msg)
    return sealed


def of_plan(outputs: Mapping[str, pa.Table], plan: str) -> dict[str, pa.Table]:
    """Return the rows of one plan."""
    return {
        name: rows.filter(pc.equal(rows["plan"], plan)) if "plan" in rows.column_names else rows
        for name, rows in outputs.items()
    }
