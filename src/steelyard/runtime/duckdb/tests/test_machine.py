"""The machine: exact arithmetic at the ends of its range, same bytes, one person as everyone."""

import datetime as dt
import math
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steelyard.engine import Plan, Problem, read
from steelyard.engine.number import plain_scale
from steelyard.engine.period import parse
from steelyard.engine.tables import ASSIGNMENTS, OUTPUTS, STANDING
from steelyard.runtime import snapshots
from steelyard.runtime.duckdb import DuckDB
from steelyard.runtime.duckdb.shims import SHIMS

BIG = 2**62
PERIOD = parse("2026-Q1")
TEXT = """\
plan: rep
title: Rep
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on, amount: amount}
indicators:
  revenue: {kind: total, title: Revenue, from: deals, of: amount, target: 1000}
scorecard:
  parts:
    revenue: {weight: 100 %, curve: {kind: ratio, highest: 1000}}
pay:
  commission: {kind: rate, title: Commission, on: revenue, rate: 10 %}
"""


@pytest.fixture(scope="module")
def machine() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for shim in SHIMS:
        connection.execute(shim)
    return connection


# Around where doubles, 64 bits, and the shims' own short way end.
EDGES = st.sampled_from([2**31, 2**53, 2**61, 2**62]).flatmap(lambda edge: st.integers(edge - 3, edge + 3))
SIGNED = EDGES | EDGES.map(lambda edge: -edge) | st.integers(-BIG, BIG) | st.integers(-1000, 1000)
DIVISORS = EDGES | st.integers(1, BIG) | st.integers(1, 1000)
WIDE_PRODUCT = "CAST(? AS HUGEINT) * CAST(? AS HUGEINT)"


@settings(max_examples=600, deadline=None, derandomize=True)
@given(SIGNED, SIGNED, DIVISORS)
def test_division_is_exact_half_up_or_an_error(
    machine: duckdb.DuckDBPyConnection, n: int, m: int, d: int
) -> None:
    assert_divided(machine, n, m, d, plain_scale(n, m, d), "steelyard_divide")


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.integers(-(2**40), 2**40), st.integers(1, 2**20))
def test_halves_go_away_from_zero(machine: duckdb.DuckDBPyConnection, n: int, d: int) -> None:
    odd = 2 * n + 1
    away = (abs(odd) + 1) // 2 * (1 if odd > 0 else -1)
    assert_divided(machine, odd, d, 2 * d, away, "steelyard_divide")


@settings(max_examples=300, deadline=None, derandomize=True)
@given(SIGNED.map(abs), SIGNED.map(abs), DIVISORS)
def test_quotient_and_remainder_are_exact_or_an_error(
    machine: duckdb.DuckDBPyConnection, n: int, m: int, d: int
) -> None:
    quotient, rest = divmod(n * m, d)
    assert_divided(machine, n, m, d, quotient, "steelyard_quotient")
    assert_divided(machine, n, m, d, rest, "steelyard_remainder")


@settings(max_examples=200, deadline=None, derandomize=True)
@given(SIGNED.map(abs), SIGNED.map(abs), DIVISORS)
def test_a_root_is_exact(machine: duckdb.DuckDBPyConnection, n: int, m: int, d: int) -> None:
    assert_divided(machine, n, m, d, math.isqrt((2 * n * m + d) // (2 * d)), "steelyard_root")


def assert_divided(
    machine: duckdb.DuckDBPyConnection, n: int, m: int, d: int, expected: int, shim: str
) -> None:
    query = f"SELECT {shim}({WIDE_PRODUCT}, ?)"
    if -(2**63) <= expected < 2**63:
        assert machine.execute(query, [n, m, d]).fetchall() == [(expected,)]
    else:
        with pytest.raises(duckdb.Error):
            machine.execute(query, [n, m, d]).fetchall()


def test_nothing_is_divided_by_zero(machine: duckdb.DuckDBPyConnection) -> None:
    for shim in ("divide", "quotient", "remainder"):
        assert machine.execute(f"SELECT steelyard_{shim}(5, 0), steelyard_{shim}(NULL, 5)").fetchall() == [
            (None, None)
        ]


def plan(text: str = TEXT) -> Plan:
    found = read(text, source="rep.yaml").plan
    assert found is not None
    return found


def tables(count: int = 50) -> dict[str, pa.Table]:
    people = [f"p{number % 7}" for number in range(count)]
    deals = {
        "id": [f"d{number:05}" for number in range(count)],
        "owner": people,
        "closed_on": [dt.date(2026, 1 + number % 3, 1 + number % 28) for number in range(count)],
        "amount_minor": [number * 997 % 50_000 for number in range(count)],
        "currency": ["CNY"] * count,
    }
    placed = [{"person": one, "plan": "rep", "starts_on": dt.date(2025, 1, 1)} for one in sorted(set(people))]
    return {"deals": pa.table(deals), "assignments": pa.Table.from_pylist(placed, schema=ASSIGNMENTS.schema)}


def test_the_same_inputs_give_the_same_bytes_with_any_number_of_threads(tmp_path: Path) -> None:
    many = tables(400_000)  # several row groups
    one = DuckDB(threads=1).run(plans=[plan()], tables=many, period=PERIOD, out=tmp_path / "one")
    two = DuckDB(threads=2).run(plans=[plan()], tables=many, period=PERIOD, out=tmp_path / "two")
    assert one.sha256 == two.sha256
    assert one.rows["pay_lines"] == 400_000


def test_the_order_of_rows_in_the_tables_changes_nothing(tmp_path: Path) -> None:
    given = tables(500)
    backwards = {name: table.take(list(range(table.num_rows))[::-1]) for name, table in given.items()}
    one, other = (
        DuckDB().run(plans=[plan()], tables=rows, period=PERIOD, out=tmp_path / name)
        for name, rows in (("one", given), ("other", backwards))
    )
    assert one.sha256 == other.sha256


def test_outputs_are_laid_out_as_the_contract_says(tmp_path: Path) -> None:
    reported: list[tuple[int, int, str]] = []
    made = DuckDB().run(
        plans=[plan()],
        tables=tables(),
        period=PERIOD,
        out=tmp_path,
        report=lambda *step: reported.append(step),
    )
    for name, layout in OUTPUTS.items():
        assert pq.read_schema(made.folder / f"{name}.parquet").names == list(layout.names)
        assert pq.read_table(made.folder / f"{name}.parquet").schema.types == layout.schema.types
    assert reported[-1][0] == reported[-1][1]


def test_one_person_is_computed_as_everyone_is(tmp_path: Path) -> None:
    made = DuckDB().run(plans=[plan()], tables=tables(), period=PERIOD, out=tmp_path)
    alone = DuckDB().for_person(plans=[plan()], tables=tables(), period=PERIOD, person="p3")
    for name in ("credits", "measures", "scores", "pay_lines", "statements"):
        everyone = pq.read_table(made.folder / f"{name}.parquet").to_pylist()
        assert alone[name].to_pylist() == [row for row in everyone if row["person"] == "p3"]


def test_a_sum_that_does_not_fit_is_an_error_and_no_number(tmp_path: Path) -> None:
    huge = tables(2)
    amounts = pa.array([2**62, 2**62])
    owners = pa.array(["p0", "p0"])
    deals = huge["deals"].set_column(3, "amount_minor", amounts).set_column(1, "owner", owners)
    with pytest.raises(duckdb.Error):
        DuckDB().run(plans=[plan()], tables={**huge, "deals": deals}, period=PERIOD, out=tmp_path)


def check(**changed: pa.Table) -> list[Problem]:
    return list(DuckDB().check(plans=[plan()], tables={**tables(), **changed}, period=PERIOD))


def test_checking_finds_what_tables_lack() -> None:
    deals = tables()["deals"]
    assert check() == []
    assert [p.code for p in check(deals=deals.drop_columns(["closed_on", "currency"]))] == [
        "column_missing"
    ] * 2
    text = deals.set_column(2, "closed_on", pa.array(["x"] * len(deals)))
    assert [p.code for p in check(deals=text)] == ["column_kind"]
    assert [p.code for p in check(deals=pa.concat_tables([deals, deals.slice(0, 1)]))] == ["id_twice"]
    euros = deals.set_column(4, "currency", pa.array(["EUR"] * len(deals)))
    assert [p.code for p in check(deals=euros)] == ["rate_missing"]
    nobody = {"assignments": STANDING["assignments"].empty()}
    assert [p.code for p in check(**nobody)] == ["nobody_on_plan"]


def test_a_snapshot_is_named_by_its_content(tmp_path: Path) -> None:
    one = snapshots.write(tables()["deals"], root=tmp_path, dataset="deals")
    again = snapshots.write(tables()["deals"], root=tmp_path, dataset="deals")
    assert one == again
    assert snapshots.read(root=tmp_path, dataset="deals", sha256=one.sha256).num_rows == 50
    assert [path.suffix for path in (tmp_path / "deals").iterdir()] == [".parquet"]
