import csv
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from steelyard.foundation import people
from steelyard.foundation.people import Assignment, Person, Team
from steelyard.kit.refusal import Refused
from tests import factories

pytestmark = pytest.mark.django_db
CRM = (
    Path(os.environ.get("STEELYARD_CRM_DATA", Path(__file__).parents[6] / "shared/data/crm"))
    / "sales_teams.csv"
)


def admit(*rows: Mapping[str, object]) -> dict[str, int]:
    return people.admit_roster(rows=rows, by=None, at=factories.AT)


def place(name: str, on: date = date(2026, 7, 1)) -> Assignment:
    return Assignment.objects.on(on).get(person__name=name)


def test_a_roster_of_names_makes_a_company() -> None:
    counts = admit(
        {"name": "Anna Snelling", "manager": "Dustin Brinkmann", "region": "Central"},
        {"name": "Moses Frase", "manager": "Dustin Brinkmann", "region": "Central"},
        {"name": "Markita Hansen", "manager": "Celia Rouche", "region": "West"},
    )
    assert counts == {"people": 5, "teams": 4, "positions": 2, "assigned": 5, "unchanged": 0, "left": 0}
    anna = place("Anna Snelling", date(2017, 4, 1))
    assert (anna.person.code, anna.manager) == ("anna-snelling", Person.objects.get(code="dustin-brinkmann"))
    assert (anna.team.name, anna.team.parent) == ("Dustin Brinkmann", Team.objects.get(name="Central"))
    boss = place("Dustin Brinkmann")
    assert (boss.team, boss.position.code, boss.manager) == (anna.team, "sales-manager", None)


def test_the_same_roster_again_changes_nothing() -> None:
    team = {"team": "华东一组", "region": "华东"}
    rows = [
        {"name": "王芳", "code": "E1", "manager": "李雷", "starts_on": "2024-03-01", **team},
        {"name": "李雷", "code": "E2", "position": "销售经理", "starts_on": "2023-01-01", **team},
        {"name": "韩梅", "code": "E3", "manager": "李雷", "starts_on": "2024-03-01", **team},
    ]
    rows[2]["left_on"] = "2025-01-31"
    first = admit(*rows)
    again = admit(*rows)
    assert (first["people"], first["left"]) == (3, 1)
    assert again == {"people": 0, "teams": 0, "positions": 0, "assigned": 0, "unchanged": 3, "left": 0}
    assert place("王芳").team.parent == Team.objects.get(name="华东")
    assert not Assignment.objects.on(date(2025, 2, 1)).filter(person__code="E3").exists()
    assert place("韩梅", date(2025, 1, 31)).ends_on == date(2025, 1, 31)


def test_a_person_in_two_rows_has_moved() -> None:
    admit(
        {"name": "Bo", "team": "West", "starts_on": date(2026, 5, 16)},
        {"name": "Bo", "team": "East", "starts_on": date(2026, 1, 1)},
    )
    assert place("Bo", date(2026, 5, 15)).team.name == "East"
    assert place("Bo", date(2026, 5, 16)).team.name == "West"
    assert Person.objects.get().hired_on == date(2026, 1, 1)


def test_an_undated_change_counts_from_the_day_of_the_import() -> None:
    admit({"name": "Bo", "team": "East"})
    admit({"name": "Bo", "team": "West"})
    assert place("Bo", date(2026, 6, 30)).team.name == "East"
    assert place("Bo", date(2026, 7, 1)).team.name == "West"


def test_wrong_rows_are_refused_all_at_once() -> None:
    with pytest.raises(Refused) as refused:
        admit(
            {"name": " "},
            {"name": "Bo", "starts_on": "1.5.2026"},
            {"name": "Cy", "starts_on": "2026-05-01", "left_on": "2026-04-30"},
        )
    assert len(refused.value.reasons) == 3
    with pytest.raises(Refused, match="reports to"):
        admit({"name": "Bo", "manager": "Cy"}, {"name": "Cy", "manager": "Bo"})


@pytest.mark.skipif(not CRM.exists(), reason="the CRM training set is not here")
def test_the_crm_roster() -> None:
    with CRM.open() as file:
        rows = [
            {"name": row["sales_agent"], "manager": row["manager"], "region": row["regional_office"]}
            for row in csv.DictReader(file)
        ]
    counts = admit(*rows)
    assert (counts["people"], counts["teams"]) == (35 + 6, 3 + 6)
    assert Team.objects.filter(parent=None).count() == 3
