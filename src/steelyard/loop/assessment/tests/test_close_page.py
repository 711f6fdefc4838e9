"""The page of a close: its list, its button, and finding it again."""

import pytest
from django.test import Client

from tests.closes import Setting, close, setting

pytestmark = pytest.mark.django_db
Q3 = "/assessment/2026-Q3/"


def client_of(made: Setting, role: str) -> Client:
    client = Client()
    client.force_login(made.company.users[role])
    return client


def text(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def test_the_checklist_says_what_blocks_and_what_closing_does() -> None:
    made = setting()
    page = text(client_of(made, "sales_ops"), f"{Q3}close/")
    assert "Ready" in page
    assert "What closing does" in page
    assert "Close 2026-Q3" in page


def test_closing_by_the_button_and_finding_it_again() -> None:
    made = setting()
    client = client_of(made, "sales_ops")
    for _click in range(2):
        assert client.post(f"{Q3}close/start/").status_code == 302
    assert "The close is under way" in text(client, f"{Q3}close/")
    close(made)
    page = text(client, f"{Q3}close/")
    assert "The period is closed" in page
    assert "Counts" in page


@pytest.mark.parametrize("role", ["rep", "manager", "auditor", "executive"])
def test_only_sales_operations_close_and_reopen(role: str) -> None:
    made = setting()
    client = client_of(made, role)
    assert client.post(f"{Q3}close/start/").status_code == 403
    assert client.post(f"{Q3}reopen/", {"why": "x"}).status_code == 403
