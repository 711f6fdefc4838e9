"""Failures of other systems: settlement and corrections."""

from collections.abc import Sequence

import ibis
import pyarrow as pa

from steelyard.engine import Plan, Side, differences
from steelyard.engine.tables import BALANCES, OUTPUTS
from steelyard.engine.tests.field_failures.company import (
    DAY,
    HEAD,
    Row,
    closed,
    deal,
    plan_of,
)
from steelyard.runtime.duckdb.shims import SHIMS

SETTLED = """\
pay:
  commission: {kind: rate, title: Commission, on: revenue, rate: RATE}
settlement:
  limit: {kind: cap, title: Limit, most: 500}
  kept: {kind: hold_back, title: Kept, share: 10 %, months: 1}
"""


def test_oca_87_a_settlement_that_comes_to_nothing_says_why() -> None:
    """OCA #87 #145 #430: an empty settlement did not say why."""
    plan = plan_of(HEAD.replace("CREDIT", "kind: owner") + SETTLED.replace("RATE", "5 %"))
    found = closed(plan, "2026-02", [deal("d1", "ann", DAY(2026, 1, 31), 1_00)])
    notes = {row["component"]: row["note"] for row in found["statements"]}
    assert notes == {"commission": "no_credits", "limit": "below_cap", "kept": "nothing_held"}


def test_oca_76_changing_a_rate_changes_no_closed_amount_and_shows_the_difference() -> None:
    """OCA #76, PR #552: changing a rate today changed closed amounts."""
    deals = [deal("d1", "ann", DAY(2026, 1, 31), 1_000_00)]
    before, after = (
        side_of(
            plan_of(HEAD.replace("CREDIT", "kind: owner") + SETTLED.replace("RATE", rate)), "2026-01", deals
        )
        for rate in ("5 %", "6 %")
    )
    machine = ibis.duckdb.connect()
    for shim in SHIMS:
        machine.raw_sql(shim)
    rows = machine.to_pyarrow(
        differences(before, after, "2026-01", changed_plans=["example"], items=["limit", "kept"])
    )
    told = {row["component"]: (row["was_minor"], row["now_minor"], row["reason"]) for row in rows.to_pylist()}
    assert told == {
        "commission": (50_00, 60_00, "plan_changed"),
        "kept": (-5_00, -6_00, "plan_changed"),
    }


def side_of(plan: Plan, period: str, deals: Sequence[Row]) -> Side:
    found = closed(plan, period, deals)
    tables = {
        name: ibis.memtable(pa.Table.from_pylist(found[name], schema=OUTPUTS[name].schema))
        for name in ("pay_lines", "statements", "credits", "measures")
    }
    facts = ibis.memtable({"dataset": ["deals"] * len(deals), "fact_id": [row["id"] for row in deals]})
    return Side(**tables, brought=ibis.memtable(BALANCES.empty()), facts=facts)
