"""The close as a durable job: it may be left, found again, and killed."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from steelyard.foundation import calculation, periods
from steelyard.foundation.periods.models import Period
from steelyard.kit import jobs
from steelyard.loop.assessment import actions
from steelyard.loop.assessment.checks import problems_of
from steelyard.loop.assessment.gathering import gather

STEPS = 100  # progress is told in hundredths; calculating takes from 10 to 90
GATHERED, CALCULATED = 10, 90


@jobs.handler(actions.CLOSE)
def close_period(work: jobs.Work) -> dict[str, Any]:
    """Gather, calculate, then complete the close in one transaction."""
    period: Period = periods.find(work.payload["period"])
    run = calculation.run_in_force(period)
    if run is not None:  # a worker died between completing the close and saying so
        actions.tell_closed(run=run)
        return told(run)
    work.report(0, STEPS, _("Gathering facts, targets and plans"))
    gathered = gather(period)
    work.report(GATHERED, STEPS, _("Calculating"))

    def calculating(done: int, total: int, words: str = "") -> None:
        share = (CALCULATED - GATHERED) * done // max(total, 1)
        work.report(GATHERED + share, STEPS, words or _("Calculating"))

    noted = problems_of(gathered)
    run = calculation.prepare_run(
        period=period,
        plans=gathered.texts,
        tables=gathered.tables,
        pins=gathered.pins,
        by=work.by,
        at=timezone.now(),
        report=calculating,
    )
    work.report(CALCULATED, STEPS, _("Writing result sheets"))
    run = actions.complete_close(
        period=period, run=run, versions=gathered.versions, by=work.by, at=timezone.now(), noted=noted
    )
    return told(run)


def told(run: calculation.Run) -> dict[str, Any]:
    """Return what the job's page may say at its end."""
    return {"run": run.pk, "number": run.number, "outputs_sha256": run.outputs_sha256}
