"""Each reason of a correction where it is easily mistaken for another, and nothing posted twice."""

import datetime as dt
from typing import Any

from tests.oracle.changed_past import numbered
from tests.oracle.company import company, deal
from tests.oracle.january import DAY, JANUARY, PLAN, SPLIT, sold, what_differs

OVERLAY = PLAN.replace("kind: owner", "kind: overlay")
UNSETTLED = PLAN.partition("settlement:")[0]
BACK = "{title: Back, kind: claw_back, dataset: returns, fact: deal, counts_on: returned_on, within: 12}"
RETURNED = f"{UNSETTLED}settlement:\n  back: {BACK}\n"
AIMED = UNSETTLED.replace(
    "pay:", "  won: {title: Won, kind: count, from: deals, target: personal}\npay:"
).replace("[{rate: 1 %}]", "[{below: 100 %, rate: 1 %}, {from: 100 %, rate: 2 %}]")


def test_a_deal_moved_into_the_period_counts_on_another_day() -> None:
    """There it was all along: it is not a deal that became known late."""
    later = deal("moved", dt.date(2024, 2, 1), 50_00)
    was, now = sold(100_00), sold(100_00)
    was["deals"].append(later)
    now["deals"].append(later | {"closed_on": DAY})
    found = what_differs((PLAN, was), (PLAN, now))
    assert {(row["component"], row["fact_id"], row["reason"]) for row in found} == {
        ("rate", "moved", "date_changed"),
        ("tiers", "moved", "date_changed"),
    }


def test_what_a_target_brought_is_taken_back_once_when_the_target_goes_again() -> None:
    """The component is blocked on both sides then; nobody owes it twice for that."""
    without = sold(100_00, target=None)
    posted = numbered(what_differs((PLAN, without), (PLAN, sold(100_00))))
    found = what_differs((PLAN, without), (PLAN, without), posted=posted)
    assert [(row["component"], row["amount_minor"]) for row in posted] == [("tiers", 1_00)]
    assert [(row["component"], row["amount_minor"]) for row in found] == [("tiers", -1_00)]


def test_of_two_targets_either_is_told_and_both_together_once() -> None:
    """The higher one alone said nothing of the lower; each moved one would post the difference again."""
    sides = {
        name: sold(100_00, target=target) | {"targets": _aims(target, won)}
        for name, target, won in (("was", 200_00, 900_00), ("lower", 50_00, 900_00), ("both", 50_00, 1))
    }
    for now in ("lower", "both"):
        found = what_differs((AIMED, sides["was"]), (AIMED, sides[now]))
        assert [(row["component"], row["amount_minor"], row["reason"]) for row in found] == [
            ("tiers", 1_00, "target_changed")
        ]


def test_what_is_posted_or_adjusted_by_hand_is_not_corrected_itself() -> None:
    """It was decided when it was paid: only what plans pay can have come out differently."""
    was, now = sold(100_00), sold(100_00)
    line = {"plan": "everything", "person": "ann", "amount_minor": 7_00}
    was["adjustments"] = [line | {"id": "a", "dated_on": DAY, "because": "A prize"}]
    was["corrections"] = numbered(what_differs((PLAN, sold(1_00)), (PLAN, sold(2_00, late=40_00))))
    assert what_differs((PLAN, was), (PLAN, now)) == []


def test_a_cap_that_takes_more_off_was_moved_by_what_it_looks_at() -> None:
    """The balance that was brought in is the same on both sides: it is not what changed."""
    found = what_differs((PLAN, sold(10_000_00, through=100_00)), (PLAN, sold(11_000_00, through=100_00)))
    assert {(row["component"], row["amount_minor"], row["reason"]) for row in found} == {
        ("rate", 50_00, "amount_changed"),
        ("tiers", 10_00, "amount_changed"),
        ("limit", -60_00, "rate_moved"),
    }


def test_a_return_that_became_known_late_or_never_was_is_no_change_of_its_deal() -> None:
    """Be it of a deal of the period, or of one whose pay was brought forward from before."""
    kept, returned = _returned(), _returned("d", "old")
    told = what_differs((RETURNED, kept), (RETURNED, returned))
    assert {(row["component"], row["fact_id"], row["amount_minor"], row["reason"]) for row in told} == {
        ("back", "d", -6_00, "payment_changed"),
        ("back", "old", -3_00, "payment_changed"),
    }
    withdrawn = what_differs((RETURNED, kept), (RETURNED, kept), posted=numbered(told))
    assert {(row["fact_id"], row["amount_minor"], row["reason"]) for row in withdrawn} == {
        ("d", 6_00, "payment_changed"),
        ("old", 3_00, "payment_changed"),
    }


def test_without_a_settlement_a_deal_no_longer_won_has_another_status() -> None:
    was, now = sold(100_00, late=50_00), sold(100_00, late=50_00)
    now["deals"][1]["stage"] = "Lost"
    found = what_differs((UNSETTLED, was), (UNSETTLED, now))
    assert {(row["fact_id"], row["reason"]) for row in found} == {("late", "status_changed")}


def test_what_happens_to_a_shared_deal_is_told_as_what_it_is() -> None:
    """Only who has another part of it than before is told of shares."""
    named = ("kept", "gone", "more", "left")
    was = company(JANUARY, [deal(name, DAY, 100_00, owner="bo") for name in named] + [deal("a", DAY, 0)])
    was["splits"] = _halves(*named)
    now = was | {"splits": [*_halves("kept", "more", "late"), _share("left", "ann", 1_000_000)]}
    now["deals"] = [
        row | {"amount_minor": 300_00 if row["id"] == "more" else row["amount_minor"]}
        for row in was["deals"]
        if row["id"] != "gone"
    ] + [deal("late", DAY, 100_00)]
    found = what_differs((SPLIT, was), (SPLIT, now))
    reasons = {"gone": "fact_gone", "more": "amount_changed", "late": "late_fact", "left": "share_changed"}
    assert {(row["person"], row["fact_id"], row["reason"]) for row in found} == {
        (person, *told) for person in ("ann", "bo") for told in reasons.items()
    }


def test_a_new_owner_who_supports_the_deal_too_is_a_new_owner() -> None:
    was = company(JANUARY, [deal("d", DAY, 100_00, owner="bo"), deal("a", DAY, 0)])
    now = was | {"deals": [row | {"owner": "ann"} for row in was["deals"]]}
    now["splits"] = [_share("d", "ann", 200_000, role="overlay")]
    found = what_differs((OVERLAY, was), (OVERLAY, now))
    assert {(row["person"], row["amount_minor"], row["reason"]) for row in found} == {
        ("ann", 6_00, "owner_changed"),
        ("bo", -5_00, "owner_changed"),
    }


def _aims(sales: int, won: int) -> list[dict[str, Any]]:
    span = {"person": "ann", "starts_on": JANUARY.starts_on, "ends_on": JANUARY.ends_on}
    return [span | {"indicator": "sales", "value": sales}, span | {"indicator": "won", "value": won}]


def _returned(*deals: str) -> dict[str, Any]:
    """Make January with what earlier pay could be taken back, and the deals that were returned in it."""
    tables = sold(100_00)
    old = {"plan": "everything", "person": "ann", "item": "back", "dataset": "deals", "fact_id": "old"}
    left = {"since": dt.date(2023, 12, 31), "amount_minor": 3_00, "left_minor": 3_00}
    tables["balances"] = [old | left]
    tables["returns"] = [
        {"id": f"of-{name}", "owner": "ann", "deal": name, "returned_on": DAY} for name in deals
    ]
    return tables


def _share(fact_id: str, person: str, share_ppm: int, role: str | None = None) -> dict[str, Any]:
    fact = {"dataset": "deals", "fact_id": fact_id}
    return fact | {"person": person, "share_ppm": share_ppm, "role": role}


def _halves(*deals: str) -> list[dict[str, Any]]:
    return [_share(name, person, 500_000) for name in deals for person in ("ann", "bo")]
