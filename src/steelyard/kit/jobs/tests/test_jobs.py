from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone, translation
from django.utils.module_loading import autodiscover_modules

from steelyard.foundation.people import Team
from steelyard.kit import jobs
from steelyard.kit.jobs import lease
from steelyard.kit.jobs.handlers import HANDLERS
from steelyard.kit.jobs.models import State
from steelyard.kit.refusal import Refused
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """Forget afterwards what a test registered."""
    autodiscover_modules("jobs")  # else rooms would register now, be forgotten below, and never again
    known = dict(HANDLERS)
    yield
    HANDLERS.clear()
    HANDLERS.update(known)


def ask(kind: str = "count", key: str = "k") -> jobs.Job:
    return jobs.enqueue(kind=kind, key=key, payload={"to": 3}, by=None, at=factories.AT)


def test_a_job_is_done_once_and_tells_how_far_it_is() -> None:
    seen = []

    @jobs.handler("count")
    def count(work: jobs.Work) -> dict[str, int]:
        for number in range(work.payload["to"]):
            work.report(number + 1, work.payload["to"], f"at {number + 1}")
            seen.append(jobs.find(kind="count", key="k"))
        return {"sum": 6}

    job = ask()
    assert (jobs.run_pending(), jobs.run_pending()) == (1, 0)
    assert [(j.percent, j.words, j.state) for j in seen if j] == [
        (33, "at 1", "running"),
        (66, "at 2", "running"),
        (100, "at 3", "running"),
    ]
    job.refresh_from_db()
    assert (job.state, job.result, job.attempts) == (State.DONE, {"sum": 6}, 1)


def test_a_second_click_gets_the_same_job_until_it_has_ended() -> None:
    HANDLERS["count"] = lambda _work: {}
    first = ask()
    assert ask() == first
    assert ask(key="other") != first
    jobs.run_pending()
    assert ask() != first


def test_what_is_refused_says_why_and_what_breaks_says_so() -> None:
    @jobs.handler("refuse")
    def refuse(work: jobs.Work) -> None:
        raise Refused(["A target is missing."])

    @jobs.handler("break")
    def break_(work: jobs.Work) -> None:
        raise ZeroDivisionError

    with translation.override("zh-hans"):
        refused, broken, unknown = ask("refuse"), ask("break"), ask("unheard of")
    jobs.run_pending()
    for job in (refused, broken, unknown):
        job.refresh_from_db()
    assert (refused.state, refused.error) == (State.FAILED, "A target is missing.")
    assert broken.state == unknown.state == State.FAILED
    assert "ZeroDivisionError" in broken.error
    assert "Something" not in broken.error  # in the asker's language


def test_a_waiting_job_is_cancelled_at_once_and_a_running_one_where_it_reports() -> None:
    reached = []

    @jobs.handler("count")
    def count(work: jobs.Work) -> None:
        work.report(1, 3)
        jobs.cancel(job=work.job, by=None, at=factories.AT)
        reached.append("before")
        work.report(2, 3)
        reached.append("after")

    waiting = jobs.cancel(job=ask(key="waiting"), by=None, at=factories.AT)
    assert waiting.state == State.CANCELLED
    running = ask()
    jobs.run_pending()
    running.refresh_from_db()
    assert (running.state, reached) == (State.CANCELLED, ["before"])


def test_a_lost_job_is_taken_again_and_the_first_worker_may_keep_nothing() -> None:
    job = ask()
    first = lease.take("worker one")
    assert first is not None
    assert lease.take("worker two") is None
    jobs.Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert lease.sweep() == 1
    second = lease.take("worker two")
    assert second is not None
    late = jobs.Work(first)
    with pytest.raises(jobs.LostLease):
        late.report(1, 2)
    with pytest.raises(jobs.LostLease), late.once():
        factories.team("Must not be")  # pragma: no cover - the lease is lost before
    assert not late.finish(State.DONE)
    with jobs.Work(second).once():
        factories.team("Must be")
    job.refresh_from_db()
    assert (job.state, job.attempts, job.worker) == (State.DONE, 2, "worker two")
    assert not Team.objects.filter(name="Must not be").exists()


def test_once_keeps_all_or_nothing() -> None:
    job = ask()
    taken = lease.take("one")
    assert taken is not None

    def pay_half() -> None:
        with jobs.Work(taken).once():
            factories.team("Half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        pay_half()
    job.refresh_from_db()
    assert job.state == State.RUNNING
    assert not Team.objects.exists()


def test_work_that_kills_its_worker_is_given_up() -> None:
    job = ask()
    for attempt in range(lease.MOST_ATTEMPTS):
        assert lease.take(f"worker {attempt}") is not None
        jobs.Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
        lease.sweep()
    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.FAILED, lease.MOST_ATTEMPTS)
    assert "5" in job.error
    assert lease.take("worker") is None
