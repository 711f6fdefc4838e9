"""What a handler holds in its hands while it works."""

import contextlib
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from steelyard.kit.jobs.models import Job, State


class Cancelled(Exception):  # noqa: N818 - reads as what happened
    """Somebody asked to stop; raised where the handler reports."""


class LostLease(Exception):  # noqa: N818 - reads as what happened
    """Another worker has taken the job over, so what this one has in hand must not be kept."""


class Work:
    """One attempt at a job."""

    def __init__(self, job: Job) -> None:
        """Hold a job that was just taken."""
        self.job = job
        self.payload: dict[str, Any] = job.payload
        self.result: dict[str, Any] = {}

    @property
    def by(self) -> User | None:
        """Return who asked for it."""
        return self.job.asked_by

    def report(self, done: int, total: int, words: str = "") -> None:
        """Say how far it is, and stop here if that was asked for.

        Call it outside of transactions: what stands in an open one, nobody sees. Raises Cancelled
        or LostLease, which a handler lets through.
        """
        told = self._mine().update(done_units=done, total_units=total, words=str(words)[:300])
        if not told:
            raise LostLease
        if self._mine().filter(cancel_asked=True).exists():
            raise Cancelled

    @contextlib.contextmanager
    def once(self) -> Iterator[None]:
        """Keep what the body writes exactly once, however often the job is attempted.

        The job is marked done in the same transaction (with `work.result` as its result). Either
        both stand, or, when the worker dies or has been replaced meanwhile, neither does.
        """
        with transaction.atomic():
            if not self._mine().select_for_update().exists():
                raise LostLease
            yield
            self.finish(State.DONE, result=self.result)

    def finish(self, state: State, *, result: dict[str, Any] | None = None, error: str = "") -> bool:
        """Write how it ended; False if the job is no longer ours."""
        return bool(
            self._mine().update(
                state=state,
                result=result or {},
                error=error,
                ended_at=timezone.now(),
                lease_until=None,
            )
        )

    def _mine(self) -> Any:
        """Return this very attempt: no row, once another worker took over or it has ended."""
        return Job.objects.filter(
            pk=self.job.pk, state=State.RUNNING, worker=self.job.worker, attempts=self.job.attempts
        )
