import pytest
from django.test import Client

from steelyard.kit import jobs
from steelyard.kit.jobs.models import State
from tests import factories

pytestmark = pytest.mark.django_db


def asked_by(made: factories.Company, role: str) -> jobs.Job:
    return jobs.enqueue(kind="count", key="k", payload={}, by=made.users[role], at=factories.AT)


def test_the_fragment_asks_again_until_the_end(client: Client) -> None:
    made = factories.company()
    job = asked_by(made, "manager")
    client.force_login(made.users["manager"])
    address = f"/jobs/{job.pk}/progress/"
    jobs.Job.objects.update(state=State.RUNNING, done_units=1, total_units=4, words="Reading")
    running = client.get(address)
    assert 'hx-trigger="every 1s"' in running.content.decode()
    assert 'value="25"' in running.content.decode()
    assert "HX-Trigger" not in running
    jobs.Job.objects.update(state=State.FAILED, error="A target is missing.")
    failed = client.get(address)
    assert "hx-get" not in failed.content.decode()
    assert "A target is missing." in failed.content.decode()
    assert failed["HX-Trigger"] == "job-ended"


@pytest.mark.parametrize(
    ("role", "status"),
    [("manager", 200), ("auditor", 200), ("sales_ops", 200), ("rep", 404), ("executive", 404)],
)
def test_who_asked_and_who_may_see_all_see_a_job(client: Client, role: str, status: int) -> None:
    made = factories.company()
    job = asked_by(made, "manager")
    client.force_login(made.users[role])
    assert client.get(f"/jobs/{job.pk}/").status_code == status
    assert client.get(f"/jobs/{job.pk}/progress/").status_code == status


@pytest.mark.parametrize(
    ("role", "status"), [("manager", 302), ("sales_ops", 302), ("auditor", 404), ("rep", 404)]
)
def test_who_may_stop_it(client: Client, role: str, status: int) -> None:
    made = factories.company()
    job = asked_by(made, "manager")
    client.force_login(made.users[role])
    assert client.post(f"/jobs/{job.pk}/cancel/").status_code == status
    job.refresh_from_db()
    assert (job.state == State.CANCELLED) == (status == 302)
