import io
from datetime import date

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from steelyard.foundation.people import Grant, Person
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(client: Client) -> factories.Company:
    made = factories.company()
    client.force_login(made.users["sales_ops"])
    return made


def main(client: Client, address: str, **query: str) -> str:
    return client.get(address, query).content.decode().partition("<main")[2]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, {"Dee", "Ann", "Bo", "Cy", "Zed", "Outsider"}),
        ({"q": "out"}, {"Outsider"}),
        ({"team": "east"}, {"Ann", "Bo", "Cy"}),
        ({"team": "head", "position": "rep"}, {"Bo", "Cy", "Outsider"}),
        ({"status": "left"}, set()),
    ],
)
def test_the_list_filters_and_its_spreadsheet_too(
    client: Client, made: factories.Company, query: dict[str, str], expected: set[str]
) -> None:
    page = main(client, "/people/", **query)
    assert {p.name for p in Person.objects.all() if f"/people/{p.code}/" in page} == expected
    file = client.get("/people/export/", query).content
    rows = CalamineWorkbook.from_filelike(io.BytesIO(file)).get_sheet_by_index(0).to_python()
    assert {row[1] for row in rows[1:]} == expected


def test_hr_admits_moves_and_ends(client: Client, made: factories.Company) -> None:
    place = factories.current_place(made.bo)
    form = {"team": place.team.pk, "manager": made.ann.pk, "position": place.position.pk}
    answer = client.post("/people/admit/", form | {"name": "新人", "hired_on": "2026-03-01"})
    assert answer.status_code == 302
    new = Person.objects.get(name="新人")
    address = f"/people/{new.code}/"
    assert "新人" in main(client, address)
    moved = client.post(
        f"{address}move/", form | {"manager": made.zed.pk, "starts_on": "2026-05-16", "why": "Asked."}
    )
    assert moved.status_code == 302
    ended = client.post(f"{address}end/", {"last_on": "2026-06-30", "leaves": "on", "why": "Left."})
    assert ended.status_code == 302
    new.refresh_from_db()
    assert new.left_on == date(2026, 6, 30)
    assert [str(a.manager) for a in new.assignments.all()] == ["Ann", "Zed"]
    for verb in ("admit_person", "move_person", "end_assignment"):
        assert verb in main(client, address)


def test_a_refused_form_says_why_and_keeps_what_was_typed(client: Client, made: factories.Company) -> None:
    place = factories.current_place(made.bo)
    form = {"team": place.team.pk, "manager": made.ann.pk, "position": place.position.pk}
    answer = client.post(f"/people/{made.bo.code}/move/", form | {"starts_on": "2020-01-01", "why": "Sure."})
    assert answer.status_code == 422
    assert "nothing can start before" in answer.content.decode()
    assert "Sure." in answer.content.decode()


def test_the_tree_shows_only_the_viewers_branch(client: Client, made: factories.Company) -> None:
    assert "Outsider" in main(client, "/people/teams/")
    client.force_login(made.users["manager"])
    page = main(client, "/people/teams/")
    assert "Bo" in page
    assert "Outsider" not in page
    assert "West" not in page


def test_an_administrator_gives_and_takes_roles(client: Client, made: factories.Company) -> None:
    client.force_login(made.users["administrator"])
    opened = client.post(
        "/people/accounts/new/", {"username": "cy", "person": made.cy.pk, "email": "", "password": ""}
    )
    assert opened.status_code == 302
    made.cy.refresh_from_db()
    assert made.cy.user is not None
    form = {"user": made.cy.user.pk, "role": "rep", "scope": "self", "team": "", "why": "New."}
    assert client.post("/people/grants/new/", form).status_code == 302
    grant = Grant.objects.get(user=made.cy.user)
    assert "cy" in main(client, "/people/grants/", q="cy")
    assert client.post(f"/people/grants/{grant.pk}/revoke/", {"why": "Over."}).status_code == 302
    last = Grant.objects.get(role="administrator")
    kept = client.post(f"/people/grants/{last.pk}/revoke/", {"why": "Over."})
    assert "Somebody has to stay administrator" in kept.content.decode()


@pytest.mark.parametrize("role", ["rep", "manager", "executive", "auditor"])
@pytest.mark.parametrize("page", ["admit/", "bo/move/", "bo/end/", "bo/change/", "grants/new/", "teams/new/"])
def test_others_may_not_change(client: Client, made: factories.Company, role: str, page: str) -> None:
    client.force_login(made.users[role])
    assert client.get(f"/people/{page}").status_code == 403


def test_the_api_keeps_to_the_scope(client: Client, made: factories.Company) -> None:
    client.force_login(made.users["manager"])
    found = client.get("/api/people").json()
    assert {item["name"] for item in found["items"]} == {"Ann", "Bo", "Cy"}
    bo = client.get("/api/people/bo").json()
    assert (bo["manager"], bo["team"], bo["position"]) == ("ann", "east", "rep")
    assert client.get("/api/people/bo/assignments").json()[0]["starts_on"] == "2024-01-01"
    assert client.get("/api/people/outsider").status_code == 404
    client.logout()
    assert client.get("/api/people").status_code == 401
