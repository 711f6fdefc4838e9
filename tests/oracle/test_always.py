"""What must hold whatever the data: order, files, repetition, parts and wholes, refunds."""

import datetime as dt
import random
from collections import defaultdict
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from steelyard.engine.period import parse
from steelyard.runtime.duckdb import DuckDB
from tests.oracle.company import EVERYTHING, company, deal
from tests.oracle.drawn_tables import Tables, companies
from tests.oracle.engine_side import arrow, close, plans_of, run
from tests.oracle.money import converted

PERIOD = parse("2024-02")
DRAWN = companies(PERIOD.starts_on, PERIOD.ends_on, ("everything",), "CNY")
few = settings(
    max_examples=3,
    derandomize=True,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


@few
@given(DRAWN, st.randoms(use_true_random=False))
def test_rows_in_any_order_and_files_of_any_number_give_the_same_bytes(
    tmp_path_factory: Any, tables: Tables, chance: random.Random
) -> None:
    folder: Path = tmp_path_factory.mktemp("closes")
    once = run([EVERYTHING], tables, PERIOD, folder / "once")
    again = run([EVERYTHING], tables, PERIOD, folder / "again", threads=2)
    shuffled = {name: chance.sample(rows, len(rows)) for name, rows in tables.items()}
    in_two_files = DuckDB(threads=1).run(
        plans=plans_of([EVERYTHING]),
        tables={name: _two_files(table, folder / name) for name, table in arrow(shuffled).items()},
        period=PERIOD,
        out=folder / "files",
    )
    assert once.sha256 == again.sha256 == in_two_files.sha256


def _two_files(table: pa.Table, folder: Path) -> Path:
    folder.mkdir()
    pq.write_table(table.slice(0, len(table) // 3), folder / "a.parquet")
    pq.write_table(table.slice(len(table) // 3), folder / "b.parquet")
    return folder


@few
@given(DRAWN)
def test_parts_sum_to_the_whole(tables: Tables) -> None:
    for place in tables["assignments"]:
        place["plan"] = "everything"
    outputs = close([EVERYTHING], tables, PERIOD)
    parts: dict[str, list[Any]] = defaultdict(list)
    for credit in outputs["credits"]:
        if credit["amount_minor"] is not None:
            parts[credit["fact_id"]].append(credit)
    for credits_ in parts.values():
        one = credits_[0]
        whole = converted(one["original_minor"], one["currency"], "CNY", one["rate_micro"])
        if sum(credit["share_ppm"] for credit in credits_) == 1_000_000:
            assert sum(credit["amount_minor"] for credit in credits_) == whole
    for statement in outputs["statements"]:
        key = (statement["person"], statement["component"])
        lines = [line for line in outputs["pay_lines"] if (line["person"], line["component"]) == key]
        assert statement["amount_minor"] == sum(line["amount_minor"] for line in lines)


amounts = st.integers(1, 900_000)
DAY = dt.date(2024, 2, 10)


@few
@given(st.lists(amounts, max_size=5), amounts, st.sampled_from((None, 0, 333_333)))
def test_a_refund_of_a_paid_deal_nets_to_zero_within_the_period(
    others: list[int], amount: int, target: int | None
) -> None:
    """The refund stands next to its deal; further on, each line between them may round the other way."""
    deals = [
        deal(f"d{place}-{owner}", DAY, other, owner=owner)
        for owner in ("ann", "bo")
        for place, other in enumerate(others or [1])
    ]
    deals += [
        deal("d2-x", DAY, amount, owner="bo"),
        deal("d2-y", DAY, -amount, owner="bo", stage="Refunded"),
    ]
    paid = _paid(deals, target)
    assert paid["ann"] == paid["bo"]


@few
@given(st.sampled_from((100_000, 500_000)), st.lists(amounts, max_size=3))
def test_marginal_tiers_do_not_jump_at_an_edge(edge: int, others: list[int]) -> None:
    deals = []
    for owner, reached in (("a-below", edge - 1), ("b-at", edge), ("c-above", edge + 1)):
        deals += [deal(f"{owner}-{place}", DAY, -other, owner=owner) for place, other in enumerate(others)]
        deals.append(deal(f"{owner}-z", DAY, reached + sum(others), owner=owner))
    paid = _paid(deals, edge)
    for component in ("amount-marginal", "reached-marginal"):
        assert 0 <= paid["b-at"][component] - paid["a-below"][component] <= 1
        assert 0 <= paid["c-above"][component] - paid["b-at"][component] <= 1


def _paid(deals: list[dict[str, Any]], target: int | None) -> dict[str, dict[str, int]]:
    paid: dict[str, dict[str, int]] = defaultdict(dict)
    for row in close([EVERYTHING], company(PERIOD, deals, target=target), PERIOD)["statements"]:
        paid[row["person"]][row["component"]] = row["amount_minor"]
    return paid
