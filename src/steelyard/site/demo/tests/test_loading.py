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


def load_small(folder: Path) -> None:
    told: list[str] = []
    load(size=SMALL, folder=folder, at=AT, tell=told.append)


@pytest.mark.django_db(transaction=True)
def test_a_load_goes_on_where_it_was_broken_off_and_ends_with_work_left_to_do(tmp_path: Path) -> None:
    """Broken off at several steps, then let through, then asked for again."""
    for steps in (2, 9, 21):
        with contextlib.suppress(KeyboardInterrupt):
            load(size=SMALL, folder=tmp_path, at=AT, tell=stopping_after(steps))
    load_small(tmp_path)
    check_people()
    check_quarters()
    before = (AuditEvent.objects.count(), Import.objects.count(), User.objects.count())
    load_small(tmp_path)
    assert (AuditEvent.objects.count(), Import.objects.count(), User.objects.count()) == before


def check_people() -> None:
    assert Person.objects.count() == 80
    holders = {grant.role: grant.user for grant in Grant.objects.exclude(user__username="demo")}
    assert set(holders) == set(Role)
    assert all(user.username.startswith("demo-") and user.person for user in holders.values())


def check_quarters() -> None:
    states = dict(Period.objects.values_list("code", "state"))
    assert states["2026-Q1"] == states["2026-Q2"] == Period.State.CLOSED
    assert states["2026-Q3"] == Period.State.OPEN
    assert AuditEvent.objects.filter(verb="mark_closed").count() == 2
    for quarter in ("2026-Q1", "2026-Q2"):
        assert ResultSheet.objects.filter(period__code=quarter, state=SheetState.PUBLISHED).count() > 30
        assert Statement.objects.filter(period__code=quarter, state=StatementState.ISSUED).count() > 30
    waiting = QuarantinedRow.objects.filter(state=RowState.WAITING)
    assert set(waiting.values_list("source__file_name", flat=True)) == {SMALL.newest_export}
    assert set(facts.heads()) == set(facts.ALL)


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
