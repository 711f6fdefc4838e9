"""Lines without a number of their own are counted, and a longer export adds nothing twice."""

from collections.abc import Sequence

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steelyard.foundation.facts import actions
from steelyard.foundation.facts.models import QuarantinedRow
from steelyard.foundation.facts.tests.makers import AT, bring, counts, standing

pytestmark = pytest.mark.usefixtures("sellers")
INVOICES = "Invoice No,Owner,Invoice date,Product,Amount\n"
ORDERS = "Order No|Order Date|Product|Owner|Qty|Amount\n"
DESK, CHAIR = "K-1|2026/07/06|Desk|张伟|2|57.68\n", "K-1|2026/07/06|Chair|张伟|2|4049.98\n"
OTHER = "K-2|2026/07/07|Desk|张伟|1|28.84\n"


def total(dataset: str) -> int:
    return sum(row["amount_minor"] for row in standing(dataset).values())


def test_two_lines_alike_of_one_invoice_both_count() -> None:
    text = INVOICES + "J-1,张伟,2026-07-06,Desk,100.00\n" * 2
    one = bring(text, file_name="invoices.csv")
    assert (counts(one), total("invoices")) == ((2, 0, 0, 0), 200_00)
    assert set(standing("invoices")) == {"J-1", "J-1~2"}
    assert one.findings["notes"]["numbered_lines"] == 2
    assert counts(bring(text, file_name="invoices.csv")) == (0, 0, 2, 0)


def test_lines_of_an_order_add_up_and_a_longer_export_adds_only_what_is_new() -> None:
    bring(ORDERS + DESK, file_name="orders.csv")
    assert counts(bring(ORDERS + OTHER + CHAIR + DESK, file_name="orders.csv")) == (2, 0, 1, 0)
    assert total("orders") == 4_136_50


def test_a_corrected_line_takes_the_place_of_the_one_it_corrects() -> None:
    bring(ORDERS + DESK + CHAIR, file_name="orders.csv")
    one = bring(ORDERS + CHAIR + DESK.replace("57.68", "60.00"), file_name="orders.csv")
    assert (counts(one), total("orders")) == ((0, 1, 1, 0), 4_109_98)


def test_part_of_an_order_leaves_its_other_lines_alone() -> None:
    bring(ORDERS + DESK + CHAIR, file_name="orders.csv")
    assert counts(bring(ORDERS + CHAIR, file_name="orders.csv")) == (0, 0, 1, 0)
    assert total("orders") == 4_107_66


def test_where_rows_have_a_number_of_their_own_equal_rows_stay_one() -> None:
    text = (
        "Order No,Line No,Order Date,Owner,Amount\n"
        + "K-1,10,2026-07-06,张伟,5\n" * 2
        + "K-1,20,2026-07-06,张伟,7\n"
    )
    one = bring(text, file_name="orders.csv")
    assert (counts(one), one.rows_repeated) == ((2, 0, 1, 0), 1)
    assert set(standing("orders")) == {"K-1~10", "K-1~20"}


def test_a_repaired_line_is_one_more_line_of_its_file() -> None:
    text = INVOICES + "J-1,张伟,2026-07-06,Desk,100.00\nJ-1,Nobody,2026-07-06,Desk,100.00\n"
    bring(text, file_name="invoices.csv")
    row = QuarantinedRow.objects.get()
    actions.repair_row(row=row, cells=[row.cells[0], "张伟", *row.cells[2:]], by=None, at=AT)
    assert total("invoices") == 200_00
    whole = INVOICES + "J-1,张伟,2026-07-06,Desk,100.00\n" * 2
    assert counts(bring(whole, file_name="invoices.csv")) == (0, 0, 2, 0)


lines = st.lists(st.sampled_from([DESK, CHAIR, OTHER, DESK.replace("57.68", "1.00")]), min_size=1, max_size=8)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
@given(first=lines, more=lines, order=st.randoms(use_true_random=False))
def test_the_same_or_a_longer_export_in_any_order_adds_nothing_twice(
    first: Sequence[str], more: Sequence[str], order: object
) -> None:
    with transaction.atomic():
        bring(ORDERS + "".join(first), file_name="orders.csv")
        longer = [*first, *more]
        order.shuffle(longer)  # type: ignore[attr-defined]
        one = bring(ORDERS + "".join(longer), file_name="orders.csv")
        assert one.rows_new == len(more)
        assert one.rows_unchanged == len(first)
        amounts = [int(line.rstrip().rpartition("|")[2].replace(".", "")) for line in longer]
        assert total("orders") == sum(amounts)
        transaction.set_rollback(True)
