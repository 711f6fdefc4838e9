from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import User
from django.db import Error, transaction

from steelyard.foundation import periods, rulebook
from steelyard.foundation.rulebook import PlanVersion, actions
from steelyard.kit.audit import AuditEvent
from steelyard.kit.refusal import Refused
from tests.factories import AT
from tests.plans import REP, publish, quarter

pytestmark = pytest.mark.django_db
OTHER = REP.replace("70 %", "60 %").replace("30 %", "40 %")


@pytest.fixture
def ops(db: None) -> User:
    return User.objects.create_user("ops")


def test_a_draft_may_be_wrong_but_keeps_its_plan(ops: User) -> None:
    draft = rulebook.save_draft(text="plan: field-sales\ntitle: 3\n", by=ops, at=AT)
    assert (draft.plan.code, draft.number, draft.state) == ("field-sales", 1, "draft")
    with pytest.raises(Refused, match="keeps its code"):
        rulebook.save_draft(text=REP, code="other", by=ops, at=AT)
    with pytest.raises(Refused, match="does not say which plan"):
        rulebook.save_draft(text="nothing: here", by=ops, at=AT)


def test_saving_again_replaces_the_draft(ops: User) -> None:
    first = rulebook.save_draft(text=REP, by=ops, at=AT)
    again = rulebook.save_draft(text=OTHER.replace("\n", "\r\n"), by=ops, at=AT)
    assert (again.pk, again.number, again.text) == (first.pk, 1, OTHER)
    assert rulebook.plan_of(again).sha256 == again.sha256


def test_a_text_with_problems_is_not_published(ops: User) -> None:
    draft = rulebook.save_draft(text=REP.replace("70 %", "60 %"), by=ops, at=AT)
    with pytest.raises(Refused) as refused:
        rulebook.publish_version(version=draft, applies_from=date(2026, 1, 1), why=" ", by=ops, at=AT)
    words = " ".join(refused.value.reasons)
    assert "has problems" in words
    assert "Say why" in words


def test_it_does_not_reach_into_a_closed_period(ops: User) -> None:
    period = quarter("2026-Q1", by=ops)
    periods.mark_closed(period=period, by=ops, at=AT)
    draft = rulebook.save_draft(text=REP, by=ops, at=AT)
    with pytest.raises(Refused, match="closed"):
        rulebook.publish_version(version=draft, applies_from=period.ends_on, why="New", by=ops, at=AT)
    rulebook.publish_version(version=draft, applies_from=date(2026, 4, 1), why="New", by=ops, at=AT)


def test_the_same_text_again_is_no_new_version(ops: User) -> None:
    publish(by=ops)
    draft = rulebook.save_draft(text=REP, by=ops, at=AT)
    with pytest.raises(Refused, match="same as that of version 1"):
        rulebook.publish_version(version=draft, applies_from=date(2026, 4, 1), why="x", by=ops, at=AT)


@pytest.mark.parametrize(
    "change",
    [
        {"text": "plan: other\n"},
        {"sha256": "0"},
        {"applies_from": date(2020, 1, 1)},
        {"state": "draft"},
        {"number": 9},
    ],
)
def test_the_database_keeps_a_published_version(ops: User, change: dict[str, object]) -> None:
    version = publish(by=ops)
    with pytest.raises(Error, match="cannot be changed"), transaction.atomic():
        PlanVersion.objects.filter(pk=version.pk).update(**change)


def test_the_database_keeps_it_from_being_deleted(ops: User) -> None:
    version = publish(by=ops)
    with pytest.raises(Error, match="cannot be changed"), transaction.atomic():
        PlanVersion.objects.filter(pk=version.pk).delete()


def test_the_version_that_began_last_counts(ops: User) -> None:
    publish(by=ops)
    publish(OTHER, applies_from=date(2026, 7, 1), by=ops)

    def number(on: date) -> int | None:
        found = rulebook.version_in_force("field-sales", on)
        return found.number if found else None

    assert [
        number(day) for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1))
    ] == [
        None,
        1,
        1,
        2,
    ]


def test_a_period_is_calculated_with_what_was_in_force_on_its_first_day(ops: User) -> None:
    publish(applies_from=date(2026, 2, 1), by=ops)
    publish(OTHER, applies_from=date(2026, 5, 1), by=ops)

    def number(starts_on: date, ends_on: date) -> int | None:
        found = rulebook.version_for_period("field-sales", starts_on=starts_on, ends_on=ends_on)
        return found.number if found else None

    assert number(date(2026, 1, 1), date(2026, 3, 31)) == 1  # none on the first day: the first to begin
    assert number(date(2026, 4, 1), date(2026, 6, 30)) == 1  # version 2 begins within
    assert number(date(2026, 7, 1), date(2026, 9, 30)) == 2
    assert number(date(2025, 1, 1), date(2025, 12, 31)) is None


def test_a_retired_plan_is_out_of_force_and_older_versions_stay_so(ops: User) -> None:
    publish(by=ops)
    second = publish(OTHER, applies_from=date(2026, 7, 1), by=ops)
    actions.retire_version(version=second, retired_from=date(2026, 10, 1), why="Over", by=ops, at=AT)
    assert rulebook.version_in_force("field-sales", date(2026, 9, 30)) == second
    assert rulebook.version_in_force("field-sales", date(2026, 10, 1)) is None
    with pytest.raises(Refused, match="already"):
        actions.retire_version(version=second, retired_from=date(2026, 11, 1), why="x", by=ops, at=AT)


def test_first_use_is_noted_once(ops: User) -> None:
    version = publish(by=ops)
    later = datetime(2026, 10, 1, tzinfo=UTC)
    rulebook.mark_used(versions=[version], by=ops, at=AT)
    rulebook.mark_used(versions=[version], by=ops, at=later)
    version.refresh_from_db()
    assert version.used_at == AT


def test_every_change_is_in_the_audit(ops: User) -> None:
    version = publish(by=ops)
    actions.retire_version(version=version, retired_from=date(2026, 10, 1), why="Over", by=ops, at=AT)
    draft = rulebook.save_draft(text=OTHER, by=ops, at=AT)
    actions.discard_draft(version=draft, by=ops, at=AT)
    verbs = set(AuditEvent.objects.filter(subject_kind="rulebook.planversion").values_list("verb", flat=True))
    assert verbs == {"save_draft", "publish_version", "retire_version", "discard_draft"}
    assert rulebook.Plan.objects.filter(code="field-sales").exists()
