from datetime import date

import pytest
from django.contrib.auth.models import User

from steelyard.foundation import people, periods, rulebook
from steelyard.kit.refusal import Refused
from steelyard.loop import planning
from steelyard.loop.planning import actions
from steelyard.loop.planning.membership import Assigned
from tests.factories import AT, Company, company
from tests.plans import REP, assign_positions, publish, quarter

pytestmark = pytest.mark.django_db


@pytest.fixture
def firm(db: None) -> Company:
    made = company()
    assign_positions(made.users["sales_ops"])
    return made


@pytest.fixture
def ops(firm: Company) -> User:
    return firm.users["sales_ops"]


def spans(person: str, code: str, ops: User) -> list[tuple[str | None, date, date]]:
    rows = planning.assignments_with_plans(quarter(code, by=ops)).to_pylist()
    return [(r["plan"], r["starts_on"], r["ends_on"]) for r in rows if r["person"] == person]


def test_the_table_has_everybody_with_their_plan(firm: Company, ops: User) -> None:
    table = planning.assignments_with_plans(quarter(by=ops))
    assert table.column_names == ["person", "team", "manager", "position", "plan", "starts_on", "ends_on"]
    plans = {row["person"]: row["plan"] for row in table.to_pylist()}
    assert (plans[firm.bo.code], plans[firm.ann.code], plans[firm.dee.code]) == (
        "field-sales",
        "team-lead",
        None,
    )


def test_one_person_may_have_another_plan_for_a_while(firm: Company, ops: User) -> None:
    publish(REP.replace("plan: field-sales", "plan: launch"), by=ops)
    planning.assign_plan(
        plan_code="launch",
        person_code=firm.bo.code,
        starts_on=date(2026, 8, 1),
        ends_on=date(2026, 8, 31),
        by=ops,
        at=AT,
    )
    assert spans(firm.bo.code, "2026-Q3", ops) == [
        ("field-sales", date(2026, 7, 1), date(2026, 7, 31)),
        ("launch", date(2026, 8, 1), date(2026, 8, 31)),
        ("field-sales", date(2026, 9, 1), date(2026, 9, 30)),
    ]
    assert Assigned().people_on_plans(date(2026, 8, 15)) == {"field-sales": 2, "team-lead": 2, "launch": 1}


def test_a_move_within_the_period_changes_the_plan(firm: Company, ops: User) -> None:
    people.move_person(
        person=firm.bo,
        team=people.Team.objects.get(code="east"),
        manager=firm.dee,
        position=people.Position.objects.get(code="manager"),
        starts_on=date(2026, 8, 15),
        why="promoted",
        by=ops,
        at=AT,
    )
    assert [plan for plan, _first, _last in spans(firm.bo.code, "2026-Q3", ops)] == [
        "field-sales",
        "team-lead",
    ]


def test_a_new_plan_ends_the_open_one_the_day_before(firm: Company, ops: User) -> None:
    publish(REP.replace("plan: field-sales", "plan: new-sales"), by=ops)
    made = planning.assign_plan(
        plan_code="new-sales", position_code="rep", starts_on=date(2026, 10, 1), by=ops, at=AT
    )
    before = planning.PlanAssignment.objects.exclude(pk=made.pk).get(position__code="rep")
    assert before.ends_on == date(2026, 9, 30)


def test_two_plans_on_the_same_days_are_refused(firm: Company, ops: User) -> None:
    with pytest.raises(Refused, match="There is a plan already"):
        planning.assign_plan(
            plan_code="team-lead", position_code="rep", starts_on=date(2025, 1, 1), by=ops, at=AT
        )


def test_only_a_published_plan_is_assigned(firm: Company, ops: User) -> None:
    rulebook.save_draft(text=REP.replace("plan: field-sales", "plan: idea"), by=ops, at=AT)
    with pytest.raises(Refused, match="no published version"):
        planning.assign_plan(
            plan_code="idea", person_code=firm.bo.code, starts_on=date(2026, 7, 1), by=ops, at=AT
        )
    with pytest.raises(Refused, match="no plan nowhere"):
        planning.assign_plan(
            plan_code="nowhere", person_code=firm.bo.code, starts_on=date(2026, 7, 1), by=ops, at=AT
        )


def test_closed_days_keep_their_plan(firm: Company, ops: User) -> None:
    periods.mark_closed(period=quarter("2026-Q2", by=ops), by=ops, at=AT)
    of_reps = planning.PlanAssignment.objects.get(position__code="rep")
    with pytest.raises(Refused, match="closed"):
        planning.assign_plan(
            plan_code="team-lead", person_code=firm.bo.code, starts_on=date(2026, 6, 30), by=ops, at=AT
        )
    with pytest.raises(Refused, match="closed"):
        actions.end_plan_assignment(assignment=of_reps, ends_on=date(2026, 6, 29), by=ops, at=AT)
    with pytest.raises(Refused, match="End it instead"):
        actions.remove_plan_assignment(assignment=of_reps, by=ops, at=AT)
    actions.end_plan_assignment(assignment=of_reps, ends_on=date(2026, 6, 30), by=ops, at=AT)
