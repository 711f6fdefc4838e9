from datetime import date

import pytest
from django.test import Client

from steelyard.foundation.people import Role
from steelyard.foundation.periods.models import Period
from tests.factories import Company, company


@pytest.fixture
def acme(db: None) -> Company:
    return company()


@pytest.fixture
def quarter(db: None) -> Period:
    return Period.objects.create(
        code="2026-Q2", kind="quarter", starts_on=date(2026, 4, 1), ends_on=date(2026, 6, 30)
    )


@pytest.mark.django_db
def test_a_visitor_is_sent_to_the_sign_in_page(client: Client) -> None:
    assert client.get("/")["Location"] == "/account/login/?next=/"


def test_without_any_period_there_is_a_kind_word(client: Client, acme: Company) -> None:
    client.force_login(acme.users[Role.REP])
    assert "Nothing waits for you" in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (Role.REP, "Your result is not published yet"),
        (Role.MANAGER, "No results of your team yet"),
        (Role.SALES_OPS, "Before the close"),
        (Role.EXECUTIVE, "No results yet"),
        (Role.AUDITOR, "Changed last"),
    ],
)
def test_each_role_sees_what_it_comes_for(
    client: Client, acme: Company, quarter: Period, role: Role, words: str
) -> None:
    client.force_login(acme.users[role])
    page = client.get("/").content.decode()
    assert words in page
    others = {"Your result is not published yet", "Before the close", "Changed last"} - {words}
    if role != Role.MANAGER:  # a manager has a result of their own
        assert not [other for other in others if other in page]
