import pytest
from django.test import Client


@pytest.mark.django_db
def test_a_choice_is_kept_and_leads_back(client: Client) -> None:
    answer = client.post("/preferences/theme/", {"choice": "dark", "next": "/people/?team=east"})
    assert (answer.status_code, answer["Location"]) == (302, "/people/?team=east")
    assert client.cookies["steelyard_theme"].value == "dark"
    assert 'data-bs-theme="dark"' in client.get("/account/login/").content.decode()


@pytest.mark.django_db
def test_nobody_is_led_elsewhere(client: Client) -> None:
    answer = client.post("/preferences/theme/", {"choice": "dark", "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "choice"), [("theme", "loud"), ("shoes", "dark")])
def test_what_is_no_choice_does_not_exist(client: Client, name: str, choice: str) -> None:
    assert client.post(f"/preferences/{name}/", {"choice": choice}).status_code == 404


@pytest.mark.django_db
def test_a_cookie_with_nonsense_counts_as_none(client: Client) -> None:
    client.cookies["steelyard_theme"] = '"><script>'
    assert 'data-bs-theme="auto"' in client.get("/account/login/").content.decode()
