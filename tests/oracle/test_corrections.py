"""Engine and oracle, on a past that changed after it was closed, post the same for the same reasons."""

from hypothesis import given

from steelyard.engine.period import parse
from tests.oracle import engine_side
from tests.oracle.changed_past import disagreements, numbered
from tests.oracle.company import company, deal
from tests.oracle.drawn.batch import Batch
from tests.oracle.drawn.strategies import drawn, wide
from tests.oracle.january import DAY, JANUARY, PLAN, SPLIT, sold, what_differs

FEBRUARY = parse("2024-02")
ADDED = """
  more: {title: More, kind: rate, on: sales, rate: 1 %}
settlement:"""


@wide(2)
@given(drawn(plans=3, branches=8))
def test_engine_and_oracle_post_the_same(batch: Batch) -> None:
    """And what was paid and what is posted come to what is known; posted once, nothing is posted again."""
    count, found = disagreements(batch)
    assert found == []
    assert count > 0


def test_each_change_is_told_as_what_it_is() -> None:
    """One change a person, all in one company; what is not changed is not posted."""
    kept = deal("kept", DAY, 500_00, owner="zoe")
    was = [deal(owner, DAY, 100_00, owner=owner) for owner in ("cai", "eve", "fay", "gus", "hal", "joe")]
    left = {row["id"]: row for row in was if row["id"] != "eve"}
    left["cai"] = left["cai"] | {"owner": "dan"}
    left["fay"] = left["fay"] | {"closed_on": FEBRUARY.starts_on}
    left["gus"] = left["gus"] | {"amount_minor": 200_00}
    left["joe"] = left["joe"] | {"stage": "Lost"}
    come = [deal("late", DAY, 100_00), deal("back", DAY, -100_00, owner="bo")]
    people = [deal(f"none-{name}", DAY, 0, owner=name) for name in ("ann", "bo", "dan", "eve", "ivy")]
    sides = [
        company(JANUARY, [kept, *people, *was]),
        company(JANUARY, [kept, *people, *left.values(), *come]),
    ]
    sides[1]["assignments"] = sides[0]["assignments"]
    sides[1]["splits"] = [
        {"dataset": "deals", "fact_id": "hal", "person": person, "share_ppm": 500_000, "role": None}
        for person in ("hal", "ivy")
    ]
    found = what_differs((SPLIT, sides[0]), (SPLIT, sides[1]))
    told = {
        (row["person"], row["amount_minor"]): row["reason"] for row in found if row["component"] == "rate"
    }
    assert told == {
        ("ann", 5_00): "late_fact",
        ("bo", -5_00): "refund",
        ("cai", -5_00): "owner_changed",
        ("dan", 5_00): "owner_changed",
        ("eve", -5_00): "fact_gone",
        ("fay", -5_00): "date_changed",
        ("gus", 5_00): "amount_changed",
        ("hal", -2_50): "share_changed",
        ("ivy", 2_50): "share_changed",
        ("joe", -5_00): "status_changed",
    }


def test_what_is_posted_is_paid_in_the_open_period() -> None:
    """To the minor unit: the corrections of a person are one component of the open period's close."""
    posted = numbered(what_differs((PLAN, sold(1_000_00)), (PLAN, sold(2_000_00, late=333_33))))
    open_period = company(FEBRUARY, [deal("f", FEBRUARY.starts_on, 0)]) | {"corrections": posted}
    paid = engine_side.close([PLAN], open_period, FEBRUARY)["statements"]
    (corrections,) = [row["amount_minor"] for row in paid if row["component"] == "corrections"]
    assert corrections == sum(row["amount_minor"] for row in posted) == 80_00


def test_a_component_that_a_plan_adds_is_the_plans_change() -> None:
    """Every deal's line was called a changed status: the line is there only now."""
    changed = PLAN.replace("\nsettlement:", ADDED)
    found = what_differs((PLAN, sold(100_00)), (changed, sold(100_00)))
    assert {row["component"]: row["reason"] for row in found} == {"more": "plan_changed"}


def test_a_target_that_came_late_is_the_targets_change() -> None:
    """Until there was one the component was blocked: its lines were called a changed status too."""
    found = what_differs((PLAN, sold(100_00, target=None)), (PLAN, sold(100_00)))
    assert {row["component"]: row["reason"] for row in found} == {"tiers": "target_changed"}


def test_a_deal_that_was_posted_and_is_gone_again_is_gone() -> None:
    """It was called a payment, as neither the closed period nor today's credits it."""
    posted = numbered(what_differs((PLAN, sold(100_00)), (PLAN, sold(100_00, late=50_00))))
    found = what_differs((PLAN, sold(100_00)), (PLAN, sold(100_00)), posted=posted)
    assert {(row["component"], row["fact_id"], row["reason"]) for row in found} == {
        ("rate", "late", "fact_gone"),
        ("tiers", "late", "fact_gone"),
    }


def test_what_a_cap_let_through_before_is_a_balance() -> None:
    """Only what was left of balances was compared, and of a yearly cap nothing is ever left."""
    found = what_differs((PLAN, sold(5_000_00, through=100_00)), (PLAN, sold(5_000_00, through=200_00)))
    assert {row["component"]: row["reason"] for row in found} == {"limit": "balance_changed"}
