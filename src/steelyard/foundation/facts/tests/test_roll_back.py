import pytest

from steelyard.foundation.facts import actions, queries
from steelyard.foundation.facts.models import QuarantinedRow, RowState, Snapshot
from steelyard.foundation.facts.tests.makers import AT, DEALS, bring, counts, standing
from steelyard.kit.refusal import Refused

pytestmark = pytest.mark.usefixtures("sellers")
FIRST = DEALS + "A1,张伟,,,Won,,2026-07-01,100,\n"
SECOND = DEALS + "A1,张伟,,,Won,,2026-07-01,200,\nA2,张伟,,,Won,,2026-07-01,x,\n"


def test_the_rows_say_again_what_they_said() -> None:
    first, second = bring(FIRST), bring(SECOND)
    actions.roll_back_import(import_=second, by=None, at=AT)
    assert standing()["A1"]["amount_minor"] == 10000
    assert standing()["A1"]["source_import"] == first.pk
    assert QuarantinedRow.objects.get().state == RowState.DISCARDED


def test_it_is_refused_while_another_import_stands_on_it() -> None:
    first, second = bring(FIRST), bring(SECOND)
    with pytest.raises(Refused, match=rf"Import {second.pk}"):
        actions.roll_back_import(import_=first, by=None, at=AT)
    actions.roll_back_import(import_=second, by=None, at=AT)
    actions.roll_back_import(import_=first, by=None, at=AT)
    assert standing() == {}


def test_the_file_of_a_rolled_back_snapshot_stays() -> None:
    one = bring(FIRST)
    snapshot = Snapshot.objects.get(made_by=one)
    actions.roll_back_import(import_=one, by=None, at=AT)
    assert queries.table_paths({"deals": snapshot.sha256})["deals"].exists()


def test_it_may_come_in_again() -> None:
    actions.roll_back_import(import_=bring(FIRST), by=None, at=AT)
    assert counts(bring(FIRST)) == (1, 0, 0, 0)
    assert len(queries.row("deals", "A1").versions) == 1


def test_rows_that_it_had_let_in_wait_again() -> None:
    bring(SECOND)
    row = QuarantinedRow.objects.get()
    repair = actions.repair_row(row=row, cells=[*row.cells[:7], "9", ""], by=None, at=AT)
    actions.roll_back_import(import_=repair, by=None, at=AT)
    row.refresh_from_db()
    assert (row.state, row.readmitted_by) == (RowState.WAITING, None)
    assert set(standing()) == {"A1"}


def test_only_a_committed_import_is_rolled_back() -> None:
    one = bring(FIRST)
    actions.roll_back_import(import_=one, by=None, at=AT)
    with pytest.raises(Refused, match="Rolled back"):
        actions.roll_back_import(import_=one, by=None, at=AT)
