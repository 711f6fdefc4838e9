"""Large files go through durable jobs."""

import pytest

from steelyard.foundation.facts import actions
from steelyard.foundation.facts.actions import commits, uploads
from steelyard.foundation.facts.models import ImportState
from steelyard.foundation.facts.tests.makers import AT, DEALS, counts, standing, upload
from steelyard.kit import jobs

pytestmark = pytest.mark.usefixtures("sellers")


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "BIG", 2)
    monkeypatch.setattr(commits, "BIG", 2)


def test_check_and_commit_are_jobs() -> None:
    one = upload(DEALS + "A1,张伟,,,Lost,,2026-07-01,,\nA2,张伟,,,Lost,,2026-07-01,,\n")
    actions.ask_check(import_=one, by=None, at=AT)
    assert not one.findings
    jobs.run_pending()
    one.refresh_from_db()
    assert one.findings["rows_new"] == 2
    assert (
        actions.ask_commit(import_=one, by=None, at=AT).job_id
        == actions.ask_commit(import_=one, by=None, at=AT).job_id
    )  # a second click asks for the same job
    jobs.run_pending()
    one.refresh_from_db()
    assert (one.state, counts(one)) == (ImportState.COMMITTED, (2, 0, 0, 0))
    assert set(standing()) == {"A1", "A2"}
