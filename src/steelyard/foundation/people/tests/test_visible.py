from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from steelyard.foundation import people
from steelyard.foundation.people import Assignment, Role, Scope
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 7, 1)
MOVED = date(2026, 5, 16)


def names(user: User, on: date = TODAY) -> set[str]:
    return {person.name for person in people.visible_people(people.viewer_of(user), on)}


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope.SELF, {"Ann"}),
        (Scope.TEAM, {"Ann", "Bo", "Cy"}),
        (Scope.TEAM_BELOW, {"Ann", "Bo", "Cy"}),
        (Scope.ALL, {"Ann", "Bo", "Cy", "Dee", "Zed", "Outsider"}),
    ],
)
def test_a_manager_sees(scope: Scope, expected: set[str]) -> None:
    made = factories.company()
    made.ann.user = None
    made.ann.save()
    assert names(factories.account(Role.MANAGER, scope, who=made.ann)) == expected


@pytest.mark.parametrize(
    ("scope", "expected"),
    [(Scope.TEAM, {"Dee", "Ann"}), (Scope.TEAM_BELOW, {"Dee", "Ann", "Bo", "Cy"})],
)
def test_a_director_sees_one_level_or_all_beneath(scope: Scope, expected: set[str]) -> None:
    assert names(factories.account(Role.MANAGER, scope, who=factories.company().dee)) == expected


@pytest.mark.parametrize(
    ("scope", "team", "expected"),
    [
        (Scope.TEAM, "east", {"Ann", "Bo", "Cy"}),
        (Scope.TEAM, "head", {"Dee"}),
        (Scope.TEAM_BELOW, "head", {"Dee", "Ann", "Bo", "Cy", "Zed", "Outsider"}),
    ],
)
def test_a_named_team_counts_whoever_leads_it(scope: Scope, team: str, expected: set[str]) -> None:
    factories.company()
    of_team = people.Team.objects.get(code=team)
    assert names(factories.account(Role.EXECUTIVE, scope, of_team=of_team)) == expected


def test_who_moves_is_seen_by_the_old_manager_as_of_then_and_by_the_new_one_since() -> None:
    made = factories.company()
    people.move_person(
        person=made.bo,
        team=factories.current_place(made.zed).team,
        manager=made.zed,
        position=factories.position(),
        starts_on=MOVED,
        why="The West needs him.",
        by=None,
        at=factories.AT,
    )
    old, new = made.users["manager"], factories.account(Role.MANAGER, Scope.TEAM_BELOW, who=made.zed)
    before = MOVED - timedelta(days=1)
    assert ("Bo" in names(old, before), "Bo" in names(old, MOVED)) == (True, False)
    assert ("Bo" in names(new, before), "Bo" in names(new, MOVED)) == (False, True)


def test_outside_the_scope_nobody_exists() -> None:
    made = factories.company()
    viewer = people.viewer_of(made.users["manager"])
    assert people.find_person(made.cy.code, viewer, TODAY) == made.cy
    for code in (made.outsider.code, made.dee.code, "nobody"):
        with pytest.raises(Http404):
            people.find_person(code, viewer, TODAY)


def test_an_account_without_person_or_role_sees_nobody() -> None:
    factories.company()
    user = User.objects.create_user("empty")
    assert names(user) == set()
    people.grant_role(user=user, role=Role.MANAGER, scope=Scope.TEAM_BELOW, by=None, at=factories.AT)
    assert names(user) == set()


def test_the_hierarchy_costs_one_query_and_a_loop_in_the_data_ends() -> None:
    made = factories.company()
    Assignment.objects.filter(person=made.dee).update(manager=made.bo)
    viewer = people.viewer_of(made.users["manager"])
    with CaptureQueriesContext(connection) as asked:
        assert {p.name for p in people.visible_people(viewer, TODAY)} == {"Ann", "Bo", "Cy", "Dee"}
    assert len(asked) == 1
