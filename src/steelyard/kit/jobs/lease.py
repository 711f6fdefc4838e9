"""Leases: whoever works on a job renews its lease; a job whose lease ran out is taken again."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from logging import getLogger

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone
from django.utils.translation import gettext, override

from steelyard.kit.jobs.models import Job, State

# A lease outlasts SQLite's busy timeout (20 s), so that waiting for a lock loses nothing.
LEASE = timedelta(seconds=getattr(settings, "JOB_LEASE_SECONDS", 30))
BEAT_SECONDS = getattr(settings, "JOB_BEAT_SECONDS", 5)
MOST_ATTEMPTS = 5  # work that kills its worker must not go round for ever

log = getLogger(__name__)


def take(worker: str) -> Job | None:
    """Take the oldest waiting job, so that no other worker has it too."""
    while True:
        waiting = Job.objects.filter(state=State.QUEUED).order_by("id").first()
        if waiting is None:
            return None
        now = timezone.now()
        taken = Job.objects.filter(pk=waiting.pk, state=State.QUEUED, attempts=waiting.attempts).update(
            state=State.RUNNING,
            worker=worker,
            attempts=waiting.attempts + 1,
            lease_until=now + LEASE,
            started_at=waiting.started_at or now,
        )
        if taken:
            return Job.objects.select_related("asked_by").get(pk=waiting.pk)


def sweep() -> int:
    """Give back the jobs whose worker is gone; fail those that have had too many. Return how many."""
    lost = Job.objects.filter(state=State.RUNNING, lease_until__lt=timezone.now())
    if not lost.exists():  # looking first keeps an idle worker from writing
        return 0
    given_back = 0
    for job in lost:
        still_lost = lost.filter(pk=job.pk, attempts=job.attempts)
        if job.cancel_asked:
            given_back += still_lost.update(state=State.CANCELLED, ended_at=timezone.now(), lease_until=None)
        elif job.attempts < MOST_ATTEMPTS:
            given_back += still_lost.update(state=State.QUEUED, lease_until=None)
        else:
            with override(job.language or None):
                words = gettext("Its worker died %(times)s times, so it was given up.") % {
                    "times": job.attempts
                }
            given_back += still_lost.update(
                state=State.FAILED, error=words, ended_at=timezone.now(), lease_until=None
            )
    return given_back


@contextmanager
def beating(job: Job) -> Iterator[None]:
    """Renew the job's lease from a thread while the body works."""
    stop = threading.Event()
    thread = threading.Thread(target=_beat, args=(job, stop), name=f"heartbeat-{job.pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _beat(job: Job, stop: threading.Event) -> None:
    try:
        while not stop.wait(BEAT_SECONDS):
            try:
                Job.objects.filter(
                    pk=job.pk, state=State.RUNNING, worker=job.worker, attempts=job.attempts
                ).update(lease_until=timezone.now() + LEASE)
            except DatabaseError:  # busy or away for a moment: the next beat tries again
                log.warning("the lease of job %s could not be renewed", job.pk, exc_info=True)
    finally:
        connection.close()
