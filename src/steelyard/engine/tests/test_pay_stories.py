"""Stories of pay: every line and factor is told, in every language, and all of it adds up to what is paid."""

from pathlib import Path

import pyarrow.compute as pc
import pytest

from steelyard.engine import Story, explain
from steelyard.engine.words import LANGUAGES
from steelyard.runtime.duckdb import DuckDB
from tests.examples import Example, examples

HERE = Path(__file__).resolve().parents[1] / "incentives"
ALL = [one for file in sorted(HERE.rglob("*.examples.yaml")) for one in examples(file) if not one.earlier]


def people(example: Example) -> list[str]:
    """Name the first of those who are on the plan."""
    return sorted(set(example.tables()["assignments"]["person"].to_pylist()))[:1]


def stories(example: Example) -> list[tuple[Story, int, int]]:
    """Tell everybody's pay, beside the sums of statements and of lines."""
    told = []
    for person in people(example):
        outputs = DuckDB(threads=1).for_person(
            plans=[example.plan], tables=example.tables(), period=example.period, person=person
        )
        found = explain(example.plan, outputs, person).find("pay")
        if found is not None:
            statements, lines = (
                pc.sum(outputs[name]["amount_minor"]).as_py() or 0 for name in ("statements", "pay_lines")
            )
            told.append((found, statements, lines))
    return told


def below(story: Story) -> list[Story]:
    """List a story and all below it."""
    return [story, *(one for child in story.children for one in below(child))]


@pytest.mark.parametrize("example", ALL, ids=str)
def test_what_is_told_adds_up_to_what_is_paid(example: Example) -> None:
    for story, statements, lines in stories(example):
        assert story.amount == statements == lines
        for component in story.children:
            if component.children:
                assert component.amount == sum(line.amount or 0 for line in component.children), (
                    component.path
                )
        paths = [one.path for one in below(story)]
        assert len(paths) == len(set(paths))
        for one in below(story):
            for language in LANGUAGES:
                assert one.sentence(language)
                assert "{" not in one.sentence(language)
            assert not one.formula or "None" not in one.formula


def find(name: str, title: str) -> Example:
    """Find an example by its file and the beginning of its title."""
    return next(one for one in ALL if one.file.name.startswith(f"{name}.") and one.title.startswith(title))


def told(example: Example, person: str, path: str) -> Story:
    """Tell one figure."""
    outputs = DuckDB(threads=1).for_person(
        plans=[example.plan], tables=example.tables(), period=example.period, person=person
    )
    found = explain(example.plan, outputs, person).find(path)
    assert found is not None
    return found


def test_a_line_shows_every_factor_with_its_value() -> None:
    example = find("combined", "a gate on a multiplier")
    line = told(example, "bob", "pay/commission/deals/d1")
    assert line.formula == "(2,000.00 × 2 %) × 80 % × 90 % × 50 % = 14.40"
    capped = told(example, "ann", "pay/commission/deals/d2")
    assert capped.formula == "(2,000.00 × 4 %) × 110 % × 150 % → 120.00"


def test_a_component_says_what_gate_and_factors_saw() -> None:
    said = told(find("combined", "a gate on a multiplier"), "bob", "pay/commission").sentence("en")
    assert "The gate lets 80 % through" in said
    assert "Satisfaction: 7" in said
    assert "Multiplier 90 %: the score of Visits is 0, the total score is 30." in said
    assert "Whole months since joining: 0; that pays 50 %." in said


def test_a_zero_says_why() -> None:
    bonus = told(find("bonus_by_grade", "a grade that is not named"), "cy", "pay/fixed")
    assert bonus.sentence("en").startswith("Fixed pays 0.00 CNY, because nothing is paid for this grade.")
    factor = told(find("accelerator", "a missing attainment"), "ann", "pay/commission")
    assert "because it is multiplied by 0 %" in factor.sentence("en")
    waits = told(find("gate", "what is unknown"), "ann", "pay/every")
    assert "it waits" in waits.sentence("en")
