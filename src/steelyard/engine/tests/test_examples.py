"""Every example beside a shape and beside a library plan comes out as written, on the machine."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from steelyard.engine import explain
from steelyard.engine.kinds import AnyCredit, AnyCurve, AnyIncentive, AnyIndicator, AnySettlement
from steelyard.runtime.duckdb import DuckDB
from steelyard.runtime.executor import Source
from tests.examples import Example, examples, filled, projected

ROOT = Path(__file__).resolve().parents[4]
ENGINE, LIBRARY = ROOT / "src" / "steelyard" / "engine", ROOT / "library"
FILES = sorted([*ENGINE.rglob("*.examples.yaml"), *LIBRARY.rglob("*.examples.yaml")])
ALL = [example for file in FILES for example in examples(file)]


@pytest.mark.parametrize("example", ALL, ids=str)
def test_example_comes_out_as_written(example: Example, tmp_path: Path) -> None:
    tables = brought_forward(example, tmp_path / "earlier")
    made = DuckDB(threads=1).run(
        plans=[example.plan], tables=tables, period=example.period, out=tmp_path / "now"
    )
    for name, rows in example.expected().items():
        table = pq.read_table(made.folder / f"{name}.parquet")
        assert projected(table, rows) == filled(rows), f"{example.file}: {example.title}: {name}"


def brought_forward(example: Example, folder: Path) -> dict[str, Source]:
    """Give an example's tables, with the balances that the periods before it carry forward."""
    tables: dict[str, Source] = {**example.tables()}
    for earlier in example.earlier:
        out = folder / earlier.code
        DuckDB(threads=1).run(plans=[example.plan], tables=tables, period=earlier, out=out)
        tables["balances"] = pq.read_table(out / "balances.parquet")
    return tables


@pytest.mark.parametrize("family", [AnyCredit, AnyIndicator, AnyCurve, AnyIncentive, AnySettlement])
def test_every_shape_has_examples_beside_it(family: object) -> None:
    for shape in family.__args__[0].__args__:  # type: ignore[attr-defined]
        path = ROOT / "src" / (shape.__module__.replace(".", "/") + ".examples.yaml")
        assert path in FILES, f"{shape.__name__} has no {path.name}"


@pytest.mark.parametrize("plan", sorted(LIBRARY.glob("plans/*.yaml")), ids=lambda path: path.name)
def test_every_library_plan_has_examples_beside_it(plan: Path) -> None:
    if not plan.name.endswith(".examples.yaml"):
        assert plan.with_name(plan.name.replace(".yaml", ".examples.yaml")).exists()


@pytest.mark.parametrize("example", [one for one in ALL if one.file.is_relative_to(LIBRARY)], ids=str)
def test_story_of_an_example_adds_up(example: Example) -> None:
    for person in sorted(
        {row["person"] for rows in example.expected().values() for row in rows if row.get("person")}
    ):
        outputs = DuckDB(threads=1).for_person(
            plans=[example.plan], tables=example.tables(), period=example.period, person=person
        )
        story = explain(example.plan, outputs, person)
        paid = sum(row["amount_minor"] for row in outputs["statements"].to_pylist())
        assert (story.amount or 0) == paid
        pay = story.find("pay")
        if pay:
            assert paid == sum(line["amount_minor"] for line in outputs["pay_lines"].to_pylist())
        for language in ("en", "zh-hans", "zh-hant"):
            assert story.sentence(language)
