"""A deal that is taken back leaves no trace: not within a period, not over two, under no shape."""

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from steelyard.engine.period import parse
from tests.oracle.company import EVERYTHING, company, deal
from tests.oracle.comparing import differences
from tests.oracle.drawn.batch import Batch
from tests.oracle.drawn.strategies import drawn, wide
from tests.oracle.engine_side import close

Row = dict[str, Any]


@wide(2)
@given(drawn(plans=2, codes=1, branches=6))
def test_a_deal_and_its_full_refund_change_nothing(batch: Batch) -> None:
    texts = [_with_refunds(text) for text in batch.texts]
    plain, more = list(batch.tables["deals"]), []
    for row in plain[::3]:
        if row["takes_back"] is None and row["amount_minor"] is not None:
            new = row | {"id": f"{row['id']}-new"}
            units = None if row["units"] is None else -row["units"]
            back = {"takes_back": new["id"], "amount_minor": -row["amount_minor"], "units": units}
            other = {"stage": "Refunded", "product": None, "region": "south", "closed_on": None}
            more += [new, new | back | other | {"id": f"{row['id']}-back"}]
    shares = [row | {"fact_id": f"{row['fact_id']}-new"} for row in batch.tables["splits"]]
    without = close(texts, batch.tables, batch.period)
    tables = batch.tables | {"deals": plain + more, "splits": [*batch.tables["splits"], *shares]}
    with_refunds = close(texts, tables, batch.period)
    for outputs in (without, with_refunds):
        outputs["credits"], outputs["unused"] = [], []
        outputs["warnings"] = [row for row in outputs["warnings"] if row["person"] is not None]
        outputs["balances"] = [row for row in outputs["balances"] if row["left_minor"]]
        outputs["pay_lines"] = []
        outputs["statements"] = [
            {**row, "note": None} for row in outputs["statements"] if row["amount_minor"]
        ]
        outputs["measures"] = [{**row, "fact_count": None} for row in outputs["measures"]]
    assert differences(without, with_refunds) == []


def _with_refunds(text: str) -> str:
    if "refunds: takes_back" in text:
        return text
    return text.replace("counts_on: closed_on", "counts_on: closed_on\n    refunds: takes_back")


amounts = st.integers(1, 900_000)


@wide(3)
@given(st.lists(amounts, max_size=5), amounts, st.integers(1, 899_999), st.sampled_from((None, 0, 333_333)))
def test_what_a_refund_takes_is_what_the_deal_would_not_have_paid(
    others: list[int], amount: int, back: int, target: int | None
) -> None:
    """Taking back a part leaves what the rest alone would have paid, where tiers are marginal or by rate."""
    period, day = parse("2024-02"), dt.date(2024, 2, 10)
    back = min(back, amount)
    rows = [
        deal(f"d{place}-{owner}", day, other, owner=owner)
        for owner in ("ann", "bo")
        for place, other in enumerate(others or [1])
    ]
    rows += [
        deal("d9-x", day, amount - back, owner="ann"),
        deal("d9-y", day, amount, owner="bo"),
        deal("d9-z", day + dt.timedelta(9), -back, owner="bo", stage="Refunded", takes_back="d9-y"),
    ]
    outputs = close([EVERYTHING], company(period, rows, target=target), period)
    paid: dict[str, dict[str, int]] = {"ann": {}, "bo": {}}
    for row in outputs["statements"]:
        paid[row["person"]][row["component"]] = row["amount_minor"]
    for component in (
        "rate",
        "amount-marginal",
        "amount-year",
        "amount-whole",
        "amount-between",
        "reached-marginal",
    ):
        assert abs(paid["ann"][component] - paid["bo"][component]) <= 1  # two lines, each rounded
