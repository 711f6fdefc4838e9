"""What is added to a period beside its plans: adjustments by hand, corrections of closed periods, balances.

As tables that a run takes, and, of corrections, what has been posted about a closed period already.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from steelyard.engine import tables as layouts
from steelyard.foundation.calculation.models import Adjustment, Correction, Posting, Run
from steelyard.foundation.calculation.pinned import table_path
from steelyard.foundation.calculation.places import OUTPUTS, runs_folder
from steelyard.foundation.periods.models import Period

BALANCES = "balances"
MEANING_CHANGED = "meaning_changed"  # the reason of corrections that no fact gave rise to
LOOKED_BACK = 12  # closed periods


def tables_beside(period: Period) -> dict[str, Path | pa.Table]:
    """Return what a run of a period takes beside facts and targets; a table without rows is left out."""
    found: dict[str, Path | pa.Table | None] = {
        "adjustments": adjustments_table(period),
        "corrections": corrections_table(period),
        BALANCES: balances_before(period),
    }
    return {name: table for name, table in found.items() if table is not None and row_count(table)}


def adjustments_table(period: Period) -> pa.Table:
    """Return a period's adjustments, dated its last day."""
    rows = Adjustment.objects.filter(period=period).select_related("person").order_by("pk")
    made = [
        {
            "id": f"A{one.pk}",
            "plan": one.plan_code,
            "person": one.person.code,
            "dated_on": period.ends_on,
            "amount_minor": one.amount_minor,
            "because": one.why,
        }
        for one in rows
    ]
    return pa.Table.from_pylist(made, schema=layouts.ADJUSTMENTS.schema)


def corrections_table(period: Period) -> pa.Table:
    """Return the corrections posted into a period."""
    rows = Correction.objects.filter(posting__period=period).order_by("pk")
    return pa.Table.from_pylist(list(_rows(rows)), schema=layouts.CORRECTIONS.schema)


def posted_about(period: Period, *, of_meaning: bool = False) -> pa.Table:
    """Return the corrections posted about a closed period: for changed facts, or for a changed meaning."""
    rows = Correction.objects.filter(about=period).order_by("pk")
    rows = rows.filter(reason=MEANING_CHANGED) if of_meaning else rows.exclude(reason=MEANING_CHANGED)
    return pa.Table.from_pylist(list(_rows(rows)), schema=layouts.CORRECTIONS.schema)


def _rows(found: Any) -> Iterable[dict[str, Any]]:
    for one in found.select_related("person", "about"):
        yield {
            "id": f"C{one.pk}",
            "plan": one.plan_code,
            "person": one.person.code,
            "component": one.component,
            "about": one.about.code,
            "dataset": one.dataset or None,
            "fact_id": one.fact_id or None,
            "was_minor": one.was_minor,
            "now_minor": one.now_minor,
            "amount_minor": one.amount_minor,
            "reason": one.reason,
        }


def history_before(period: Period, *, every: bool = False) -> pa.Table:
    """Return the newest measure of each person and indicator in closed periods of the kind, a year back.

    With `every`, the measures of all those periods.
    """
    runs = Run.objects.in_force().filter(period__kind=period.kind, period__ends_on__lt=period.starts_on)
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    for run in runs.select_related("period").order_by("-period__ends_on")[:LOOKED_BACK]:
        path = runs_folder() / run.folder / OUTPUTS / "measures.parquet"
        for row in pq.read_table(path).to_pylist():
            if row["value"] is not None and row.get("carried_on") is None:
                dates = {"starts_on": run.period.starts_on, "ends_on": run.period.ends_on}
                named = {name: row[name] for name in ("person", "indicator", "value", "target")}
                place = (f"{run.period.starts_on}",) if every else ()
                found.setdefault((row["person"], row["indicator"], *place), named | dates)
    return pa.Table.from_pylist([found[key] for key in sorted(found)], schema=layouts.HISTORY.schema)


def run_before(period: Period) -> Run | None:
    """Return the run that counts of the closed period of the same kind before."""
    return (
        Run.objects.in_force()
        .filter(period__kind=period.kind, period__ends_on__lt=period.starts_on)
        .select_related("period")
        .order_by("-period__ends_on")
        .first()
    )


def balances_before(period: Period) -> Path | None:
    """Return what is brought forward into a period.

    The balances its predecessor's run carried forward; where corrections were posted since, the balances as
    they were known then, for what they pay rests on those.
    """
    before = run_before(period)
    if before is None:
        return None
    posting = newest_posting(period.kind)
    if posting is not None and posting.through_id == before.pk and posting.balances_sha256:
        return table_path(BALANCES, posting.balances_sha256)
    return balances_of(before)


def balances_of(run: Run) -> Path | None:
    """Return what a run carried forward; none of runs made before there were balances."""
    found = runs_folder() / run.folder / OUTPUTS / f"{BALANCES}.parquet"
    return found if found.exists() else None


def newest_posting(kind: str) -> Posting | None:
    """Return the last posting into periods of a kind."""
    return Posting.objects.filter(period__kind=kind).select_related("period", "through").first()


def row_count(table: Path | pa.Table) -> int:
    """Count the rows of a table."""
    return int(table.num_rows if isinstance(table, pa.Table) else pq.read_metadata(table).num_rows)
