"""The same rows give the same bytes: in any order, in any number of files, on any number of threads."""

import random
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given

from steelyard.runtime.duckdb import DuckDB
from tests.oracle.branches import of_branch
from tests.oracle.comparing import differences
from tests.oracle.drawn.batch import Batch
from tests.oracle.drawn.strategies import drawn, wide
from tests.oracle.engine_side import arrow, close, plans_of, run


@wide(1)
@given(drawn())
def test_rows_in_any_order_and_files_of_any_number_give_the_same_bytes(
    tmp_path_factory: Any, batch: Batch
) -> None:
    folder: Path = tmp_path_factory.mktemp("closes")
    chance = random.Random(len(batch.tables["deals"]))  # noqa: S311 - any order will do
    once = run(batch.texts, batch.tables, batch.period, folder / "once")
    again = run(batch.texts, batch.tables, batch.period, folder / "again", threads=2)
    shuffled = {name: chance.sample(rows, len(rows)) for name, rows in batch.tables.items()}
    in_two_files = DuckDB(threads=1).run(
        plans=plans_of(batch.texts),
        tables={name: _two_files(table, folder / name) for name, table in arrow(shuffled).items()},
        period=batch.period,
        out=folder / "files",
    )
    assert once.sha256 == again.sha256 == in_two_files.sha256


def _two_files(table: pa.Table, folder: Path) -> Path:
    folder.mkdir()
    pq.write_table(table.slice(0, len(table) // 3), folder / "a.parquet")
    pq.write_table(table.slice(len(table) // 3), folder / "b.parquet")
    return folder


@wide(1)
@given(drawn(plans=2, codes=1, branches=4))
def test_a_plan_closed_alone_gives_what_it_gives_beside_others(batch: Batch) -> None:
    """Nothing that a plan pays or measures hangs on which other plans are in the run."""
    together = close(batch.texts, batch.tables, batch.period)
    for place, text in enumerate(batch.texts):
        alone = close([text], batch.tables, batch.period)
        own = {name: [row for row in together[name] if row.get("plan") == f"p{place}-0"] for name in together}
        other = {name: [row for row in alone[name] if row.get("plan") == f"p{place}-0"] for name in together}
        assert differences(own, other) == []


@wide(1)
@given(drawn(plans=2, codes=3, branches=3))
def test_branches_closed_apart_give_what_they_give_together(batch: Batch) -> None:
    """Every branch is on codes of its own here, so not even peers meet."""
    together = close(batch.texts, batch.tables, batch.period)
    apart: dict[str, list[dict[str, Any]]] = {name: [] for name in together}
    for place in range(batch.branches):
        for name, rows in close(batch.texts, of_branch(batch.tables, str(place)), batch.period).items():
            apart[name] += rows
    for outputs in (together, apart):
        outputs["warnings"] = [row for row in outputs["warnings"] if row["person"] is not None]
    assert differences(together, apart) == []
