"""Ask for work, or ask it to stop."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils.translation import get_language

from steelyard.kit import audit
from steelyard.kit.jobs.models import ACTIVE, Job, State


def enqueue(*, kind: str, key: str, payload: Mapping[str, Any], by: User | None, at: datetime) -> Job:
    """Ask for work. While a job of this kind and key waits or runs, that one is returned instead."""
    while True:
        active = Job.objects.filter(kind=kind, key=key, state__in=ACTIVE).first()
        if active is not None:
            return active
        try:
            with transaction.atomic():
                return Job.objects.create(
                    kind=kind,
                    key=key,
                    payload=dict(payload),
                    language=get_language() or "",
                    asked_by=by,
                    asked_at=at,
                )
        except IntegrityError:  # somebody else asked in this very moment: look again
            if not Job.objects.filter(kind=kind, key=key, state__in=ACTIVE).exists():
                raise


@transaction.atomic
def cancel(*, job: Job, by: User | None, at: datetime) -> Job:
    """Ask a job to stop: at once if it still waits, else where its handler next reports."""
    waiting = Job.objects.filter(pk=job.pk, state=State.QUEUED)
    if not waiting.update(state=State.CANCELLED, ended_at=at):
        Job.objects.filter(pk=job.pk, state=State.RUNNING).update(cancel_asked=True)
    job.refresh_from_db()
    audit.record(by=by, at=at, verb="cancel_job", subject=job, after={"state": job.state})
    return job
