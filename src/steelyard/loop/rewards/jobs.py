"""Statements are prepared by a job, asked for when a period closes."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from steelyard.foundation.calculation.models import Run
from steelyard.kit import jobs
from steelyard.loop.assessment.events import PeriodClosed
from steelyard.loop.rewards import actions

PREPARE = "prepare_statements"


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
