"""A small company with deals, a plan and targets, ready to be closed; and the close itself."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import TestCase

from steelyard.foundation import facts
from steelyard.foundation.periods import Period
from steelyard.kit import jobs
from steelyard.loop import assessment, planning
from tests import plans
from tests.factories import AT, Company, company

# Paid by attainment of revenue: 1 % below 80 %, 2 % below the target, 3 % above it, at most 4,000.00;
# and 500.00 for reaching the target.
REP = """\
plan: field-sales
title: {en: Field sales, zh-hans: 一线销售}
currency: CNY
credit:
  deals: {kind: split, counts_on: closed_on, amount: amount}
indicators:
  revenue:
    kind: total
    title: {en: Revenue won, zh-hans: 签约金额}
    from: deals
    of: amount
    where: stage = 'Won'
    target: personal
    if_missing: block
  wins:
    kind: count
    title: {en: Deals won, zh-hans: 赢单数}
    from: deals
    where: stage = 'Won'
    target: 2
    if_missing: zero
scorecard:
  kind: weights
  parts:
    revenue:
      weight: 80 %
      curve: {kind: linear, from: {at: 50 %, points: 0}, to: {at: 150 %, points: 100}}
    wins:
      weight: 20 %
      curve: {kind: linear, from: {at: 0 %, points: 0}, to: {at: 100 %, points: 100}}
grades:
  bands:
    - {grade: C, below: 40}
    - {grade: B, from: 40, below: 60}
    - {grade: A, from: 60}
pay:
  commission:
    kind: tiers_by_attainment
    title: {en: Commission, zh-hans: 提成}
    on: revenue
    method: marginal
    tiers:
      - {below: 80 %, rate: 1 %}
      - {from: 80 %, below: 100 %, rate: 2 %}
      - {from: 100 %, rate: 3 %}
    cap: 4,000
  bonus:
    kind: flat
    title: {en: Target bonus, zh-hans: 达标奖}
    amount: 500
    gate: {indicator: revenue, attainment_at_least: 100 %}
"""
TARGETS = {"bo": 100_000_00, "cy": 80_000_00, "outsider": 50_000_00, "ann": 100_000_00, "zed": 100_000_00}
# id, owner, customer, closed on, amount in yuan, stage. Bo shares D3 with Cy, 60 to 40.
DEALS = [
    ("D1", "Bo", "衡川化工", date(2026, 7, 10), 70_000, "Won"),
    ("D2", "Bo", "Acme", date(2026, 8, 2), 30_000, "Won"),
    ("D3", "Bo", "=cmd|' /C calc'!A0", date(2026, 9, 30), 40_000, "Won"),
    ("D4", "Bo", "Late", date(2026, 10, 1), 90_000, "Won"),
    ("D5", "Cy", "Bolt", date(2026, 7, 1), 20_000, "Won"),
    ("D6", "Cy", "Lost cause", date(2026, 7, 2), 55_000, "Lost"),
    ("D7", "Outsider", "Faraway", date(2026, 9, 9), 60_000, "Won"),
]


@dataclass(frozen=True, kw_only=True)
class Setting:
    """Everything that a close of the quarter takes."""

    company: Company
    ops: User
    period: Period


def setting(*, plan: str = REP) -> Setting:
    """Make the company, its deals, plan and targets for 2026-Q3."""
    made = company()
    ops = made.users["sales_ops"]
    period = plans.quarter(by=ops)
    add_deals(DEALS, by=ops)
    add_splits(by=ops)
    version = plans.publish(plan, by=ops)
    planning.assign_plan(
        plan_code=version.plan.code, position_code="rep", starts_on=date(2026, 1, 1), by=ops, at=AT
    )
    reps = {person.code: person for person in (made.bo, made.cy, made.outsider)}
    values = {(code, "revenue"): TARGETS[person.name.lower()] for code, person in reps.items()}
    planning.set_targets(period=period, values=values, by=ops, at=AT)
    return Setting(company=made, ops=ops, period=period)


def add_deals(
    rows: list[tuple[str, str, str, date, int, str]],
    *,
    by: User,
    file_name: str = "deals.csv",
    currency: str = "CNY",
) -> None:
    """Import deals."""
    columns = list(zip(*rows, strict=True))
    names = ("id", "owner", "customer", "closed_on", "amount", "stage")
    table = pa.table({name: list(column) for name, column in zip(names, columns, strict=True)})
    table = table.append_column("currency", [[currency] * len(rows)])
    facts.admit_table(dataset="deals", table=table, file_name=file_name, by=by, at=AT)


def add_splits(*, by: User) -> None:
    """Let Bo and Cy share D3."""
    table = pa.table(
        {"dataset": ["deals"] * 2, "fact_id": ["D3"] * 2, "person": ["Bo", "Cy"], "share": ["60 %", "40 %"]}
    )
    facts.admit_table(dataset="splits", table=table, file_name="splits.csv", by=by, at=AT)


def close(made: Setting) -> jobs.Job:
    """Ask for a close and do it, with all that follows; return its job."""
    job = assessment.ask_to_close(period=made.period, by=made.ops, at=AT)
    with committed():
        jobs.run_pending()
    with committed():
        jobs.run_pending()  # what follows the close
    job.refresh_from_db()
    made.period.refresh_from_db()
    return job


def committed() -> AbstractContextManager[Any]:
    """Let what waits for a commit run at the end, also within a test's transaction."""
    inside = connection.in_atomic_block
    return TestCase.captureOnCommitCallbacks(execute=True) if inside else nullcontext()


def publish_all(made: Setting) -> None:
    """Publish every result."""
    sheets = assessment.ResultSheet.objects.in_force().filter(period=made.period)
    assessment.publish_results(sheets=sheets, by=made.ops, at=AT)


@contextmanager
def closed_for_module(blocker: Any) -> Iterator[Setting]:
    """Close once for all tests of a module; what each of them changes is rolled back.

    `blocker` is the fixture django_db_blocker; ask for django_db_setup too.
    """
    with blocker.unblock(), transaction.atomic():
        made = setting()
        job = close(made)
        assert job.state == "done", job.error
        yield made
        transaction.set_rollback(True)
