"""What the closed periods would be now: each computed again on today's inputs, balances passed along.

From the earliest period that a change touches on, every closed period is computed; where nothing that goes in
has changed, its run is taken as it stands.

A run closed by an older meaning of plans is first computed anew on its own frozen inputs. What differs from
the run is the meaning's; what differs from that as known now is what changed. The two are kept apart.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from django.db.models import Max

from steelyard import engine
from steelyard.foundation import calculation, facts, rulebook
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.calculation.pinned import table_path
from steelyard.foundation.people.models import Person
from steelyard.foundation.periods.models import Period
from steelyard.kit.audit.models import AuditEvent
from steelyard.loop import planning
from steelyard.loop.assessment.gathering import Gathered, gather
from steelyard.loop.assessment.models import ResultSheet
from steelyard.loop.rewards.models import Recalculation

DIFFERENCES = "differences"
# What changes a result when it changes; whatever else happens leaves results alone.
MATTERS = (
    "planning.targetchange",
    "planning.planassignment",
    "rulebook.planversion",
    "people.assignment",
    "people.person",
    "calculation.run",
)
Told = Callable[[int, int, str], None]  # done, total, the period


@dataclass(frozen=True, kw_only=True)
class Recalculated:
    """What was found."""

    through: Run
    base_id: int | None
    folders: Mapping[str, str]  # by period: where it lies as known now
    differences_sha256: str
    balances_sha256: str  # with a changed meaning posted too
    plain_balances_sha256: str  # with only changed facts posted
    count: int
    seen: Mapping[str, Any] = field(default_factory=dict)


def closed_runs(kind: str) -> list[Run]:
    """Return the runs that count of the closed periods of a kind, the earliest first."""
    runs = Run.objects.in_force().filter(period__kind=kind).select_related("period")
    return list(runs.order_by("period__starts_on"))


def recalculate(kind: str, *, report: Told | None = None) -> Recalculated | None:
    """Compute every closed period of a kind as known now and compare; None where nothing is closed.

    Nothing that was closed is changed; what is computed lies beside it.
    """
    runs = closed_runs(kind)
    if not runs:
        return None
    seen, posting = state_seen(), calculation.newest_posting(kind)
    found, folders, chain = [], {}, Chain()
    for done, run in enumerate(runs):
        if report:
            report(done, len(runs), run.period.code)
        anew = calculation.compute_anew(run=run, carried=chain.moved_by_meaning)
        known = known_now(run, anew.run, chain.now)
        folders[run.period.code] = known.run.folder
        found.append(calculation.differences(run=anew.run, known=known))
        found.append(calculation.differences(run=run, known=anew, of_meaning=True))
        chain = Chain(sealed=calculation.balances_of(run), anew=anew.balances, now=known.balances)
    rows = pa.concat_tables(found)
    balances = chain.now
    return Recalculated(
        through=runs[-1],
        base_id=posting.pk if posting else None,
        folders=folders,
        differences_sha256=calculation.freeze_table(DIFFERENCES, rows),
        balances_sha256=calculation.freeze_table("balances", balances) if balances else "",
        plain_balances_sha256=chain.frozen_without_meaning(),
        count=rows.num_rows,
        seen=seen,
    )


@dataclass(frozen=True, kw_only=True)
class Chain:
    """What one closed period carries forward to the next: as sealed, computed anew, and as known now."""

    sealed: Path | None = None
    anew: Path | None = None
    now: Path | None = None

    @property
    def moved_by_meaning(self) -> tuple[Path, Path] | None:
        """What was carried forward and what would be by today's meaning; None where they are the same."""
        if self.sealed is None or self.anew is None:
            return None
        same = self.sealed == self.anew or calculation.same_balances(self.sealed, self.anew)
        return None if same else (self.sealed, self.anew)

    def frozen_without_meaning(self) -> str:
        """Freeze the balances as changed facts alone moved them; return their hash."""
        if self.now is None:
            return ""
        if self.moved_by_meaning is None:
            return calculation.freeze_table("balances", self.now)
        sealed, anew = self.moved_by_meaning
        moved = calculation.moved_balances(sealed, before=anew, after=self.now)
        return calculation.freeze_table("balances", moved)


def oldest_meaning(kind: str) -> int:
    """Return the oldest version of what plans mean that closed periods of a kind were closed by."""
    return min((run.meaning for run in closed_runs(kind)), default=engine.MEANING)


def known_now(run: Run, anew: Run, balances: Path | None) -> calculation.Known:
    """Compute one closed period on what is known now and the balances brought forward to it."""
    gathered = gather(run.period)
    tables = {
        name: table for name, table in gathered.tables.items() if name not in {"balances", "corrections"}
    }
    if balances is not None and pq.read_metadata(balances).num_rows:
        tables["balances"] = balances
    return calculation.compute_known(run=anew, plans=texts_of(run, gathered), tables=tables)


def texts_of(run: Run, gathered: Gathered) -> dict[str, str]:
    """Return the plan texts as in force now; where a plan has none any more, as the run had it."""
    return {**calculation.plan_texts(run), **gathered.texts} if gathered.unversioned else gathered.texts


def state_seen() -> dict[str, Any]:
    """Write down what results rest on, to tell later whether it has changed."""
    newest = AuditEvent.objects.filter(subject_kind__in=MATTERS).aggregate(newest=Max("pk"))["newest"]
    return {"facts": {name: one.sha256 for name, one in sorted(facts.heads().items())}, "event": newest or 0}


def newest_of(kind: str) -> Recalculation | None:
    """Return the last recalculation of periods of a kind."""
    return Recalculation.objects.filter(kind=kind).select_related("through__period", "by").first()


def is_stale(recalculation: Recalculation) -> bool:
    """Tell whether something that results rest on has changed since."""
    return bool(recalculation.seen != state_seen())


def changed_rows(
    recalculation: Recalculation, about: str = "", *, of_meaning: bool = False
) -> list[dict[str, Any]]:
    """Return the differences that were found, about one period or all: of changed facts, or of meaning."""
    path = table_path(DIFFERENCES, recalculation.differences_sha256)
    rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return [
        row
        for row in rows
        if about in ("", row["about"]) and (row["reason"] == calculation.MEANING_CHANGED) == of_meaning
    ]


def plans_for(period: Period, person: Person) -> dict[str, engine.Plan]:
    """Return the plans a person is on in a period, by code; their newest ones where they have left."""
    stays = planning.assignments_with_plans(period)
    rows = zip(stays["person"].to_pylist(), stays["plan"].to_pylist(), strict=True)
    codes = {plan for code, plan in rows if code == person.code and plan}
    codes = codes or set(ResultSheet.objects.filter(person=person).values_list("plan_code", flat=True))
    versions = {code: rulebook.newest_version(code) for code in sorted(codes)}
    return {code: rulebook.plan_of(version) for code, version in versions.items() if version is not None}


def open_period_after(kind: str) -> Period | None:
    """Return the open period that corrections go into: the first after the last closed one."""
    closed = closed_runs(kind)
    open_ = Period.objects.filter(kind=kind, state=Period.State.OPEN).order_by("starts_on")
    return open_.filter(starts_on__gt=closed[-1].period.ends_on).first() if closed else None
