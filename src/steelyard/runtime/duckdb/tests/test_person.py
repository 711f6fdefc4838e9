"""One question serves many people, tables and threads, and remembers nothing of the last."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from steelyard.engine.tables import TARGETS
from steelyard.runtime.duckdb import DuckDB, resident
from steelyard.runtime.duckdb.tests.test_machine import PERIOD, TEXT, plan, tables
from steelyard.runtime.executor import Source

PEOPLE = [f"p{number}" for number in range(7)]
PAID = ("pay_lines", "statements")


def paid(given: dict[str, Source], person: str, **more: pa.Table) -> int:
    found = DuckDB().for_person(
        plans=[plan()], tables=given, period=PERIOD, person=person, extra=more, outputs=PAID
    )
    (statement,) = found["statements"].to_pylist()
    assert sum(found["pay_lines"]["amount_minor"].to_pylist()) == statement["amount_minor"]
    return int(statement["amount_minor"])


def tenth(rows: pa.Table, person: str) -> int:
    """Add up by hand: the plan pays 10 % of each deal, rounded half up."""
    return sum((row["amount_minor"] + 5) // 10 for row in rows.to_pylist() if row["owner"] == person)


def test_people_and_tables_may_change_between_answers() -> None:
    for count in (50, 200, 3, 200):
        given = tables(count)
        for person in (one for one in PEOPLE if one in given["deals"]["owner"].to_pylist()):
            assert paid({**given}, person) == tenth(given["deals"], person)


def test_a_deal_imagined_once_is_forgotten() -> None:
    given: dict[str, Source] = {**tables()}
    before = paid(given, "p3")
    more = pa.table(
        {
            "id": ["imagined"],
            "owner": ["p3"],
            "closed_on": [dt.date(2026, 2, 1)],
            "amount_minor": [1_000],
            "currency": ["CNY"],
        }
    )
    assert paid(given, "p3", deals=more) == before + 100
    assert paid(given, "p3") == before


def test_threads_that_ask_at_once_get_their_own_answers() -> None:
    given = tables(500)
    asked = PEOPLE * 6
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda person: paid({**given}, person), asked))
    assert found == [tenth(given["deals"], person) for person in asked]


def test_a_small_file_written_anew_is_read_anew(tmp_path: Path) -> None:
    given: dict[str, Source] = {**tables(), "deals": tmp_path / "deals.parquet"}
    for count in (50, 80):
        deals = tables(count)["deals"]
        pq.write_table(deals, tmp_path / "deals.parquet")
        assert paid(given, "p3") == tenth(deals, "p3")


@pytest.mark.parametrize("sorted_by_person", [True, False])
def test_many_targets_are_found_by_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, sorted_by_person: bool
) -> None:
    monkeypatch.setattr(resident, "LARGE", 10)
    personal = TEXT.replace("target: 1000", "target: personal")
    aims = [
        {
            "person": person,
            "indicator": "revenue",
            "starts_on": PERIOD.starts_on,
            "ends_on": PERIOD.ends_on,
            "value": 1_000 * turn,
        }
        for turn, person in enumerate(PEOPLE, start=1)
        for _ in range(3)  # the same target three times is one target
    ]
    pq.write_table(pa.Table.from_pylist(aims, schema=TARGETS.schema), tmp_path / "targets.parquet")
    given: dict[str, Source] = {**tables(), "targets": tmp_path / "targets.parquet"}
    machine = DuckDB(by_person=tmp_path / "near" if sorted_by_person else None)
    written = machine.prepare(plans=[plan(personal)], tables=given)
    assert [path.name.split(".")[:2] for path in written] == [["rows", "targets"]] * sorted_by_person
    for turn, person in enumerate(PEOPLE, start=1):
        found = machine.for_person(plans=[plan(personal)], tables=given, period=PERIOD, person=person)
        assert found["measures"]["target"].to_pylist() == [1_000 * turn]
