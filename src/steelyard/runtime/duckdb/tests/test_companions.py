"""Large facts sorted by person: the same answers as from all facts, whatever became of the companion."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from steelyard.engine import Plan, read
from steelyard.engine.tables import ASSIGNMENTS, BALANCES, SPLITS
from steelyard.runtime.duckdb import DuckDB, resident
from steelyard.runtime.duckdb.tests.test_machine import PERIOD, TEXT, tables
from steelyard.runtime.executor import Source

PEOPLE = [f"p{number}" for number in range(7)]


def shared_plan() -> Plan:
    found = read(
        TEXT.replace("kind: owner", "kind: team, levels: 2, shared_by: split"), source="rep.yaml"
    ).plan
    assert found is not None
    return found


@pytest.fixture
def on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Source]:
    """Deals of seven people, shared here and there, with p0 above p1 and p1 above p2."""
    monkeypatch.setattr(resident, "LARGE", 0)
    given = tables(200)
    above = {"p1": "p0", "p2": "p1"}
    placed = [{**row, "manager": above.get(row["person"])} for row in given["assignments"].to_pylist()]
    shares = [
        {"dataset": "deals", "fact_id": f"d{number:05}", "person": who, "share_ppm": share}
        for number in range(0, 200, 9)
        for who, share in ((f"p{(number + 1) % 7}", 700_000), (f"p{(number + 3) % 7}", 300_000))
    ]
    made = {
        **given,
        "assignments": pa.Table.from_pylist(placed, schema=ASSIGNMENTS.schema),
        "splits": pa.Table.from_pylist(shares, schema=SPLITS.schema),
    }
    for name, table in made.items():
        pq.write_table(table, tmp_path / f"{name}.parquet")
    return {name: tmp_path / f"{name}.parquet" for name in made}


def everyone(
    machine: DuckDB, given: dict[str, Source], plan: Plan | None = None
) -> list[dict[str, pa.Table]]:
    return [
        machine.for_person(plans=[plan or shared_plan()], tables=given, period=PERIOD, person=person)
        for person in PEOPLE
    ]


def test_near_facts_give_what_all_facts_give(on_disk: dict[str, Source], tmp_path: Path) -> None:
    machine = DuckDB(by_person=tmp_path / "near")
    written = machine.prepare(plans=[shared_plan()], tables=on_disk)
    assert [path.name.split(".")[:2] for path in written] == [["facts", "deals"], ["shares", "deals"]]
    assert machine.prepare(plans=[shared_plan()], tables=on_disk) == []
    found = everyone(machine, on_disk)
    assert found == everyone(DuckDB(), on_disk)
    assert sum(tables["pay_lines"].num_rows for tables in found) > len(PEOPLE)


@pytest.mark.parametrize("broken", [0, 1])
def test_a_broken_companion_is_passed_over(on_disk: dict[str, Source], tmp_path: Path, broken: int) -> None:
    machine = DuckDB(by_person=tmp_path / "near")
    companion = machine.prepare(plans=[shared_plan()], tables=on_disk)[broken]
    companion.write_bytes(companion.read_bytes()[:-40])
    assert everyone(machine, on_disk) == everyone(DuckDB(), on_disk)


def test_other_facts_have_another_companion(on_disk: dict[str, Source], tmp_path: Path) -> None:
    machine = DuckDB(by_person=tmp_path / "near")
    machine.prepare(plans=[shared_plan()], tables=on_disk)
    deals = on_disk["deals"]
    assert isinstance(deals, Path)
    pq.write_table(tables(150)["deals"], deals)
    assert everyone(machine, on_disk) == everyone(DuckDB(), on_disk)


def test_a_share_added_to_a_far_fact_brings_it_near(on_disk: dict[str, Source], tmp_path: Path) -> None:
    machine = DuckDB(by_person=tmp_path / "near")
    machine.prepare(plans=[shared_plan()], tables=on_disk)
    far = {"dataset": ["deals"] * 2, "fact_id": ["d00004"] * 2, "person": ["p4", "p6"]}
    extra = {"splits": pa.table({**far, "share_ppm": [500_000] * 2})}
    asked = [
        one.for_person(plans=[shared_plan()], tables=on_disk, period=PERIOD, person="p6", extra=extra)
        for one in (machine, DuckDB())
    ]
    assert asked[0] == asked[1]
    assert "d00004" in asked[0]["credits"]["fact_id"].to_pylist()


WAITS = """
settlement:
  waiting: {kind: when_paid, title: Waiting, dataset: payments, fact: deal_id, counts_on: paid_on}
"""


def test_what_is_owed_for_a_fact_that_went_elsewhere_is_settled(
    on_disk: dict[str, Source], tmp_path: Path
) -> None:
    """Half of what waits for a deal's payment is p6's, though the deal is p4's by now; half is paid."""
    plan = read(TEXT + WAITS, source="rep.yaml").plan
    assert plan is not None
    brought = [
        {
            **dict.fromkeys(BALANCES.names),
            "plan": "rep",
            "person": "p6",
            "item": "waiting",
            "dataset": "deals",
            "fact_id": "d00004",
            "since": PERIOD.starts_on,
            "amount_minor": 1_000,
            "left_minor": 1_000,
        }
    ]
    pq.write_table(pa.Table.from_pylist(brought, schema=BALANCES.schema), tmp_path / "balances.parquet")
    paid = {
        "id": ["x1"],
        "deal_id": ["d00004"],
        "paid_on": [PERIOD.ends_on],
        "amount_minor": [1_994],
        "currency": ["CNY"],
    }
    given = {**on_disk, "balances": tmp_path / "balances.parquet", "payments": pa.table(paid)}
    machine = DuckDB(by_person=tmp_path / "near")
    assert machine.prepare(plans=[plan], tables=given)
    found = everyone(machine, given, plan)
    assert found == everyone(DuckDB(), given, plan)
    released = [
        row["amount_minor"] for row in found[6]["pay_lines"].to_pylist() if row["fact_id"] == "d00004"
    ]
    assert released == [500]  # d00004 is worth 39.88; 19.94 of it are paid


def test_without_any_shares_facts_are_found_by_person(on_disk: dict[str, Source], tmp_path: Path) -> None:
    plain = {name: source for name, source in on_disk.items() if name != "splits"}
    machine = DuckDB(by_person=tmp_path / "near")
    (written,) = machine.prepare(plans=[shared_plan()], tables=plain)
    assert everyone(machine, plain) == everyone(DuckDB(), plain)
    kept = written.read_bytes()
    written.write_bytes(kept[:100])  # broken: all facts are read, and it is written anew
    assert everyone(machine, plain) == everyone(DuckDB(), plain)
    assert machine.prepare(plans=[shared_plan()], tables=plain) == [written]
    assert written.read_bytes() == kept


def test_overlays_beside_shares_are_found_by_person(on_disk: dict[str, Source], tmp_path: Path) -> None:
    """Deals are shared, orders have overlays: both lie in one table of shares."""
    text = TEXT.replace(
        "  deals: {kind: owner, counts_on: closed_on, amount: amount}",
        "  deals: {kind: split, counts_on: closed_on, amount: amount}\n"
        "  orders: {kind: overlay, counts_on: closed_on, amount: amount}",
    ).replace(
        "scorecard:",
        "  ordered: {kind: total, title: Ordered, from: orders, of: amount, target: 1000}\nscorecard:",
    )
    plan = read(text, source="rep.yaml").plan
    assert plan is not None
    splits, deals = on_disk["splits"], on_disk["deals"]
    assert isinstance(splits, Path)
    assert isinstance(deals, Path)
    beside = {
        "dataset": "orders",
        "fact_id": "d00003",
        "person": "p6",
        "share_ppm": 500_000,
        "role": "overlay",
    }
    both = [*pq.read_table(splits).to_pylist(), beside]
    pq.write_table(pa.Table.from_pylist(both, schema=SPLITS.schema), splits)
    given = {**on_disk, "orders": deals}
    machine = DuckDB(by_person=tmp_path / "near")
    machine.prepare(plans=[plan], tables=given)
    found = everyone(machine, given, plan)
    assert found == everyone(DuckDB(), given, plan)
    assert [row["fact_id"] for row in found[6]["credits"].to_pylist() if row["role"] == "overlay"] == [
        "d00003"
    ]
