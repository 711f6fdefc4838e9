"""Nobody reaches what lies outside their scope: every address, for every role, by page, API and file."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from steelyard.foundation.people import Grant, Role, Scope, Team
from steelyard.kit import access
from tests import factories
from tests.architecture.outsider import MARKS, is_whole_company, lists, objects
from tests.architecture.routes import Route, all_routes
from tests.closes import Setting, closed_for_module

REFUSED = {401, 403, 404, 405}  # 405: the address takes the other method only
SIGN_IN = "/account/login/"
ROUTES = all_routes()


@pytest.fixture(scope="module")
def closed_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[Setting]:
    """Close a quarter once: everybody, the outsider too, has deals, targets, results and pay."""
    with closed_for_module(django_db_blocker) as made:
        factories.account(Role.REP, who=made.company.outsider)
        yield made


@pytest.fixture
def made(closed_once: Setting, db: None) -> Setting:
    return closed_once


def account(made: Setting, role: str) -> User:
    """Return an account of the role whose scope ends before the West."""
    user = made.company.users[role]
    if role not in {Role.REP, Role.MANAGER}:
        east = Team.objects.get(code="east")
        Grant.objects.filter(user=user).update(scope=Scope.TEAM_BELOW, team=east)
    return user


def answers(
    client: Client, route: Route, kwargs: Mapping[str, Any]
) -> Iterator[tuple[str, HttpResponseBase]]:
    """Ask by every method; what a request changes is taken back."""
    address = reverse(route.name, kwargs=dict(kwargs))
    for method in ("get", "post"):
        with transaction.atomic():
            kind = {"content_type": "application/json"} if route.name.startswith("api:") else {}
            yield f"{method} {address}", getattr(client, method)(address, **kind)
            transaction.set_rollback(True)


def is_refused(answer: HttpResponseBase) -> bool:
    return answer.status_code in REFUSED or answer.headers.get("Location", "").startswith(SIGN_IN)


def told(answer: Any) -> str:
    """Return all that an answer says, also within a workbook."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            return "".join(book.read(name).decode(errors="replace") for name in book.namelist())
    return str(body.decode(errors="replace"))


def test_every_address_with_a_parameter_is_tried(made: Setting) -> None:
    """A new address says in outsider.py how to ask for what is the outsider's."""
    known = objects(made).keys() | lists(made).keys()
    assert [route.name for route in ROUTES if route.takes and route.name not in known] == []
    assert sorted(known - {route.name for route in ROUTES}) == []


@pytest.mark.parametrize("role", list(Role))
def test_what_is_the_outsiders_does_not_exist(made: Setting, role: str) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(account(made, role))
    asked = objects(made)
    reached = [
        f"{words}: {answer.status_code}"
        for route in ROUTES
        if route.name in asked and not is_whole_company(route.name, role)
        for words, answer in answers(client, route, asked[route.name])
        if not is_refused(answer)
    ]
    assert not reached, "\n".join(reached)


@pytest.mark.parametrize("role", list(Role))
def test_lists_and_files_leave_the_outsider_out(made: Setting, role: str) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(account(made, role))
    examples = lists(made)
    shown = [
        f"{words}: {answer.status_code} {mark}"
        for route in ROUTES
        if (route.name in examples or not route.takes) and not is_whole_company(route.name, role)
        for words, answer in answers(client, route, examples.get(route.name, {}))
        for mark in [mark for mark in MARKS if mark in told(answer)]
        or ["broken"] * (answer.status_code >= 500)
    ]
    assert not shown, "\n".join(shown)


def test_a_visitor_reaches_nothing(made: Setting) -> None:
    client = Client(raise_request_exception=False)
    examples = {**objects(made), **lists(made)}
    reached = [
        f"{words}: {answer.status_code}"
        for route in ROUTES
        if access.PUBLIC not in {getattr(view, "access", None) for view in route.views}
        for words, answer in answers(client, route, examples.get(route.name, {}))
        if not is_refused(answer)
    ]
    assert not reached, "\n".join(reached)


def test_the_outsider_is_there_to_be_found(made: Setting) -> None:
    """Else the tests above would prove nothing: the outsider reaches what is theirs."""
    client = Client()
    client.force_login(User.objects.get(person=made.company.outsider))
    for name in ("people:person", "api:person", "facts:row", "assessment:scorecard", "rewards:statement"):
        answer = client.get(reverse(name, kwargs=dict(objects(made)[name])))
        assert answer.status_code == 200, name
        assert any(mark in told(answer) for mark in MARKS), name
