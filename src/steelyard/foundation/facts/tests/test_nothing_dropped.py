"""Whatever a file holds: each row is new, changed, unchanged or in quarantine, the second time too."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steelyard.foundation.facts.models import QuarantinedRow, RowState
from steelyard.foundation.facts.tests.makers import DEALS, bring, counts, standing

pytestmark = pytest.mark.usefixtures("sellers")
cells = st.tuples(
    st.sampled_from(["A1", "A2", "A3", "A4", ""]),
    st.sampled_from(["张伟", "Darcel Schlecht", "Nobody", ""]),
    st.just(""),
    st.sampled_from(["GTX Pro", ""]),
    st.sampled_from(["Won", "Lost", "Engaging", "?"]),
    st.sampled_from(["2026-05-01", "", "13/1/2026"]),
    st.sampled_from(["2026-07-01", "2026-04-01", "", "x"]),
    st.sampled_from(["100", "12.3456", "", "(1)"]),
    st.sampled_from(["CNY", "", "ABC"]),
)
rows = st.lists(
    st.one_of(cells.map(list), st.lists(st.just("x"), min_size=1, max_size=12)), min_size=1, max_size=12
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
@given(files=st.lists(rows, min_size=1, max_size=2))
def test_every_row_is_accounted_for(files: list[list[list[str]]]) -> None:
    with transaction.atomic():
        check(files)
        transaction.set_rollback(True)  # each example begins anew


def check(files: list[list[list[str]]]) -> None:
    for file in files:
        text = DEALS + "".join(",".join(row) + "\n" for row in file)
        before = standing()
        one = bring(text)
        new, changed, unchanged, quarantined = counts(one)
        assert one.rows_in == len(file) == new + changed + unchanged + quarantined
        after = standing()
        assert len(after) == len(before) + new
        assert sum(row["source_import"] == one.pk for row in after.values()) == new + changed
        waiting = QuarantinedRow.objects.filter(state=RowState.WAITING).count()
        again = bring(text)
        assert counts(again) == (0, 0, new + changed + unchanged, quarantined)
        assert QuarantinedRow.objects.filter(state=RowState.WAITING).count() == waiting
        assert standing() == after
