"""A product's series and the margin, made where a file gives neither."""

import pyarrow as pa
import pytest

from steelyard.foundation.facts.derived import with_derived
from steelyard.foundation.facts.queries import table_paths
from steelyard.foundation.facts.tests.makers import bring

pytestmark = pytest.mark.usefixtures("sellers")
ORDERS = (
    "Order No,Owner,Order Date,Product,Product line,Qty,Amount,Cost,Gross margin\n"
    "K1,张伟,2026-07-06,Desk,,2,100.00,60.00,\n"
    "K2,张伟,2026-07-07,Desk,Own,1,100.00,60.00,25.00\n"
    "K3,张伟,2026-07-08,Lamp,,1,100.00,,\n"
)


def test_series_and_margin_are_made_when_a_plan_looks_at_them() -> None:
    bring("product,series\nDesk,Office\nLamp,\n", file_name="products.csv")
    bring(ORDERS, file_name="orders.csv")
    made = with_derived(table_paths(), dataset="orders", columns={"series", "margin", "quantity"})
    assert isinstance(made, pa.Table)
    assert made["id"].to_pylist() == ["K1", "K2", "K3"]
    assert made["series"].to_pylist() == ["Office", "Own", None]
    assert made["margin_minor"].to_pylist() == [40_00, 25_00, None]
    assert made["quantity"].to_pylist() == [2, 1, 1]


def test_a_plan_that_looks_at_neither_reads_the_snapshot_itself() -> None:
    bring(ORDERS, file_name="orders.csv")
    paths = table_paths()
    assert with_derived(paths, dataset="orders", columns={"quantity"}) == paths["orders"]
    made = with_derived(paths, dataset="orders", columns={"series"})  # there is no products list
    assert isinstance(made, pa.Table)
    assert made["series"].to_pylist() == [None, "Own", None]
