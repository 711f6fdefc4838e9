"""What was paid for a fact is what is left of it: caps, holds and payments are seen by what takes back."""

import datetime as dt
from functools import cache
from typing import Any

from steelyard.engine.period import parse
from tests.oracle import closing
from tests.oracle.company import company, deal
from tests.oracle.comparing import differences
from tests.oracle.engine_side import close
from tests.oracle.money import TRILLION

PERIOD, DAY = parse("2024-02"), dt.date(2024, 2, 10)
LATER = dt.date(2024, 2, 20)
CREDIT = "{deals: {kind: owner, counts_on: closed_on, amount: amount}}"
SALES = "{sales: {title: Sales, kind: total, from: deals, of: amount}}"
CLAW = "kind: claw_back, dataset: returns, fact: deal, counts_on: returned_on, within: 12"
WAITS = "kind: when_paid, dataset: payments, fact: deal, amount: amount, counts_on: paid_on"
CAPPED = f"""
plan: capped
title: Capped, some of it held, and taken back
currency: CNY
credit: {CREDIT}
indicators: {SALES}
pay:
  rate: {{title: Rate, kind: rate, on: sales, rate: 10 %, cap: 2000}}
settlement:
  kept: {{title: Kept, kind: hold_back, share: 10 %, months: 3}}
  back: {{title: Back, {CLAW}}}
"""
PAID = f"""
plan: paid
title: Paid when paid, taken back by months
currency: CNY
credit: {CREDIT}
indicators: {SALES}
pay:
  rate: {{title: Rate, kind: rate, on: sales, rate: 10 %}}
settlement:
  waits: {{title: Waits, {WAITS}}}
  back: {{title: Back, {CLAW}, how: by months}}
"""


@cache
def outputs() -> dict[str, list[dict[str, Any]]]:
    deals = [
        deal("capped", DAY, 30_000_00, owner="ann"),
        deal("dollars", DAY, 1_000_00, owner="bo", currency="USD"),
        deal("gone", DAY, 1_000_00, owner="cai"),
        deal("old", dt.date(2023, 11, 30), 1_000_00, owner="dan"),
    ]
    tables = company(PERIOD, deals)
    tables["assignments"] = [
        row | {"plan": "capped" if row["person"] == "ann" else "paid"} for row in tables["assignments"]
    ]
    tables["returns"] = [_returned("capped", LATER), _returned("gone", DAY), _returned("old", LATER)]
    tables["payments"] = [
        _payment("dollars", LATER, 500_00, "USD"),
        _payment("gone", DAY, 400_00, "CNY"),
        _payment("gone", LATER, 600_00, "CNY"),
        _payment("old", dt.date(2024, 1, 10), 1_000_00, "CNY"),
    ]
    tables["rates"] = [_rate(dt.date(2024, 2, 1), 7), _rate(LATER, 8)]
    fact = {"plan": "paid", "person": "dan", "dataset": "deals", "fact_id": "old"}
    tables["balances"] = [
        fact | {"item": "back", "since": dt.date(2023, 11, 30), "amount_minor": 100_00, "left_minor": 100_00}
    ]
    found = close([CAPPED, PAID], tables, PERIOD)
    oracle = closing.close([CAPPED, PAID], tables, PERIOD.starts_on, PERIOD.ends_on)
    assert differences(oracle, found) == []
    return found


def _returned(fact: str, day: dt.date) -> dict[str, Any]:
    return {"id": f"r-{fact}", "owner": None, "deal": fact, "returned_on": day}


def _payment(fact: str, day: dt.date, amount: int, currency: str) -> dict[str, Any]:
    what = {"deal": fact, "paid_on": day, "amount_minor": amount, "currency": currency}
    return {"id": f"p-{fact}-{day}", "owner": None} | what


def _rate(day: dt.date, yuan: int) -> dict[str, Any]:
    return {"currency": "USD", "on_date": day, "rate_pico": yuan * TRILLION}


def lines(person: str) -> list[tuple[str, str | None, int, str | None]]:
    return sorted(
        (row["component"], row["fact_id"], row["amount_minor"], row["note"])
        for row in outputs()["pay_lines"]
        if row["person"] == person
    )


def test_a_claw_back_takes_what_a_cap_and_a_hold_left() -> None:
    """3,000 earned, capped at 2,000, 200 of it held: 1,800 was paid and comes back; the 200 is never paid."""
    assert lines("ann") == [
        ("back", "capped", -1_800_00, "clawed_back"),
        ("kept", "capped", -200_00, "held"),
        ("kept", "capped", -200_00, "never_paid"),
        ("kept", "capped", 200_00, "released"),
        ("rate", "capped", -1_000_00, "cap"),
        ("rate", "capped", 3_000_00, None),
    ]


def test_half_of_a_deal_in_dollars_paid_in_dollars_is_half_of_its_pay() -> None:
    """The deal is 7,000 yuan at its day's rate, the payment 4,000 at its own: that is half all the same."""
    assert lines("bo")[1:] == [
        ("waits", "dollars", -700_00, "waits"),
        ("waits", "dollars", 350_00, "released"),
    ]


def test_a_payment_after_the_cancellation_pays_nothing_and_nothing_waits_for_ever() -> None:
    """400 of 1,000 were paid on the day it was cancelled; the 600 that came later pay nobody."""
    assert lines("cai") == [
        ("back", "gone", -40_00, "clawed_back"),
        ("rate", "gone", 100_00, None),
        ("waits", "gone", -100_00, "waits"),
        ("waits", "gone", -60_00, "never_paid"),
        ("waits", "gone", 100_00, "released"),
    ]
    assert [row for row in outputs()["balances"] if row["person"] == "cai"] == []


def test_months_count_from_the_day_the_fact_counted() -> None:
    """30 November to 20 February are two whole months: ten twelfths of 100 come back, paid whenever."""
    assert lines("dan") == [("back", "old", -83_33, "clawed_back")]
