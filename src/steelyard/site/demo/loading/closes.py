"""All quarters but the last are closed, their results published, their statements issued."""

from django.contrib.auth.models import User

from steelyard.foundation import periods
from steelyard.foundation.periods.models import Period
from steelyard.kit import jobs
from steelyard.kit.refusal import Refused
from steelyard.loop.assessment.actions import ask_to_close, publish_results
from steelyard.loop.assessment.models import ResultSheet, SheetState
from steelyard.loop.rewards.actions import issue_statements
from steelyard.loop.rewards.models import Statement, StatementState
from steelyard.site.demo.loading.task import Load
from steelyard.site.demo.size import quarter_code

CLOSED = 2  # quarters before the last


def close_quarters(task: Load, *, by: User) -> None:
    """Close, publish, issue, quarter by quarter."""
    for first, _last in task.company.size.quarters[-1 - CLOSED : -1]:
        period = periods.ensure_period(code=quarter_code(first), by=by, at=task.at)
        task.tell(f"Closing {period.code}")
        if not period.is_closed:
            close(period, task, by=by)
        publish_and_issue(period, task, by=by)


def close(period: Period, task: Load, *, by: User) -> None:
    """Close one quarter by the durable job that pages start, and wait for it."""
    job = ask_to_close(period=period, by=by, at=task.at)
    jobs.run_pending()
    job.refresh_from_db()
    if job.error:
        raise Refused([job.error])


def publish_and_issue(period: Period, task: Load, *, by: User) -> None:
    """Show the results that are whole, and hand out what belongs to them."""
    drafts = ResultSheet.objects.filter(period=period, state=SheetState.DRAFT)
    whole = [sheet for sheet in drafts if not sheet.missing]
    if whole:
        publish_results(sheets=whole, by=by, at=task.at)
    jobs.run_pending()
    shown = ResultSheet.objects.filter(period=period, state=SheetState.PUBLISHED).values("person")
    ready = Statement.objects.filter(period=period, state=StatementState.PREPARED, person__in=shown)
    if ready.exists():
        issue_statements(statements=ready, by=by, at=task.at)
