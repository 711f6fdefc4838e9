import io

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from tests import factories


@pytest.mark.django_db
def test_the_auditor_reads_filters_and_exports(client: Client) -> None:
    made = factories.company()
    client.force_login(made.users["auditor"])
    page = client.get("/audit/", {"q": "Outsider", "verb": "admit_person"}).content.decode()
    assert "Outsider" in page
    assert "Ann" not in page.replace("Manager", "").split("<main")[1]
    file = client.get("/audit/export/", {"verb": "admit_person"}).content
    rows = CalamineWorkbook.from_filelike(io.BytesIO(file)).get_sheet_by_index(0).to_python()
    assert {row[4] for row in rows[1:]} == {"Dee", "Ann", "Zed", "Bo", "Cy", "Outsider"}


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["rep", "manager", "executive"])
@pytest.mark.parametrize("address", ["/audit/", "/audit/export/"])
def test_others_may_not(client: Client, role: str, address: str) -> None:
    client.force_login(factories.company().users[role])
    assert client.get(address).status_code == 403
