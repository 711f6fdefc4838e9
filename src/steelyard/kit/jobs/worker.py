"""The worker: sweep, take, run, write how it ended; again."""

import os
import secrets
import signal
import socket
import threading
from collections.abc import Callable
from logging import getLogger
from typing import Any

from django.db import DatabaseError, close_old_connections
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext, override

from steelyard.kit.jobs.handlers import HANDLERS
from steelyard.kit.jobs.lease import beating, sweep, take
from steelyard.kit.jobs.models import Job, State
from steelyard.kit.jobs.work import Cancelled, LostLease, Work
from steelyard.kit.refusal import Refused

IDLE_SECONDS = 0.5  # how long a click waits for its job to begin

log = getLogger(__name__)


def run_pending() -> int:
    """Do all that waits, here and now; return how many jobs. For tests and the command line."""
    return Worker().run_pending()


class Worker:
    """Works on one job at a time."""

    def __init__(self) -> None:
        """Give it a name that no other worker has, and read every room's jobs.py for its handlers."""
        autodiscover_modules("jobs")
        self.name = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(3)}"

    def run_pending(self) -> int:
        """Do what waits; return how many jobs that was."""
        sweep()
        count = 0
        while job := take(self.name):
            run(job)
            count += 1
        return count

    def run_until(self, is_over: Callable[[], bool]) -> None:
        """Work until told to stop (SIGTERM, SIGINT), or until `is_over` says so between two jobs."""
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        while not stop.is_set() and not is_over():
            close_old_connections()
            try:
                sweep()
                job = take(self.name)
            except DatabaseError:  # away or busy: try again soon
                log.warning("no job could be taken", exc_info=True)
                job = None
            if job is not None:
                run(job)
            else:
                stop.wait(IDLE_SECONDS)


def run(job: Job) -> None:
    """Run a job that was taken, and write how it ended."""
    work = Work(job)
    with override(job.language or None), beating(job):
        try:
            result = _handle(work)
        except Cancelled:
            work.finish(State.CANCELLED)
        except LostLease:
            log.warning("job %s was taken over by another worker", job.pk)
        except Refused as reason:
            work.finish(State.FAILED, error=str(reason))
        except Exception as fault:
            log.exception("job %s failed", job.pk)
            words = gettext("Something went wrong that should not: %(fault)s. The server's log says more.")
            work.finish(State.FAILED, error=words % {"fault": f"{type(fault).__name__}: {fault}"})
        else:
            # No longer ours when `work.once` has marked it done: then only the result is new.
            if not work.finish(State.DONE, result=result) and result:
                Job.objects.filter(pk=job.pk, attempts=job.attempts, state=State.DONE).update(result=result)


def _handle(work: Work) -> dict[str, Any]:
    if work.job.kind not in HANDLERS:
        raise Refused([gettext("Nobody knows how to do “%(kind)s”.") % {"kind": work.job.kind}])
    return dict(HANDLERS[work.job.kind](work) or {})
