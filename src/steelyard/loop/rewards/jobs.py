"""Long work of this room: statements after a close, and what changed since."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _

from steelyard.foundation.calculation.models import Run
from steelyard.kit import jobs
from steelyard.loop.assessment.events import PeriodClosed
from steelyard.loop.rewards import actions
from steelyard.loop.rewards.recalculating import recalculate

PREPARE, RECALCULATE = "prepare_statements", "recalculate"


def ask_to_prepare(event: PeriodClosed) -> None:
    """Follow up on a close. Asked twice, the second job finds nothing left to do."""
    run = Run.objects.select_related("by").get(pk=event.run_id)
    jobs.enqueue(
        kind=PREPARE, key=str(event.run_id), payload={"run": event.run_id}, by=run.by, at=timezone.now()
    )


@jobs.handler(PREPARE)
def prepare(work: jobs.Work) -> dict[str, Any]:
    """Write the statements of a run."""
    work.report(0, 1, _("Preparing statements"))
    run = Run.objects.select_related("period").get(pk=work.payload["run"])
    made = actions.prepare_statements(run=run, by=work.by, at=timezone.now())
    work.report(1, 1)
    return {"statements": made}


def ask_to_recalculate(*, kind: str, by: User | None, at: datetime) -> jobs.Job:
    """Ask what the closed periods of a kind would be now; while that is under way, its job is returned."""
    active = jobs.find(kind=RECALCULATE, key=kind)
    if active is not None and active.is_active:
        return active
    return jobs.enqueue(kind=RECALCULATE, key=kind, payload={"kind": kind}, by=by, at=at)


@jobs.handler(RECALCULATE)
def recalculate_closed(work: jobs.Work) -> dict[str, Any]:
    """Compute every closed period of a kind as known now, and remember what differs."""
    kind = work.payload["kind"]

    def told(done: int, total: int, period: str) -> None:
        work.report(done, total, _("Calculating %(period)s") % {"period": period})

    found = recalculate(kind, report=told)
    if found is None:
        return {"differences": 0}
    with work.once():
        made = actions.save_recalculation(kind=kind, found=found, by=work.by, at=timezone.now())
        work.result = {"recalculation": made.pk, "differences": made.count}
    return work.result
