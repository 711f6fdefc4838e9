"""Attempts at a run: taken over, or broken."""

import pytest

from steelyard.foundation import calculation
from steelyard.foundation.calculation import Run, RunState, actions
from steelyard.foundation.calculation.pinned import Pinned
from steelyard.loop.assessment.gathering import Gathered, gather
from tests.closes import Setting, setting
from tests.factories import AT

pytestmark = pytest.mark.django_db


def prepare(made: Setting, gathered: Gathered) -> Run:
    return calculation.prepare_run(
        period=made.period, plans=gathered.texts, tables=gathered.tables, pins={}, by=made.ops, at=AT
    )


def test_a_run_left_unfinished_is_taken_up_and_the_first_worker_cannot_seal_it() -> None:
    made = setting()
    gathered = gather(made.period)
    first = prepare(made, gathered)
    Run.objects.filter(pk=first.pk).update(started_at=AT.replace(hour=10))  # another worker began it anew
    with pytest.raises(calculation.RunTakenOver):
        calculation.seal_run(run=first, by=made.ops, at=AT)
    second = prepare(made, gathered)
    assert (second.pk, second.number) == (first.pk, 1)
    assert calculation.seal_run(run=second, by=made.ops, at=AT).state == RunState.SEALED


def test_a_run_that_breaks_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    made = setting()

    def broken(_pinned: Pinned, *, report: object = None) -> str:
        msg = "the disk is full"
        raise OSError(msg)

    monkeypatch.setattr(actions, "compute", broken)
    with pytest.raises(OSError, match="full"):
        prepare(made, gather(made.period))
    assert list(Run.objects.values_list("state", "why")) == [("failed", "the disk is full")]
