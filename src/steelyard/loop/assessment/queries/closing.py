"""The close of a period: its checklist, the job under way, and the runs there have been."""

from dataclasses import dataclass

from steelyard import engine
from steelyard.foundation import calculation
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.periods.models import Period
from steelyard.kit import jobs
from steelyard.loop.assessment.actions import CLOSE
from steelyard.loop.assessment.checks import Checklist, checklist
from steelyard.loop.assessment.models import ResultSheet, SheetState
from steelyard.loop.assessment.queries.looked_at import LookedAt, looked_at
from steelyard.loop.assessment.words import here


@dataclass(frozen=True, kw_only=True)
class ClosePage:
    """The page of a close. `checklist` is there while the period is open and nobody closes it."""

    period: Period
    checklist: Checklist | None
    job: jobs.Job | None  # the one under way, or the one that failed last
    run: Run | None  # the run in force
    runs: tuple[Run, ...]
    drafts: int
    published: int
    looked_at: LookedAt | None  # what asks for a look, of the run in force
    changed: tuple[str, ...]  # what plans mean otherwise since the run in force was closed

    @property
    def is_closing(self) -> bool:
        """Tell whether a close is under way."""
        return self.job is not None and self.job.is_active


def close_page(period: Period) -> ClosePage:
    """Gather the page."""
    job = jobs.find(kind=CLOSE, key=period.code)
    is_closing = job is not None and job.is_active
    run = calculation.run_in_force(period)
    sheets = ResultSheet.objects.filter(run=run) if run else ResultSheet.objects.none()
    failed = job is not None and job.state == "failed" and not period.is_closed
    return ClosePage(
        period=period,
        checklist=None if period.is_closed or is_closing else checklist(period),
        job=job if is_closing or failed else None,
        run=run,
        runs=tuple(calculation.runs_of(period)),
        drafts=sheets.filter(state=SheetState.DRAFT).count(),
        published=sheets.filter(state=SheetState.PUBLISHED).count(),
        looked_at=looked_at(run) if run else None,
        changed=tuple(words.text(here()) for words in engine.changed_since(run.meaning)) if run else (),
    )
