"""Issuing, confirming, questioning, and what a reopened period does to a statement."""

from collections.abc import Iterator
from typing import Any

import pytest

from steelyard.kit.refusal import Refused
from steelyard.loop import assessment, rewards
from steelyard.loop.rewards.models import Dispute, Statement, StatementState
from tests.closes import Setting, close, closed_for_module, publish_all
from tests.factories import AT

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def closed_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[Setting]:
    with closed_for_module(django_db_blocker) as made:
        yield made


@pytest.fixture
def closed(closed_once: Setting, db: None) -> Setting:
    closed_once.period.refresh_from_db()
    return closed_once


@pytest.fixture
def issued(closed: Setting) -> Setting:
    publish_all(closed)
    rewards.issue_statements(statements=Statement.objects.in_force(), by=closed.ops, at=AT)
    return closed


def bos(made: Setting) -> Statement:
    return Statement.objects.in_force().get(person=made.company.bo)


def test_a_close_prepares_a_statement_for_everyone_paid(closed: Setting) -> None:
    assert Statement.objects.count() == 3
    assert set(Statement.objects.values_list("state", flat=True)) == {StatementState.PREPARED}


def test_preparing_again_adds_nothing(closed: Setting) -> None:
    from steelyard.loop.rewards.actions import prepare_statements  # noqa: PLC0415 - not offered at the door

    assert prepare_statements(run=bos(closed).run, by=closed.ops, at=AT) == 0
    assert Statement.objects.count() == 3


def test_nothing_is_issued_before_results_are_published(closed: Setting) -> None:
    with pytest.raises(Refused, match="not published yet"):
        rewards.issue_statements(statements=[bos(closed)], by=closed.ops, at=AT)
    assert bos(closed).state == StatementState.PREPARED


@pytest.mark.parametrize("role", ["rep", "manager", "auditor", "executive"])
def test_only_sales_operations_issue(closed: Setting, role: str) -> None:
    publish_all(closed)
    with pytest.raises(Refused, match="sales operations"):
        rewards.issue_statements(statements=[bos(closed)], by=closed.company.users[role], at=AT)


def test_the_person_confirms(issued: Setting) -> None:
    with pytest.raises(Refused, match="Only the person"):
        rewards.confirm_statement(statement=bos(issued), by=issued.ops, at=AT)
    rewards.confirm_statement(statement=bos(issued), by=issued.company.users["rep"], at=AT)
    assert bos(issued).state == StatementState.CONFIRMED
    with pytest.raises(Refused, match="already"):
        rewards.confirm_statement(statement=bos(issued), by=issued.company.users["rep"], at=AT)


def ask(made: Setting, path: str = "pay/commission/deals/D3", question: str = "Why 60 %?") -> Dispute:
    return rewards.ask_question(
        statement=bos(made),
        plan_code="field-sales",
        path=path,
        question=question,
        by=made.company.users["rep"],
        at=AT,
    )


@pytest.mark.parametrize(
    ("path", "amount"), [("pay", 2_420_00), ("pay/commission", 1_920_00), ("pay/commission/deals/D3", 720_00)]
)
def test_a_question_keeps_the_amount_it_is_about(issued: Setting, path: str, amount: int) -> None:
    assert ask(issued, path).amount_minor == amount


def test_a_figure_that_is_not_there_cannot_be_questioned(issued: Setting) -> None:
    with pytest.raises(Refused, match="no such figure"):
        ask(issued, "pay/commission/deals/D7")


def test_an_open_question_holds_the_confirmation(issued: Setting) -> None:
    dispute = ask(issued)
    with pytest.raises(Refused, match="still open"):
        rewards.confirm_statement(statement=bos(issued), by=issued.company.users["rep"], at=AT)
    with pytest.raises(Refused, match="answered by sales operations"):
        rewards.answer_question(dispute=dispute, answer="So", by=issued.company.users["manager"], at=AT)
    rewards.answer_question(dispute=dispute, answer="The split says so", by=issued.ops, at=AT)
    rewards.confirm_statement(statement=bos(issued), by=issued.company.users["rep"], at=AT)


def test_reopening_and_closing_makes_a_new_statement(issued: Setting) -> None:
    old = bos(issued)
    assessment.reopen_period(period=issued.period, why="A mistake", by=issued.ops, at=AT)
    with pytest.raises(Refused, match="new statement"):
        rewards.confirm_statement(statement=old, by=issued.company.users["rep"], at=AT)
    issued.period.refresh_from_db()
    close(issued)
    new = bos(issued)
    assert new != old
    assert new.state == StatementState.PREPARED
    old.refresh_from_db()
    assert old.total_minor == 2_420_00
    assert Statement.objects.in_force().count() == 3
