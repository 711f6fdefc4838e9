"""Balances pass from close to close, pinned; the months of a year agree with recomputing them all."""

from datetime import date

import pytest

from steelyard.foundation import calculation, periods
from steelyard.foundation.calculation.pinned import file_sha256
from steelyard.foundation.calculation.places import OUTPUTS, runs_folder
from steelyard.foundation.calculation.sealed import rows
from steelyard.foundation.periods import Period
from steelyard.loop import planning
from steelyard.loop.rewards import actions, recalculating
from steelyard.loop.rewards.models import Recalculation
from tests import plans
from tests.closes import Setting, add_deals, close
from tests.factories import AT, Company, company

pytestmark = pytest.mark.django_db
PLAN = """\
plan: field-sales
title: {en: Field sales, zh-hans: 一线销售}
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on, amount: amount}
indicators:
  revenue:
    kind: total
    title: {en: Revenue, zh-hans: 签约金额}
    from: deals
    of: amount
    where: stage = 'Won'
pay:
  commission: {kind: rate, title: {en: Commission, zh-hans: 提成}, on: revenue, rate: 10 %}
settlement:
  limit: {kind: cap, title: {en: Limit, zh-hans: 封顶}, most: 3000, per: year, carry: yes}
  held: {kind: hold_back, title: {en: Held, zh-hans: 暂缓}, share: 20 %, months: 2, of: [commission, limit]}
"""
DEALS = [
    ("J1", "Bo", "Acme", date(2026, 1, 10), 10_000, "Won"),
    ("F1", "Bo", "Acme", date(2026, 2, 10), 15_000, "Won"),
    ("M1", "Bo", "Acme", date(2026, 3, 10), 20_000, "Won"),
    ("M2", "Cy", "Bolt", date(2026, 3, 11), 333, "Won"),
]


@pytest.fixture
def made() -> Company:
    made = company()
    ops = made.users["sales_ops"]
    add_deals(DEALS, by=ops)
    version = plans.publish(PLAN, by=ops)
    planning.assign_plan(
        plan_code=version.plan.code, position_code="rep", starts_on=date(2026, 1, 1), by=ops, at=AT
    )
    return made


def closed(made: Company, *codes: str) -> list[calculation.Run]:
    found = []
    for code in codes:
        period = month(made, code)
        job = close(Setting(company=made, ops=made.users["sales_ops"], period=period))
        assert job.state == "done", job.error
        run = calculation.run_in_force(period)
        assert run is not None
        found.append(run)
    return found


def month(made: Company, code: str) -> Period:
    return periods.ensure_period(code=code, by=made.users["sales_ops"], at=AT)


def found_now(made: Company) -> Recalculation:
    found = recalculating.recalculate("month")
    assert found is not None
    return actions.save_recalculation(kind="month", found=found, by=made.users["sales_ops"], at=AT)


def paid(run: calculation.Run) -> int:
    return sum(row["amount_minor"] for row in rows(run, "pay_lines"))


def left(run: calculation.Run) -> int:
    return sum(row["left_minor"] for row in rows(run, "balances"))


def test_what_is_held_comes_later_and_months_agree_with_recomputing_them(made: Company) -> None:
    runs = closed(made, "2026-01", "2026-02", "2026-03")
    january = runs_folder() / runs[0].folder / OUTPUTS / "balances.parquet"
    assert runs[1].pins["tables"]["balances"] == file_sha256(january)
    # 1,000 less 200 held; 1,500 less 300; of 2,000 only 500 fit, less 100, and January's 200 come;
    # Cy 33.30 less 6.66.
    assert [paid(run) for run in runs] == [800_00, 1_200_00, 400_00 + 200_00 + 26_64]
    assert left(runs[2]) == 1_500_00 + 300_00 + 100_00 + 6_66
    found = found_now(made)
    assert found.count == 0
    assert [found.folders[run.period.code] for run in runs] == [run.folder for run in runs]


def test_a_changed_january_is_posted_and_what_is_carried_forward_is_as_known_then(made: Company) -> None:
    runs = closed(made, "2026-01", "2026-02", "2026-03")
    add_deals([("J2", "Cy", "Late", date(2026, 1, 20), 5_000, "Won")], by=made.users["sales_ops"])
    found = found_now(made)
    rows_ = recalculating.changed_rows(found)
    assert found.folders["2026-01"] != runs[0].folder
    told = {(row["about"], row["component"], row["reason"]): row["amount_minor"] for row in rows_}
    assert told == {
        ("2026-01", "commission", "late_fact"): 500_00,
        ("2026-01", "held", "rate_moved"): -100_00,
        ("2026-03", "held", "balance_changed"): 100_00,
    }
    april = month(made, "2026-04")
    ops = made.users["sales_ops"]
    assert actions.post_changes(recalculation=found, period=april, why="Known late", by=ops, at=AT)
    (last,) = closed(made, "2026-04")
    known = [calculation.find_known(run.period, found.folders[run.period.code]) for run in runs]
    # April releases what February held, by the balances as known now, and pays the corrections.
    assert paid(last) == 300_00 + 500_00
    assert sum(map(paid, runs)) + 500_00 == sum(map(paid, known))
    assert found_now(made).count == 0


def test_periods_before_the_earliest_change_are_not_computed_again(made: Company) -> None:
    runs = closed(made, "2026-01", "2026-02")
    add_deals([("F2", "Cy", "Late", date(2026, 2, 1), 5_000, "Won")], by=made.users["sales_ops"])
    found = found_now(made)
    assert found.folders["2026-01"] == runs[0].folder
    assert found.folders["2026-02"] != runs[1].folder
    assert {row["about"] for row in recalculating.changed_rows(found)} == {"2026-02"}


def test_who_has_left_is_still_paid_what_was_held(made: Company) -> None:
    closed(made, "2026-01")
    bo = made.bo
    from_ = bo.assignments.get(ends_on=None)
    from_.ends_on = date(2026, 1, 31)
    from_.save()
    (february, march) = closed(made, "2026-02", "2026-03")
    assert paid(february) == 0
    held = [row for row in rows(march, "pay_lines") if row["person"] == bo.code]
    assert [(row["component"], row["amount_minor"]) for row in held] == [("held", 200_00)]
    (story,) = calculation.stories_of(march, bo.code)
    assert story.amount == 200_00
