"""Real worker processes, really killed: nothing is lost, and nobody is paid twice."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

from steelyard.foundation.people import Team
from steelyard.kit import jobs
from tests import factories

ROOT = Path(__file__).resolve().parents[5]
PATIENCE_SECONDS = 150  # two processes start beside whatever else the machine does

Start = Callable[[], subprocess.Popen[bytes]]


@pytest.fixture
def start(transactional_db: None) -> Iterator[Start]:
    """Start workers on the test's own database; end those that live at the end."""
    started: list[subprocess.Popen[bytes]] = []

    def start_one() -> subprocess.Popen[bytes]:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.slow_work.settings",
            "TEST_DATABASE": str(connection.settings_dict["NAME"]),
            "PYTHONPATH": str(ROOT),
        }
        command = [sys.executable, "-m", "steelyard.site.cli", "work"]
        started.append(subprocess.Popen(command, cwd=ROOT, env=environment))
        return started[-1]

    yield start_one
    for worker in started:
        worker.kill()
        worker.wait()


def ask(**payload: object) -> jobs.Job:
    return jobs.enqueue(kind="slow_close", key="2026-Q2", payload=payload, by=None, at=factories.AT)


def wait_for(job: jobs.Job, reached: Callable[[jobs.Job], bool]) -> jobs.Job:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        job.refresh_from_db()
        if reached(job):
            return job
        time.sleep(0.1)
    pytest.fail(f"the job got no further than {job.state}, {job.words}, {job.attempts} attempts")


def test_a_worker_killed_in_the_middle_loses_nothing_and_pays_once(start: Start) -> None:
    job = ask(dies_while="reporting")
    doomed = start()
    wait_for(job, lambda job: job.done_units == 5)
    doomed.kill()  # SIGKILL: it can tidy nothing
    doomed.wait()
    assert ask(dies_while="reporting") == job  # a second click, while it seems to run
    start()
    start()
    wait_for(job, lambda job: not job.is_active)
    assert (job.state, job.attempts, job.done_units, job.result) == ("done", 2, 10, {"paid": True})
    assert Team.objects.count() == 1


def test_a_worker_killed_while_it_writes_leaves_no_half_of_it(start: Start) -> None:
    job = ask(dies_while="paying")
    assert start().wait(PATIENCE_SECONDS) == -9
    job.refresh_from_db()
    assert (job.state, Team.objects.count()) == ("running", 0)
    start()
    wait_for(job, lambda job: not job.is_active)
    assert (job.state, job.attempts, Team.objects.count()) == ("done", 2, 1)


def test_slow_work_keeps_its_lease(start: Start) -> None:
    job = ask(dies_while="never", pause=0.5)  # five seconds of work, two of lease, a second worker waiting
    start()
    start()
    wait_for(job, lambda job: not job.is_active)
    assert (job.state, job.attempts, Team.objects.count()) == ("done", 1, 1)
