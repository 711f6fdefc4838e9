from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import User

from steelyard.foundation import periods
from steelyard.foundation.periods import Period
from steelyard.kit.audit import AuditEvent
from steelyard.kit.refusal import Refused
from steelyard.loop import planning
from steelyard.loop.planning import actions, queries
from steelyard.loop.planning.models import ChangeKind, Target
from tests.factories import AT, Company, company
from tests.plans import assign_positions, quarter

pytestmark = pytest.mark.django_db


@pytest.fixture
def firm(db: None) -> Company:
    made = company()
    assign_positions(made.users["sales_ops"])
    return made


@pytest.fixture
def ops(firm: Company) -> User:
    return firm.users["sales_ops"]


@pytest.fixture
def q3(ops: User) -> Period:
    return quarter(by=ops)


def table(period: Period) -> list[tuple[str, str, int]]:
    rows = planning.targets_table(period).to_pylist()
    return [(row["person"], row["indicator"], row["value"]) for row in rows]


def test_the_newest_revision_counts_and_the_others_stay(firm: Company, ops: User, q3: Period) -> None:
    bo = firm.bo.code
    for value in (100, 200, 200, 300):
        actions.set_targets(period=q3, values={(bo, "revenue"): value}, by=ops, at=AT)
    assert table(q3) == [(bo, "revenue", 300)]
    assert list(Target.objects.order_by("revision").values_list("revision", "value")) == [
        (1, 100),
        (2, 200),
        (3, 300),
    ]


def test_the_table_carries_the_periods_days(firm: Company, ops: User, q3: Period) -> None:
    actions.set_targets(period=q3, values={(firm.bo.code, "revenue"): 1}, by=ops, at=AT)
    (row,) = planning.targets_table(q3).to_pylist()
    assert (row["starts_on"], row["ends_on"]) == (date(2026, 7, 1), date(2026, 9, 30))
    assert planning.targets_table(quarter("2026-Q4", by=ops)).num_rows == 0


def test_a_target_taken_away_is_none(firm: Company, ops: User, q3: Period) -> None:
    cell = (firm.bo.code, "revenue")
    actions.set_targets(period=q3, values={cell: 5}, by=ops, at=AT)
    actions.set_targets(period=q3, values={cell: None}, by=ops, at=AT)
    assert table(q3) == []


def test_a_closed_period_keeps_its_targets(firm: Company, ops: User, q3: Period) -> None:
    periods.mark_closed(period=q3, by=ops, at=AT)
    with pytest.raises(Refused, match="2026-Q3 is closed"):
        actions.set_targets(period=q3, values={(firm.bo.code, "revenue"): 5}, by=ops, at=AT)


def test_undo_takes_back_the_last_change_and_then_the_one_before(
    firm: Company, ops: User, q3: Period
) -> None:
    bo, cy = (firm.bo.code, "revenue"), (firm.cy.code, "revenue")
    actions.set_targets(period=q3, values={bo: 1}, by=ops, at=AT)
    actions.set_targets(period=q3, values={bo: 2, cy: 2}, by=ops, at=AT, kind=ChangeKind.COPIED)
    actions.undo_last_change(period=q3, by=ops, at=AT)
    assert table(q3) == [(*bo, 1)]
    actions.undo_last_change(period=q3, by=ops, at=AT)
    assert table(q3) == []
    with pytest.raises(Refused, match="no change of yours"):
        actions.undo_last_change(period=q3, by=ops, at=AT)


def test_undo_does_not_undo_what_somebody_else_did_since(firm: Company, ops: User, q3: Period) -> None:
    other = firm.users["administrator"]
    actions.set_targets(period=q3, values={(firm.bo.code, "revenue"): 1}, by=ops, at=AT)
    actions.set_targets(period=q3, values={(firm.bo.code, "revenue"): 2}, by=other, at=AT)
    with pytest.raises(Refused, match="has since changed 1"):
        actions.undo_last_change(period=q3, by=ops, at=AT)


def test_a_proposal_counts_once_accepted(firm: Company, ops: User, q3: Period) -> None:
    ann = firm.users["manager"]
    first, second = (
        actions.propose_target(period=q3, person=firm.bo, indicator="revenue", value=value, by=ann, at=AT)
        for value in (7, 8)
    )
    first.refresh_from_db()
    assert (first.state, table(q3)) == ("replaced", [])
    actions.decide_proposal(proposal=second, accept=True, by=ops, at=AT)
    assert table(q3) == [(firm.bo.code, "revenue", 8)]
    with pytest.raises(Refused, match="decided already"):
        actions.decide_proposal(proposal=second, accept=False, by=ops, at=AT)


def test_nobody_unknown_gets_a_target(ops: User, q3: Period) -> None:
    with pytest.raises(Refused, match="Nobody has the code ghost"):
        actions.set_targets(period=q3, values={("ghost", "revenue"): 1}, by=ops, at=AT)


def test_the_audit_tells_before_and_after(firm: Company, ops: User, q3: Period) -> None:
    cell = f"{firm.bo.code} revenue"
    for value in (1, 2):
        actions.set_targets(period=q3, values={(firm.bo.code, "revenue"): value}, by=ops, at=AT, why="agreed")
    event = AuditEvent.objects.filter(verb="set_targets").first()
    assert event is not None
    assert (event.before, event.after, event.why) == ({cell: 1}, {cell: 2}, "agreed")


def test_what_plans_ask_for_and_nobody_set_is_missing(firm: Company, ops: User, q3: Period) -> None:
    missing = queries.missing_targets(q3)
    assert (firm.bo.code, "revenue") in missing
    assert (firm.bo.code, "win_rate") in missing
    assert (firm.bo.code, "close_rate") not in missing  # another plan's
    assert (firm.bo.code, "deals_won") not in missing  # needs no target
    actions.set_targets(period=q3, values={(firm.bo.code, "revenue"): 1}, by=ops, at=AT)
    assert (firm.bo.code, "revenue") not in queries.missing_targets(q3)
    assert queries.people_without_plan(q3) == [firm.dee.code]


def test_at_is_kept(firm: Company, ops: User, q3: Period) -> None:
    at = datetime(2026, 7, 2, 10, tzinfo=UTC)
    actions.set_targets(period=q3, values={(firm.bo.code, "revenue"): 1}, by=ops, at=at, why="w")
    change = Target.objects.get().change
    assert (change.by, change.at, change.why) == (ops, at, "w")
