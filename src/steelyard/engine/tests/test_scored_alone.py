"""One person computed alone has the figures of the run, also among peers, and a story in three languages."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from steelyard.engine import Story, explain
from steelyard.engine.kinds import AnyGrades, AnyScorecard
from steelyard.engine.tables import OUTPUTS
from steelyard.runtime.duckdb import DuckDB
from tests.examples import Example, examples

ENGINE = Path(__file__).resolve().parents[1]
FILES = [
    *ENGINE.glob("curves/*.examples.yaml"),
    *ENGINE.glob("scorecards/*.examples.yaml"),
    *ENGINE.glob("grades/*.examples.yaml"),
    *(
        ENGINE / "indicators" / f"{name}.examples.yaml"
        for name in ("rating", "checklist", "reviews", "leniency")
    ),
]
ALL = [example for file in sorted(FILES) for example in examples(file)]
COMPARED = ("measures", "scores", "grades")


def mine(table: pa.Table, person: str, name: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = table.filter(pc.field("person") == person).to_pylist()
    ranks = {"rank", "peers"} if name == "grades" else set()  # these are taken from the run
    return [{column: value for column, value in row.items() if column not in ranks} for row in rows]


def sentences(story: Story, language: str) -> list[str]:
    below = [said for child in story.children for said in sentences(child, language)]
    return [story.sentence(language), story.formula, *below]  # type: ignore[arg-type]  # one of ours


@pytest.mark.parametrize("example", ALL, ids=str)
def test_alone_as_among_all(example: Example, tmp_path: Path) -> None:
    tables = example.tables()
    made = DuckDB(threads=1).run(plans=[example.plan], tables=tables, period=example.period, out=tmp_path)
    sealed = {name: pq.read_table(made.folder / f"{name}.parquet") for name in OUTPUTS}
    people = sorted(set(sealed["measures"]["person"].to_pylist()))
    assert people
    for person in people[:2]:
        alone = DuckDB(threads=1).for_person(
            plans=[example.plan], tables=tables, period=example.period, person=person
        )
        for name in COMPARED:
            assert mine(alone[name], person, name) == mine(sealed[name], person, name)
        told = explain(example.plan, {**alone, **{name: sealed[name] for name in COMPARED}}, person)
        for language in ("en", "zh-hans", "zh-hant"):
            for said in sentences(told, language):
                assert "{" not in said
                assert "None" not in said


@pytest.mark.parametrize("family", [AnyScorecard, AnyGrades])
def test_every_scorecard_and_way_of_grading_has_examples_beside_it(family: object) -> None:
    for tagged in family.__args__[0].__args__:  # type: ignore[attr-defined]
        module = tagged.__args__[0].__module__
        path = ENGINE.parents[1] / (module.replace(".", "/") + ".examples.yaml")
        assert path in FILES, path.name
