"""One person's view, computed from their facts alone, is everybody's view of them; and it tells its story."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from steelyard.engine import explain
from steelyard.engine.words import LANGUAGES
from steelyard.runtime.duckdb import DuckDB
from tests.examples import Example, examples

ENGINE = Path(__file__).resolve().parents[1]
REACHING = ("overlay", "refunds", "split", "territory")  # what reaches a person by more than their name
FILES = sorted(
    [*(ENGINE / "crediting").glob("*.examples.yaml"), *(ENGINE / "indicators").glob("*.examples.yaml")]
)
ALL = [
    example
    for file in FILES
    for turn, example in enumerate(examples(file))
    if turn == 0 or file.name.startswith(REACHING)
]


@pytest.mark.parametrize("example", ALL, ids=str)
def test_one_persons_view_is_everybodys(example: Example, tmp_path: Path) -> None:
    machine = DuckDB(threads=1)
    known = {"plans": [example.plan], "tables": example.tables(), "period": example.period}
    made = machine.run(**known, out=tmp_path)  # type: ignore[arg-type]
    everyone = {
        name: pq.read_table(made.folder / f"{name}.parquet").to_pylist() for name in ("credits", "measures")
    }
    for person in sorted({row["person"] for row in everyone["measures"]}):
        found = machine.for_person(**known, person=person)  # type: ignore[arg-type]
        for name, rows in everyone.items():
            mine = sorted((row for row in rows if row["person"] == person), key=repr)
            assert sorted(found[name].to_pylist(), key=repr) == mine, name
        story = explain(example.plan, found, person)
        for code in example.plan.indicators:
            told = story.find(f"measure/{code}")
            assert told is not None
            assert all("{" not in told.sentence(language) for language in LANGUAGES)
