"""Failures of other systems: whose facts are, and when they count."""

import datetime as dt

import pytest

from steelyard.engine.number import PICO
from steelyard.engine.tests.field_failures.company import (
    DAY,
    HEAD,
    closed,
    deal,
    measured,
    plan_of,
)

OWNER = plan_of(HEAD.replace("CREDIT", "kind: owner"))
SPLIT = plan_of(HEAD.replace("CREDIT", "kind: split"))
TEAM = plan_of(HEAD.replace("CREDIT", "kind: team, shared_by: split, levels: 2"))


@pytest.mark.parametrize(
    ("period", "day"),
    [("2026-01", DAY(2026, 1, 31)), ("2024-02", DAY(2024, 2, 29)), ("2026-04", DAY(2026, 4, 30))],
)
def test_the_last_day_of_the_month_counts(period: str, day: DAY) -> None:
    """OCA commission, biweekly: 31 January, 29 February and 30 April fell out of their periods."""
    deals = [deal("d1", "ann", day, 100), deal("d2", "ann", day + dt.timedelta(1), 7)]
    assert measured(closed(OWNER, period, deals), "revenue") == 100


def test_a_shared_deal_is_divided_and_not_credited_in_full_to_everyone() -> None:
    """erpnext#4046, open nine years: every salesperson of a shared order was credited with all of it."""
    deals = [deal("d1", "ann", DAY(2026, 1, 5), 1000)]
    shares = [
        {"dataset": "deals", "fact_id": "d1", "person": who, "share_ppm": ppm}
        for who, ppm in (("ann", 333_334), ("ben", 333_333), ("cai", 333_333))
    ]
    got = [
        measured(closed(SPLIT, "2026-01", deals, splits=shares, person=who), "revenue")
        for who in ("ann", "ben", "cai")
    ]
    assert got == [334, 333, 333]


def test_a_deal_shared_by_others_only_is_not_its_owners() -> None:
    """The same, for an owner who gave a deal away: one person's view and everybody's agree."""
    deals = [deal("d1", "ann", DAY(2026, 1, 5), 1000)]
    share = {"dataset": "deals", "fact_id": "d1", "person": "ben", "share_ppm": 1_000_000}
    assert measured(closed(SPLIT, "2026-01", deals, splits=[share]), "revenue") == 0
    assert measured(closed(SPLIT, "2026-01", deals, splits=[share], person="ben"), "revenue") == 1000


def test_a_team_goal_counts_a_shared_deal_once() -> None:
    """Django-CRM: a deal that two of a manager's people share counted twice for the team."""
    deals = [deal("d1", "ann", DAY(2026, 1, 5), 1001)]
    shares = [
        {"dataset": "deals", "fact_id": "d1", "person": who, "share_ppm": 500_000} for who in ("ann", "ben")
    ]
    places = {"ann": {"manager": "zoe"}, "ben": {"manager": "zoe"}}
    found = closed(TEAM, "2026-01", deals, splits=shares, places=places, person="zoe")
    assert (measured(found, "revenue"), measured(found, "deals")) == (1001, 1)


def test_euros_and_dollars_are_not_added_up() -> None:
    """OCA #240 #306, Django-CRM: amounts of different currencies were summed as they stood."""
    deals = [
        deal("d1", "ann", DAY(2026, 1, 5), 100, "EUR"),
        deal("d2", "ann", DAY(2026, 1, 5), 100, "USD"),
        deal("d3", "ann", DAY(2026, 1, 5), 100, "GBP"),
    ]
    rates = [
        {"currency": "EUR", "on_date": DAY(2026, 1, 1), "rate_pico": 8 * PICO},
        {"currency": "USD", "on_date": DAY(2026, 1, 5), "rate_pico": 7 * PICO},
        {"currency": "GBP", "on_date": DAY(2026, 1, 6), "rate_pico": 9 * PICO},  # a day too late
    ]
    assert measured(closed(OWNER, "2026-01", deals, rates=rates), "revenue") == 1500


def test_a_large_amount_keeps_all_its_digits() -> None:
    """openfisca-core#1378: 68,212,208 became 68,212,200 in 32-bit floats."""
    deals = [deal("d1", "ann", DAY(2026, 1, 5), 6_821_220_800), deal("d2", "ann", DAY(2026, 1, 6), 1)]
    assert measured(closed(OWNER, "2026-01", deals), "revenue") == 6_821_220_801


def test_a_refund_nets_to_nothing_wherever_it_falls() -> None:
    """OCA #55 #503 #555 #607 #652: a refund did not net to zero, five reports in nine years."""
    plan = plan_of(HEAD.replace("CREDIT", "kind: owner, refunds: takes_back"))
    deals = [
        deal("d1", "ann", DAY(2026, 1, 31), 999, takes_back=None),
        deal("d2", "ann", DAY(2026, 3, 5), -999, takes_back="d1"),
    ]
    january, march = closed(plan, "2026-01", deals), closed(plan, "2026-03", deals)
    assert (measured(january, "revenue"), measured(january, "deals")) == (0, 0)
    assert (measured(march, "revenue"), measured(march, "deals")) == (0, 0)
