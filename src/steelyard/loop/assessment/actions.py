"""Close, reopen, publish: all change of this room."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from steelyard import engine
from steelyard.foundation import calculation, people, periods, rulebook
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.people.roles import Role
from steelyard.foundation.periods.models import Period
from steelyard.foundation.rulebook.models import PlanVersion
from steelyard.kit import audit, events, jobs
from steelyard.kit.refusal import Refused, refuse_for
from steelyard.loop.assessment import rules
from steelyard.loop.assessment.checks import checklist
from steelyard.loop.assessment.events import PeriodClosed, PeriodReopened, ResultsPublished
from steelyard.loop.assessment.improbable import figures_before, improbable
from steelyard.loop.assessment.models import ResultSheet, SheetState
from steelyard.loop.assessment.noted import as_kept
from steelyard.loop.assessment.paid_twice import sharing_days, why_not_pay
from steelyard.loop.assessment.sheets import sheets_for

CLOSE = "close_period"


def ask_to_close(*, period: Period, by: User | None, at: datetime) -> jobs.Job:
    """Ask for a close; while one is under way, that one is returned.

    Raises:
        Refused: The period is closed, or points of its checklist block it.
    """
    active = jobs.find(kind=CLOSE, key=period.code)
    if active is not None and active.is_active:
        return active
    refuse_for(rules.why_not_close(period))
    refuse_for(checklist(period).blockers)
    job = jobs.enqueue(kind=CLOSE, key=period.code, payload={"period": period.code}, by=by, at=at)
    audit.record(by=by, at=at, verb="ask_to_close", subject=period, after={"job": job.pk})
    return job


@transaction.atomic
def complete_close(
    *,
    period: Period,
    run: Run,
    versions: Iterable[PlanVersion],
    by: User | None,
    at: datetime,
    noted: Iterable[engine.Problem] = (),
) -> Run:
    """Seal the run, write everyone's sheet and close the period: all of it or nothing.

    `noted` is what was found beside: it stays with the run, for whoever looks at it before publishing.

    Raises:
        Refused: Another period has paid the same days by the same plan meanwhile.
        RunTakenOver: Another attempt at this close came first; its outcome stands.
    """
    list(sharing_days(period).select_for_update())  # two closes that share days wait for each other
    refuse_for(why_not_pay(period, calculation.plans_of(run).values()))
    results = calculation.all_results(run)
    run.pins |= {
        "noted": [as_kept(one) for one in noted],
        "improbable": improbable(results, figures_before(period)),
    }
    run.save(update_fields=["pins"])
    sealed = calculation.seal_run(run=run, by=by, at=at)
    ResultSheet.objects.bulk_create(sheets_for(sealed, results), batch_size=500)
    rulebook.mark_used(versions=versions, by=by, at=at)
    periods.mark_closed(period=period, by=by, at=at)
    tell_closed(run=sealed)
    return sealed


def tell_closed(*, run: Run) -> None:
    """Tell that a period is closed. Told again after a crash: what follows does not mind."""
    events.publish(PeriodClosed(period_code=run.period.code, run_id=run.pk))


@transaction.atomic
def reopen_period(*, period: Period, why: str, by: User, at: datetime) -> Run:
    """Open a closed period again. Its run and sheets stay readable, labelled superseded.

    Raises:
        Refused: The period is open, or no reason is given.
    """
    period = Period.objects.select_for_update().get(pk=period.pk)
    reasons = rules.why_not_reopen(period, why=why)
    run = calculation.run_in_force(period)
    if reasons or run is None:
        raise Refused(reasons or (_("No run of this period counts."),))
    calculation.supersede_run(run=run, by=by, at=at, why=why)
    periods.reopen(period=period, by=by, at=at, why=why)
    events.publish(PeriodReopened(period_code=period.code, run_id=run.pk))
    return run


@transaction.atomic
def publish_results(*, sheets: Iterable[ResultSheet], by: User, at: datetime) -> tuple[ResultSheet, ...]:
    """Show results to the people they are about: all of the given ones, or none.

    Raises:
        Refused: With every reason against every sheet.
    """
    viewer = people.viewer_of(by)
    locked = list(
        ResultSheet.objects.with_publisher()
        .select_for_update(of=("self",))
        .filter(pk__in=[sheet.pk for sheet in sheets])
    )
    reasons = [
        reason
        for sheet in locked
        for reason in rules.why_not_publish(
            sheet,
            person_id=viewer.person.pk if viewer.person else None,
            is_sales_ops=viewer.has(Role.SALES_OPS),
        )
    ]
    if reasons or not locked:
        raise Refused(reasons or (_("Choose at least one result."),))
    for sheet in locked:
        sheet.state, sheet.published_at, sheet.published_by = SheetState.PUBLISHED, at, by
        sheet.save(update_fields=["state", "published_at", "published_by"])
        audit.record(
            by=by,
            at=at,
            verb="publish_result",
            subject=sheet,
            before={"state": SheetState.DRAFT},
            after={"state": SheetState.PUBLISHED},
        )
    for run in {sheet.run for sheet in locked}:
        mine = tuple(sheet.person_id for sheet in locked if sheet.run_id == run.pk)
        events.publish(ResultsPublished(period_code=run.period.code, run_id=run.pk, person_ids=mine))
    return tuple(locked)
