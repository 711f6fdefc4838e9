"""Publishing results: by whom, and why not."""

from collections.abc import Iterator
from typing import Any

import pytest

from steelyard.foundation.people import Role, Scope
from steelyard.kit.refusal import Refused
from steelyard.loop import assessment
from steelyard.loop.assessment.models import ResultSheet, SheetState
from tests.closes import Setting, closed_for_module, publish_all
from tests.factories import AT, account

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def closed_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[Setting]:
    with closed_for_module(django_db_blocker) as made:
        yield made


@pytest.fixture
def closed(closed_once: Setting, db: None) -> Setting:
    closed_once.period.refresh_from_db()
    return closed_once


def sheet_of(name: str) -> ResultSheet:
    return ResultSheet.objects.in_force().get(person__name=name)


def test_the_managers_manager_publishes(closed: Setting) -> None:
    dee = account(Role.MANAGER, Scope.TEAM_BELOW, who=closed.company.dee)
    assessment.publish_results(sheets=[sheet_of("Bo")], by=dee, at=AT)
    assert sheet_of("Bo").state == SheetState.PUBLISHED
    assert sheet_of("Cy").state == SheetState.DRAFT


@pytest.mark.parametrize(
    ("role", "name"), [("manager", "Bo"), ("rep", "Cy"), ("executive", "Bo"), ("auditor", "Bo")]
)
def test_others_are_told_who_publishes(closed: Setting, role: str, name: str) -> None:
    with pytest.raises(Refused, match="manager's manager or by sales operations"):
        assessment.publish_results(sheets=[sheet_of(name)], by=closed.company.users[role], at=AT)


def test_nobody_publishes_their_own(closed: Setting) -> None:
    with pytest.raises(Refused, match="their own"):
        assessment.publish_results(sheets=[sheet_of("Bo")], by=closed.company.users["rep"], at=AT)


def test_all_or_none(closed: Setting) -> None:
    assessment.publish_results(sheets=[sheet_of("Bo")], by=closed.ops, at=AT)
    with pytest.raises(Refused, match="published already"):
        publish_all(closed)
    assert sheet_of("Cy").state == SheetState.DRAFT


def test_an_incomplete_score_is_not_published(closed: Setting) -> None:
    ResultSheet.objects.filter(person__name="Cy").update(missing=["revenue"])
    with pytest.raises(Refused, match="revenue could not be scored"):
        assessment.publish_results(sheets=[sheet_of("Cy")], by=closed.ops, at=AT)


def test_a_superseded_result_is_not_published(closed: Setting) -> None:
    sheet = sheet_of("Bo")
    assessment.reopen_period(period=closed.period, why="Again", by=closed.ops, at=AT)
    with pytest.raises(Refused, match="no longer counts"):
        assessment.publish_results(sheets=[sheet], by=closed.ops, at=AT)
