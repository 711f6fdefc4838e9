import contextlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from steelyard.foundation import facts
from steelyard.foundation.facts.models import Import, QuarantinedRow, RowState
from steelyard.foundation.people.models import Grant, Person
from steelyard.foundation.people.roles import Role
from steelyard.foundation.periods.models import Period
from steelyard.kit.audit.models import AuditEvent
from steelyard.kit.refusal import Refused
from steelyard.loop.assessment.models import ResultSheet, SheetState
from steelyard.loop.rewards.models import Statement, StatementState
from steelyard.site.demo.loading.loader import load
from steelyard.site.demo.size import Size
from tests import factories

SMALL = Size(people=80, months=24, deals=2500)
AT = datetime(2026, 10, 1, 9, tzinfo=UTC)


def load_small(folder: Path, told: list[str] | None = None) -> None:
    load(size=SMALL, folder=folder, at=AT, tell=(told if told is not None else []).append)


@pytest.mark.django_db(transaction=True)
def test_a_load_ends_with_two_closed_quarters_and_work_left_to_do(tmp_path: Path) -> None:
    told: list[str] = []
    load_small(tmp_path, told)
    assert len(told) > 10
    assert Person.objects.count() == 80
    states = dict(Period.objects.values_list("code", "state"))
    assert states["2026-Q1"] == states["2026-Q2"] == Period.State.CLOSED
    assert states["2026-Q3"] == Period.State.OPEN
    for quarter in ("2026-Q1", "2026-Q2"):
        assert ResultSheet.objects.filter(period__code=quarter, state=SheetState.PUBLISHED).count() > 30
        assert Statement.objects.filter(period__code=quarter, state=StatementState.ISSUED).count() > 30
    assert QuarantinedRow.objects.filter(state=RowState.WAITING).exists()
    assert set(facts.heads()) == set(facts.ALL)
    holders = {grant.role: grant.user for grant in Grant.objects.exclude(user__username="demo")}
    assert set(holders) == set(Role)
    assert all(user.username.startswith("demo-") and user.person for user in holders.values())


@pytest.mark.django_db(transaction=True)
def test_a_second_load_changes_nothing(tmp_path: Path) -> None:
    load_small(tmp_path)
    before = (AuditEvent.objects.count(), Import.objects.count(), User.objects.count())
    load_small(tmp_path)
    assert (AuditEvent.objects.count(), Import.objects.count(), User.objects.count()) == before


@pytest.mark.django_db(transaction=True)
def test_a_load_that_was_broken_off_goes_on(tmp_path: Path) -> None:
    """Break off at several steps in turn: what was done stays, and the end is the same."""
    for steps in (2, 8, 15, 21):
        with contextlib.suppress(KeyboardInterrupt):
            load(size=SMALL, folder=tmp_path, at=AT, tell=stopping_after(steps))
    load_small(tmp_path)
    assert Statement.objects.filter(state=StatementState.ISSUED).count() > 60
    assert Person.objects.count() == 80
    assert AuditEvent.objects.filter(verb="mark_closed").count() == 2


def stopping_after(steps: int) -> Callable[[str], None]:
    told: list[str] = []

    def tell(words: str) -> None:
        told.append(words)
        if len(told) > steps:
            raise KeyboardInterrupt

    return tell


@pytest.mark.django_db
def test_it_does_not_go_among_strangers(tmp_path: Path) -> None:
    factories.person("Somebody")
    with pytest.raises(Refused):
        load_small(tmp_path)
