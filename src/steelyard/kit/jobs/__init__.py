"""Long work that survives a page left, a second click and a killed worker.

For: rooms with slow work. A room's `jobs.py` registers a handler, an action enqueues, a page shows
`{% url "jobs:progress" job.id %}`. Takes: kind, key, payload (JSON). Gives: a durable `Job` row; the
row, not a queue, is the truth. A job is run at least once; what stands inside `work.once()` happens
exactly once.

    @jobs.handler("close_period")
    def close(work: jobs.Work) -> dict[str, Any]: ...
"""

from typing import TYPE_CHECKING

from steelyard.kit.door import open_late

__all__ = [
    "Cancelled",
    "Job",
    "LostLease",
    "Work",
    "Worker",
    "cancel",
    "enqueue",
    "find",
    "handler",
    "run_pending",
]

if TYPE_CHECKING:
    from steelyard.kit.jobs.actions import cancel, enqueue
    from steelyard.kit.jobs.handlers import handler
    from steelyard.kit.jobs.models import Job
    from steelyard.kit.jobs.queries import find
    from steelyard.kit.jobs.work import Cancelled, LostLease, Work
    from steelyard.kit.jobs.worker import Worker, run_pending
else:
    __getattr__ = open_late(__name__, __all__, "handlers", "work", "actions", "queries", "worker", "models")
