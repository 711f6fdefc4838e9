import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from steelyard.site.demo_sign_in import doors
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["rep", "manager", "sales_ops", "executive", "auditor"])
def test_one_click_signs_in_as_a_role(client: Client, settings: Settings, role: str) -> None:
    settings.DEMO = True
    made = factories.company()
    assert role in {door.role for door in doors()}
    assert client.post(f"/demo/sign-in/{role}/").status_code == 302
    assert client.session["_auth_user_id"] == str(made.users[role].pk)


def test_outside_the_demo_there_is_no_such_door(client: Client, settings: Settings) -> None:
    settings.DEMO = False
    factories.company()
    assert doors() == []
    assert client.post("/demo/sign-in/rep/").status_code == 404


def test_a_link_cannot_sign_anybody_in(client: Client, settings: Settings) -> None:
    settings.DEMO = True
    factories.company()
    assert client.get("/demo/sign-in/rep/").status_code == 405
    assert client.post("/demo/sign-in/owner/").status_code == 404
