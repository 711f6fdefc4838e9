"""Scripts are made once: for every period, for another process; and they mean what a new one means."""

import datetime as dt
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from steelyard.engine import Period, Plan, read
from steelyard.engine.period import parse
from steelyard.runtime import script
from steelyard.runtime.days import AnyPeriod, LookedAt
from steelyard.runtime.duckdb import OF_A_PERSON, DuckDB
from steelyard.runtime.duckdb.tests.test_machine import PERIOD, TEXT, plan, tables
from steelyard.runtime.scripts_on_disk import Columns

SHARED = TEXT.replace("kind: owner", "kind: team, levels: 2, shared_by: split")


def shape() -> Columns:
    return script.columns_of({name: table.schema for name, table in tables().items()})


def lines(machine: DuckDB, out: Path, period: Period, plans: list[Plan]) -> list[object]:
    found = machine.run(plans=plans, tables=tables(), period=period, out=out)
    rows: list[object] = pq.read_table(found.folder / "pay_lines.parquet").to_pylist()
    return rows


def test_one_script_serves_every_period(tmp_path: Path) -> None:
    script.forget_scripts()
    january, march = parse("2026-01"), parse("2026-03")
    one, other = (script.script_for_all([plan()], shape(), month) for month in (january, march))
    assert one is other
    paid = set()
    for month in (january, march):
        DuckDB().run(plans=[plan()], tables=tables(), period=month, out=tmp_path / month.code)
        rows = pq.read_table(tmp_path / month.code / "pay_lines.parquet")
        paid |= {day.month for day in rows["counted_on"].to_pylist()}
    assert paid == {1, 3}


def test_a_plan_that_asks_which_period_it_is_gets_a_script_of_its_own() -> None:
    period = AnyPeriod.somewhen()
    assert period.first_day is not None
    with pytest.raises(LookedAt):
        assert period.ends_on < dt.date.max


def test_a_script_from_disk_gives_the_same_as_a_new_one(tmp_path: Path) -> None:
    kept = DuckDB(scripts=tmp_path / "scripts")
    script.forget_scripts()
    first = lines(kept, tmp_path / "first", PERIOD, [plan()])
    script.forget_scripts()
    again = lines(kept, tmp_path / "again", PERIOD, [plan()])
    assert first == again == lines(DuckDB(), tmp_path / "new", PERIOD, [plan()])
    (written,) = (tmp_path / "scripts").iterdir()
    written.write_text("{")  # torn: made anew
    script.forget_scripts()
    assert lines(kept, tmp_path / "torn", PERIOD, [plan()]) == first


def test_another_plan_or_other_columns_make_another_script(tmp_path: Path) -> None:
    kept = DuckDB(scripts=tmp_path / "scripts")
    other = read(TEXT.replace("10 %", "20 %"), source="rep.yaml").plan
    assert other is not None
    single, double = (lines(kept, tmp_path / one.sha256, PERIOD, [one]) for one in (plan(), other))
    assert single != double
    assert len(list((tmp_path / "scripts").iterdir())) == 2


def test_only_what_is_asked_for_is_computed(tmp_path: Path) -> None:
    whole = DuckDB().run(plans=[plan()], tables=tables(), period=PERIOD, out=tmp_path / "whole")
    stages: list[str] = []
    some = DuckDB().run(
        plans=[plan()],
        tables=tables(),
        period=PERIOD,
        out=tmp_path / "some",
        outputs=("statements",),
        report=lambda *step: stages.append(step[2]),
    )
    assert some.sha256 == {"statements": whole.sha256["statements"]}
    assert "fates" not in stages
    assert [path.name for path in (tmp_path / "some").iterdir()] == ["statements.parquet"]


@pytest.mark.parametrize("person", ["p0", "p3", "nobody"])
def test_what_if_one_more_fact_came_is_what_comes_of_it(person: str) -> None:
    shared = read(SHARED, source="rep.yaml").plan
    assert shared is not None
    given = tables()
    more = pa.table(
        {
            "id": ["new"],
            "owner": ["p3"],
            "closed_on": [dt.date(2026, 2, 3)],
            "amount_minor": [123_456],
            "currency": ["CNY"],
        }
    )
    come = {**given, "deals": pa.concat_tables([given["deals"], more])}
    machine = DuckDB()
    asked = machine.for_person(
        plans=[shared], tables=given, period=PERIOD, person=person, extra={"deals": more}
    )
    told = machine.for_person(plans=[shared], tables=come, period=PERIOD, person=person)
    assert set(asked) == set(OF_A_PERSON)
    assert asked == told


def test_a_fact_with_a_column_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="amount"):
        DuckDB().for_person(
            plans=[plan()],
            tables=tables(),
            period=PERIOD,
            person="p3",
            extra={"deals": pa.table({"amount": [1]})},
        )
