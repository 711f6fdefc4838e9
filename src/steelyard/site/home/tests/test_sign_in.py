import pytest
from django.contrib.auth import get_user_model
from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize("login", ["lin.wei", "lin.wei@example.com"])
def test_a_person_signs_in_by_name_or_by_mail(login: str, client: Client) -> None:
    get_user_model().objects.create_user(
        username="lin.wei", email="lin.wei@example.com", password="a long enough word"
    )
    answer = client.post("/account/login/", {"login": login, "password": "a long enough word"})
    assert (answer.status_code, answer["Location"]) == (302, "/")


@pytest.mark.django_db
def test_nobody_signs_up(client: Client) -> None:
    assert "sign up is currently closed" in client.get("/account/signup/").content.decode().lower()


@pytest.mark.django_db
def test_the_api_describes_itself(client: Client) -> None:
    assert client.get("/api/openapi.json").json()["info"]["title"] == "Steelyard"
