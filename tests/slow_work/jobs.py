"""The slow close. Its first attempt dies where the payload says: while it reports, or while it pays."""

import os
import signal
import time

from steelyard.foundation.people import Team
from steelyard.kit import jobs


@jobs.handler("slow_close")
def slow_close(work: jobs.Work) -> None:
    """Count to ten, then pay: a new team stands for the money."""
    is_first = work.job.attempts == 1
    for number in range(1, 11):
        work.report(number, 10, f"step {number}")
        if is_first and work.payload["dies_while"] == "reporting" and number == 5:
            time.sleep(600)  # the test kills it here
        time.sleep(work.payload.get("pause", 0.02))
    with work.once():
        Team.objects.create(code=f"paid-{Team.objects.count()}", name="Paid")
        if is_first and work.payload["dies_while"] == "paying":
            os.kill(os.getpid(), signal.SIGKILL)
        work.result = {"paid": True}
