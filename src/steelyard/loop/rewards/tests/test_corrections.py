"""A changed past is posted as signed differences into the open period; the closed one stays to the bit."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from steelyard.foundation import calculation, facts, periods, rulebook
from steelyard.foundation.calculation.places import OUTPUTS, runs_folder
from steelyard.foundation.calculation.sealed import rows
from steelyard.foundation.periods import Period
from steelyard.kit.audit.models import AuditEvent
from steelyard.kit.refusal import Refused
from steelyard.loop import planning
from steelyard.loop.rewards import actions, recalculating
from steelyard.loop.rewards.models import Recalculation, Statement
from tests.closes import REP, Setting, add_deals, close, closed_for_module
from tests.factories import AT

pytestmark = pytest.mark.django_db
Change = Callable[[Setting], Any]


@pytest.fixture(scope="module")
def closed_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[Setting]:
    with closed_for_module(django_db_blocker) as made:
        yield made


@pytest.fixture
def made(closed_once: Setting, db: None) -> Setting:
    return closed_once


def found_now(made: Setting) -> Recalculation:
    found = recalculating.recalculate("quarter")
    assert found is not None
    return actions.save_recalculation(kind="quarter", found=found, by=made.ops, at=AT)


def post(made: Setting, found: Recalculation) -> Any:
    after = periods.ensure_period(code="2026-Q4", by=made.ops, at=AT)
    return actions.post_changes(recalculation=found, period=after, why="Known late", by=made.ops, at=AT)


def paid_in(run: calculation.Run) -> int:
    return sum(row["amount_minor"] for row in rows(run, "pay_lines"))


def late_deal(made: Setting) -> None:
    add_deals([("L1", "Bo", "Late", date(2026, 9, 1), 5_000, "Won")], by=made.ops)


def refund(made: Setting) -> None:
    add_deals([("R1", "Bo", "Acme", date(2026, 8, 20), -30_000, "Won")], by=made.ops)


def lost_after_all(made: Setting) -> None:
    add_deals([("D2", "Bo", "Acme", date(2026, 8, 2), 30_000, "Lost")], by=made.ops)


def owner_changed(made: Setting) -> None:
    add_deals([("D2", "Cy", "Acme", date(2026, 8, 2), 30_000, "Won")], by=made.ops)


def amount_changed(made: Setting) -> None:
    add_deals([("D2", "Bo", "Acme", date(2026, 8, 2), 31_000, "Won")], by=made.ops)


def moved_away(made: Setting) -> None:
    add_deals([("D2", "Bo", "Acme", date(2026, 10, 2), 30_000, "Won")], by=made.ops)


def split_changed(made: Setting) -> None:
    shares = {"person": ["Bo", "Cy"], "share": ["50 %", "50 %"]}
    table = pa.table({"dataset": ["deals"] * 2, "fact_id": ["D3"] * 2, **shares})
    facts.admit_table(dataset="splits", table=table, file_name="again.csv", by=made.ops, at=AT)


def target_changed(made: Setting) -> None:
    values: dict[tuple[str, str], int | None] = {(made.company.bo.code, "revenue"): 120_000_00}
    planning.set_targets(
        period=made.period, values=values, by=made.ops, at=AT, why="Agreed late", after_close=True
    )


def plan_changed(made: Setting) -> None:
    draft = rulebook.save_draft(text=REP.replace("rate: 3 %", "rate: 4 %"), by=made.ops, at=AT)
    rulebook.publish_version(
        version=draft, applies_from=date(2026, 7, 1), why="Agreed late", by=made.ops, at=AT, after_close=True
    )


CHANGES: dict[str, tuple[Change, set[str]]] = {
    "late_fact": (late_deal, {"late_fact"}),
    "refund": (refund, {"refund"}),
    "status_changed": (lost_after_all, {"status_changed"}),
    "owner_changed": (owner_changed, {"owner_changed"}),
    "amount_changed": (amount_changed, {"amount_changed"}),
    "date_changed": (moved_away, {"date_changed"}),
    "share_changed": (split_changed, {"share_changed"}),
    "target_changed": (target_changed, {"target_changed"}),
    "plan_changed": (plan_changed, {"plan_changed"}),
}


@pytest.mark.parametrize("name", CHANGES)
def test_total_paid_is_what_is_known_now_and_the_close_stays(made: Setting, name: str) -> None:
    run = calculation.run_in_force(made.period)
    assert run is not None
    sealed = fingerprint(run)
    change, reasons = CHANGES[name]
    change(made)
    found = found_now(made)
    known = calculation.find_known(made.period, found.folders["2026-Q3"])
    differences = recalculating.changed_rows(found)
    assert reasons <= {row["reason"] for row in differences}
    assert {row["reason"] for row in differences} <= reasons | {"rate_moved"}
    assert paid_in(run) + sum(row["amount_minor"] for row in differences) == paid_in(known)
    assert post(made, found) is not None
    after = periods.find("2026-Q4")
    made_after = Setting(company=made.company, ops=made.ops, period=after)
    needs = {(p.code, "revenue"): 1_000_00 for p in (made.company.bo, made.company.cy, made.company.outsider)}
    planning.set_targets(period=after, values=needs, by=made.ops, at=AT)
    assert close(made_after).state == "done"
    next_run = calculation.run_in_force(after)
    assert next_run is not None
    posted = [row for row in rows(next_run, "pay_lines") if row["component"] == "corrections"]
    assert sum(row["amount_minor"] for row in posted) == paid_in(known) - paid_in(run)
    assert fingerprint(run) == sealed
    for statement in Statement.objects.filter(run=next_run):
        assert statement.total_minor == sum(part.amount_minor for part in statement.parts.all())
    assert found_now(made).count == 0


def test_posting_twice_posts_nothing(made: Setting) -> None:
    late_deal(made)
    found = found_now(made)
    first = post(made, found)
    assert first is not None
    assert post(made, found) is None
    assert found_now(made).count == 0
    assert post(made, found_now(made)) is None
    event = AuditEvent.objects.get(verb="post_corrections")
    assert (event.by, event.why) == (made.ops, "Known late")


def test_what_is_put_back_is_taken_back(made: Setting) -> None:
    amount_changed(made)
    post(made, found_now(made))
    add_deals([("D2", "Bo", "Acme", date(2026, 8, 2), 30_000, "Won")], by=made.ops)
    again = recalculating.changed_rows(found_now(made))
    assert again
    posted = calculation.Correction.objects.values_list("amount_minor", flat=True)
    assert sum(row["amount_minor"] for row in again) == -sum(posted)


def test_nothing_is_posted_into_a_closed_period_or_without_a_reason(made: Setting) -> None:
    late_deal(made)
    found = found_now(made)
    after = periods.ensure_period(code="2026-Q4", by=made.ops, at=AT)
    with pytest.raises(Refused):
        actions.post_changes(recalculation=found, period=after, why=" ", by=made.ops, at=AT)
    with pytest.raises(Refused):
        actions.post_changes(recalculation=found, period=made.period, why="x", by=made.ops, at=AT)


def test_an_adjustment_is_paid_with_its_reason(made: Setting) -> None:
    after = periods.ensure_period(code="2026-Q4", by=made.ops, at=AT)
    bo = made.company.bo

    def adjust(period: Period, why: str) -> None:
        actions.adjust_statement(
            period=period,
            person=bo,
            plan_code="field-sales",
            amount_minor=-120_00,
            why=why,
            by=made.ops,
            at=AT,
        )

    adjust(after, "Advance of June")
    for period, why in ((made.period, "Too late"), (after, "")):
        with pytest.raises(Refused):
            adjust(period, why)
    planning.set_targets(period=after, values={(bo.code, "revenue"): 1_00}, by=made.ops, at=AT)
    values: dict[tuple[str, str], int | None] = {
        (p.code, "revenue"): 1_00 for p in (made.company.cy, made.company.outsider)
    }
    planning.set_targets(period=after, values=values, by=made.ops, at=AT)
    assert close(Setting(company=made.company, ops=made.ops, period=after)).state == "done"
    run = calculation.run_in_force(after)
    assert run is not None
    (story,) = calculation.stories_of(run, bo.code)
    told = story.find("pay/adjustments")
    assert told is not None
    assert told.amount == -120_00
    assert "Advance of June" in told.children[0].sentence("en")


def fingerprint(run: calculation.Run) -> dict[str, str]:
    folder = runs_folder() / run.folder / OUTPUTS
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}
