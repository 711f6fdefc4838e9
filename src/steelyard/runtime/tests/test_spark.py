"""Spark, with two worker processes beside its own: what DuckDB gives, to the byte, come what may.

One cluster serves the whole file, with code generation off: for a few rows it costs more than it saves. A
close of examples is computed; STEELYARD_EVERY_SHAPE=1 computes the first example of every shape, and
STEELYARD_EVERY_EXAMPLE=1 all of them and the library's, which takes minutes.
"""

import os
import random
import signal
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path

import duckdb
import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pyspark import SparkContext
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from steelyard.engine import number
from steelyard.engine.number import plain_scale
from steelyard.runtime.duckdb import DuckDB
from steelyard.runtime.duckdb.shims import SHIMS
from steelyard.runtime.duckdb.tests.test_machine import BIG, PERIOD, plan, tables
from steelyard.runtime.executor import Executor
from steelyard.runtime.machines import MachineUnknown, machine
from steelyard.runtime.spark.functions import functions_sql
from steelyard.runtime.spark.machine import Spark
from steelyard.runtime.spark.session import new_session, stop
from steelyard.runtime.spark.tables import sent
from steelyard.runtime.translation import sql_of
from tests.examples import examples
from tests.together import Close, closes

CLUSTER = "local-cluster[2,1,1024]"  # two workers of one core and a gigabyte each
ROOT = Path(__file__).resolve().parents[4]
SHAPES, LIBRARY = ROOT / "src" / "steelyard" / "engine", ROOT / "library"
EVERY = bool(os.environ.get("STEELYARD_EVERY_EXAMPLE"))
FILES = sorted([*SHAPES.rglob("*.examples.yaml"), *(LIBRARY.rglob("*.examples.yaml") if EVERY else ())])
ALL = closes([one for file in FILES for one in islice(examples(file), None if EVERY else 1)])
MANY = EVERY or bool(os.environ.get("STEELYARD_EVERY_SHAPE"))
TOGETHER = ALL if MANY else sorted(ALL, key=lambda one: len(one.plans))[:1]
SMALL = """\
spark.driver.extraJavaOptions      -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
spark.executor.extraJavaOptions    -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
spark.sql.adaptive.enabled         false
spark.sql.codegen.wholeStage       false
spark.sql.codegen.factoryMode      NO_CODEGEN
spark.sql.shuffle.partitions       2
"""
WIDE = "CAST({} AS DECIMAL(38, 0)) * CAST(m AS DECIMAL(38, 0))"
EDGES = [0, 1, 2, 3, 7, 10**6, 2**31, 2**53 - 1, 2**53, 2**53 + 1, 2**62, 2**63 - 1]


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Spark]:
    folder = tmp_path_factory.mktemp("spark")
    (folder / "spark-defaults.conf").write_text(SMALL)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_CONF_DIR", str(folder))  # as a company would say it
        yield Spark(CLUSTER)
    stop()


@pytest.fixture(scope="module")
def session(spark: Spark) -> SparkSession:
    opened = new_session(spark.master)
    for function in functions_sql():
        opened.sql(function)
    return opened


def same(close: Close, spark: Spark, tmp_path: Path) -> None:
    """See that both machines write the same bytes."""
    ours = DuckDB(threads=1).run(
        plans=close.plans, tables=close.tables, period=close.period, out=tmp_path / "duckdb"
    )
    theirs = spark.run(plans=close.plans, tables=close.tables, period=close.period, out=tmp_path / "spark")
    for name in ours.sha256:
        found, wanted = (pq.read_table(made.folder / f"{name}.parquet") for made in (theirs, ours))
        assert found.to_pylist() == wanted.to_pylist(), name
    assert theirs.sha256 == ours.sha256


def numbers() -> pa.Table:
    """Give every pair of edges over every edge, and as many drawn ones."""
    drawn = random.Random(20260701)  # noqa: S311 - the same numbers every time are the point
    signed = [*EDGES, *(-edge for edge in EDGES[1:])]
    rows = {
        *product(signed, EDGES, EDGES[1:]),
        *((drawn.randint(-BIG, BIG), drawn.randint(0, BIG), drawn.randint(1, BIG)) for _ in range(3000)),
        *((drawn.randint(-(10**9), 10**9), drawn.randint(0, 10**7), 10**6) for _ in range(1000)),
    }
    fit = [(n, m, d) for n, m, d in sorted(rows) if abs(plain_scale(n, m, d)) < BIG]
    return pa.table({name: [row[place] for row in fit] for place, name in enumerate("nmd")})


def test_division_agrees_with_duckdb_and_with_plain_integers(session: SparkSession) -> None:
    table = numbers()
    session.createDataFrame(table).createOrReplaceTempView("numbers")
    with duckdb.connect() as connection:
        connection.register("numbers", table)
        for shim in SHIMS:
            connection.execute(shim)
        signed, size = WIDE.format("n"), WIDE.format("abs(n)")
        asked = (
            f"steelyard_divide({signed}, d) AS a, "
            f"steelyard_quotient({size}, d) AS b, steelyard_remainder({size}, d) AS c"
        )
        select = f"SELECT n, m, d, {asked} FROM numbers ORDER BY n, m, d"  # noqa: S608 - no input
        ours = connection.sql(select).to_arrow_table().to_pylist()
    theirs = session.sql(select).toArrow().to_pylist()
    assert theirs == ours
    assert [row["a"] for row in theirs] == [plain_scale(row["n"], row["m"], row["d"]) for row in theirs]


def test_wide_numbers_keep_their_digits_when_turned_round(session: SparkSession) -> None:
    table = pa.table({"n": [2**63 - 1, -(2**63) + 1, 7], "m": [2**53 - 1, 2**62 - 1, 3]})
    session.createDataFrame(table).createOrReplaceTempView("turned")
    row = ibis.table({"n": "int64", "m": "int64"}, name="turned")
    product_ = number.wide(row.n) * number.wide(row.m)
    asked = sql_of(row.select(turned=-product_, size=product_.abs()), "spark")
    products = [n["n"] * n["m"] for n in table.to_pylist()]
    found = session.sql(asked).toArrow().to_pylist()
    assert [int(one["turned"]) for one in found] == [-one for one in products]
    assert [int(one["size"]) for one in found] == [abs(one) for one in products]


def test_whole_roots_agree(session: SparkSession) -> None:
    squares = [
        root * root + step for root in (1, 2, 1000, 2**26 + 1, 2**31 - 1, 3 * 10**9) for step in (-1, 0, 1)
    ]
    select = "SELECT steelyard_root(n, d) AS root FROM squares ORDER BY n, d"
    table = pa.table({"n": [*squares, 0, 5, 7], "d": [*[1] * len(squares), 1, 2, 2]})
    session.createDataFrame(table).createOrReplaceTempView("squares")
    with duckdb.connect() as connection:
        connection.register("squares", table)
        for shim in SHIMS:
            connection.execute(shim)
        ours = connection.sql(select).to_arrow_table()["root"].to_pylist()
    assert session.sql(select).toArrow()["root"].to_pylist() == ours


@pytest.mark.parametrize(
    "value",
    [
        f"steelyard_divide(CAST({2**62} AS DECIMAL(38, 0)) * {2**62}, 2)",  # more than 64 bits
        f"steelyard_quotient(CAST({2**63 - 1} AS DECIMAL(38, 0)) * 2, 1)",
        f"steelyard_divide(CAST({2**63 - 1} AS DECIMAL(38, 0)) * {2**63 - 1}, {2**63 - 2})",  # 1 too many
        f"steelyard_divide(CAST({10**19} AS DECIMAL(38, 0)) * CAST({10**19} AS DECIMAL(38, 0)), {10**30})",
        f"steelyard_int64(sum(v)) FROM VALUES ({2**63 - 1}), (1) AS t(v)",
    ],
)
def test_what_does_not_fit_is_an_error_and_no_number(session: SparkSession, value: str) -> None:
    with pytest.raises(PySparkException):
        session.sql(f"SELECT {value}").collect()


@pytest.mark.parametrize(
    "close", TOGETHER, ids=lambda close: f"{close.period.code} {len(close.plans)} examples"
)
def test_examples_come_out_as_on_duckdb(close: Close, spark: Spark, tmp_path: Path) -> None:
    same(close, spark, tmp_path)


def workers() -> set[int]:
    """Find the worker processes among what Spark's own process has started."""
    gateway = SparkContext._gateway  # noqa: SLF001 - PySpark names it nowhere else
    assert gateway is not None
    driver = gateway.proc.pid
    return {
        int(status.parent.name)
        for status in Path("/proc").glob("[0-9]*/status")
        if f"\nPPid:\t{driver}\n" in status.read_text()
        and b"CoarseGrainedExecutorBackend" in (status.parent / "cmdline").read_bytes()
    }


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc to find the workers")
def test_a_worker_killed_in_the_middle_only_delays_the_close(spark: Spark, tmp_path: Path) -> None:
    many = tables(130_000)  # more than a row group of the written files
    ours = DuckDB().run(plans=[plan()], tables=many, period=PERIOD, out=tmp_path / "duckdb")
    before: set[int] = set()

    def kill_one(done: int, total: int, stage: str) -> None:
        if stage == "credits":  # written: from here on, what the workers keep is read
            before.update(workers())
            os.kill(min(before), signal.SIGKILL)

    theirs = spark.run(plans=[plan()], tables=many, period=PERIOD, out=tmp_path / "spark", report=kill_one)
    assert len(before) >= 2  # Spark may have begun another beside its two
    assert min(before) not in workers()
    assert theirs.sha256 == ours.sha256
    assert theirs.rows["pay_lines"] == 130_000


def test_an_empty_piece_does_not_end_a_table(session: SparkSession) -> None:
    piece = pa.table({"n": [1, 2]})
    assert sent(session, pa.concat_tables([piece, piece.slice(0, 0), piece])).count() == 4


def test_tables_are_read_from_an_address(spark: Spark, tmp_path: Path) -> None:
    made = tables()
    folder = tmp_path / "deals"
    folder.mkdir()
    for place in (0, 1):  # a folder of two files, and a single file
        pq.write_table(made["deals"].slice(place * 25, 25), folder / f"{place}.parquet")
    pq.write_table(made["assignments"], tmp_path / "assignments.parquet")
    addresses = {"deals": folder.as_uri(), "assignments": (tmp_path / "assignments.parquet").as_uri()}
    wanted = DuckDB().run(plans=[plan()], tables=made, period=PERIOD, out=tmp_path / "wanted")
    for name, one in (("duckdb", DuckDB()), ("spark", spark)):
        found = one.run(plans=[plan()], tables=addresses, period=PERIOD, out=tmp_path / name)
        assert found.sha256 == wanted.sha256


def test_one_person_and_the_checks_come_out_as_on_duckdb(spark: Spark) -> None:
    machines: tuple[Executor, ...] = DuckDB(), spark
    ours, theirs = (
        one.for_person(plans=[plan()], tables=tables(), period=PERIOD, person="p3") for one in machines
    )
    assert {name: rows.to_pylist() for name, rows in theirs.items()} == {
        name: rows.to_pylist() for name, rows in ours.items()
    }
    twice = {**tables(), "deals": pa.concat_tables([tables()["deals"]] * 2)}
    found = spark.check(plans=[plan()], tables=twice, period=PERIOD)
    assert [problem.code for problem in found] == ["id_twice"]


def test_a_machine_is_chosen_by_name() -> None:
    assert machine("duckdb", memory="1GB") == DuckDB(memory="1GB")
    assert machine("spark", master=CLUSTER) == Spark(CLUSTER)
    with pytest.raises(MachineUnknown):
        machine("abacus")
