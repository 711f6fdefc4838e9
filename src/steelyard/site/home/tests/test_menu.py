"""The menu shows what one may open, and period and team travel along in every address."""

from datetime import date

import pytest
from django.test import Client

from steelyard.foundation.people import Role
from steelyard.foundation.periods.models import Period
from steelyard.site.navigation import Menu
from tests.factories import Company, company

PERIODS = (
    ("2025-Q4", date(2025, 10, 1), date(2025, 12, 31)),
    ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
    ("2099-Q1", date(2099, 1, 1), date(2099, 3, 31)),
)


@pytest.fixture
def acme(db: None) -> Company:
    for code, first, last in PERIODS:
        Period.objects.create(code=code, kind="quarter", starts_on=first, ends_on=last)
    return company()


def menu_at(client: Client, url: str) -> Menu:
    menu: Menu = client.get(url).context["menu"]
    return menu


def rooms(menu: Menu) -> dict[str, str]:
    return {item.icon: item.url for section in menu.sections for item in section.items}


def test_only_what_one_may_open_is_offered(client: Client, acme: Company) -> None:
    client.force_login(acme.users[Role.REP])
    assert "history" not in rooms(menu_at(client, "/"))  # the audit trail
    client.force_login(acme.users[Role.AUDITOR])
    assert rooms(menu_at(client, "/"))["history"] == "/audit/"


def test_unasked_the_last_period_that_ended_is_meant(client: Client, acme: Company) -> None:
    client.force_login(acme.users[Role.MANAGER])
    menu = menu_at(client, "/")
    assert menu.period == "2026-Q1"
    assert rooms(menu)["scale"] == "/assessment/2026-Q1/"


def test_period_and_team_travel_along(client: Client, acme: Company) -> None:
    client.force_login(acme.users[Role.MANAGER])
    menu = menu_at(client, "/people/?period=2025-Q4&team=east")
    assert menu.period == "2025-Q4"
    assert rooms(menu)["scale"] == "/assessment/2025-Q4/?team=east"
    assert rooms(menu)["home"] == "/?period=2025-Q4&team=east"


def test_another_period_is_the_same_page_of_it(client: Client, acme: Company) -> None:
    client.force_login(acme.users[Role.MANAGER])
    menu = menu_at(client, "/assessment/2026-Q1/?team=east&page=3")
    assert [choice.url for choice in menu.periods] == [
        "/assessment/2099-Q1/?team=east",
        "/assessment/2026-Q1/?team=east",
        "/assessment/2025-Q4/?team=east",
    ]
    elsewhere = menu_at(client, "/people/?team=east")
    assert elsewhere.periods[2].url == "/people/?team=east&period=2025-Q4"
