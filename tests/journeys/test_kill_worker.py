"""A worker killed in the middle of a close: nothing is lost, nobody is paid twice. Really killed."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from steelyard.foundation.calculation import Run, RunState
from steelyard.foundation.calculation.places import runs_folder
from steelyard.kit import jobs
from steelyard.loop import assessment
from steelyard.loop.assessment import ResultSheet
from steelyard.loop.rewards import Statement
from tests.closes import Setting, setting
from tests.factories import AT

# A worker of its own process, on the tests' database: settings name the everyday one.
WORKER = """
import os, django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = os.environ["TESTS_DATABASE"]
django.setup()
from steelyard.kit import jobs
while jobs.run_pending():
    pass
"""
PATIENCE = 120  # seconds


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("progress", [0, 90])
def test_a_worker_killed_in_the_middle_of_a_close(progress: int) -> None:
    made = setting()
    job = assessment.ask_to_close(period=made.period, by=made.ops, at=AT)

    killed = begin_work()
    reached = wait_until(lambda: has_come(job, progress), killed)
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()

    job.refresh_from_db()
    if reached and job.state == "running":  # not yet through: nothing of a result may be seen
        made.period.refresh_from_db()
        assert not made.period.is_closed
        assert not ResultSheet.objects.exists()
        assert not Statement.objects.exists()
        assert not Run.objects.sealed().exists()
        jobs.Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))

    finish_work()
    look_over(made, job)


def look_over(made: Setting, job: jobs.Job) -> None:
    """See that the close came out once and whole."""
    job.refresh_from_db()
    made.period.refresh_from_db()
    assert job.state == "done", job.error
    assert made.period.is_closed
    (run,) = Run.objects.all()
    assert (run.state, run.number) == (RunState.SEALED, 1)
    assert (runs_folder() / run.folder / "outputs.json").exists()
    assert ResultSheet.objects.count() == 3
    paid = Statement.objects.values_list("person__name", "total_minor").order_by("person__name")
    assert list(paid) == [("Bo", 2_420_00), ("Cy", 360_00), ("Outsider", 1_400_00)]


def has_come(job: jobs.Job, progress: int) -> bool:
    """Tell whether the job has come so far."""
    job.refresh_from_db()
    return job.state != "queued" and (job.done_units >= progress or not job.is_active)


def begin_work() -> subprocess.Popen[bytes]:
    """Start a worker."""
    name = str(connection.settings_dict["NAME"])
    environment = {**os.environ, "TESTS_DATABASE": name, "DJANGO_SETTINGS_MODULE": "steelyard.site.settings"}
    return subprocess.Popen([sys.executable, "-c", WORKER], env=environment)


def finish_work() -> None:
    """Let a second worker do what is left."""
    assert begin_work().wait(PATIENCE) == 0


def wait_until(is_so: object, worker: subprocess.Popen[bytes]) -> bool:
    """Wait until something is so; False when the worker has ended before."""
    deadline = time.monotonic() + PATIENCE
    assert callable(is_so)
    while time.monotonic() < deadline:
        if is_so():
            return True
        if worker.poll() is not None:
            return False
        time.sleep(0.01)
    msg = "the worker did not come so far"
    raise AssertionError(msg)
