"""Whatever is written in a plan, the reader answers in words: every example's plan, broken in every way.

The seeds are the plans beside the shapes, so a new shape is attacked from its first day. A longer run:
`STEELYARD_CASES=20000 pytest src/steelyard/engine/tests/test_hostile_plans.py`.
"""

import os
import time
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from steelyard.engine import describe, read
from steelyard.engine.words import LANGUAGES

ENGINE = Path(__file__).resolve().parents[1]
CASES = int(os.environ.get("STEELYARD_CASES", "150"))
SECONDS = 3  # far above what any plan takes, far below what a person would call hanging
HOSTILE = (
    *("", " ", "~", "no", "yes", "0", "-0", "-1", "1e309", "NaN", "Infinity", "0x10", "1_000", "９９", "١٢"),
    *(
        "9" * 400,
        "0." + "0" * 300 + "1",
        "999999999999",
        "1000000000000.01",
        "-999999999999 %",
        "101 %",
        "0 %",
    ),
    *(
        "100 %",
        "１００%",
        "%",
        "=1+1",
        "=cmd|' /C calc'!A0",
        "@SUM(1)",
        "+1",
        "'; drop table x; --",
        "{x}",
        "{0}",
    ),
    *(
        "{x.__class__}",
        "%s",
        "${x}",
        "\u202e100",
        "\u200b",
        "e\u0301",
        "\ufeff",
        "𝟙𝟘",
        "A" * 5000,
        "漢" * 300,
    ),
    *(
        "a = 1 or 1 = 1",
        "a = (select 1)",
        "((((((a = 1))))))",
        "a in ()",
        "revenue / revenue",
        "1/0",
        "a" * 64,
    ),
    *("2026-02-30", "9999-12-31", "pay", "plan", "corrections", "__proto__", "personal", "total", "owner"),
)


def plain(text: str) -> Any:
    """Read YAML as text, lists and mappings, as a plan's author wrote it."""
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it builds nothing but text


def seeds() -> Iterator[dict[str, Any]]:
    for file in sorted(ENGINE.rglob("*.examples.yaml")):
        text = plain(file.read_text("utf-8")).get("plan")
        yield plain(text) if text else {}


SEEDS = [seed for seed in seeds() if seed]


def places(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """List every place in a tree, the root left out."""
    children = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, below in children:
        yield (*path, key)
        yield from places(below, (*path, key))


def at(tree: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        tree = tree[key]
    return tree


def broken(draw: Any, tree: dict[str, Any]) -> None:
    """Do one bad thing to a tree."""
    path = draw(st.sampled_from(sorted(places(tree), key=repr)))
    holder, key = at(tree, path[:-1]), path[-1]
    match draw(st.sampled_from(["put", "drop", "graft", "rename", "wrap", "twice"])):
        case "put":
            holder[key] = draw(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12)))
        case "drop":
            del holder[key]
        case "graft":
            holder[key] = deepcopy(at(tree, draw(st.sampled_from(sorted(places(tree), key=repr)))))
        case "rename" if isinstance(holder, dict):
            holder[draw(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=6)))] = holder.pop(key)
        case "wrap":
            holder[key] = draw(
                st.sampled_from(
                    [[holder[key]], {"x": holder[key]}, [deepcopy(holder[key]) for _ in range(60)]]
                )
            )
        case "twice" if isinstance(holder, list):
            holder.insert(key, holder[key])


@st.composite
def hostile_plans(draw: Any) -> str:
    tree = deepcopy(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(1, 4))):
        if tree:
            broken(draw, tree)
    # As JSON-like flow now and then: both are YAML.
    return str(
        yaml.safe_dump(
            tree, allow_unicode=draw(st.booleans()), default_flow_style=draw(st.booleans()), sort_keys=False
        )
    )


@settings(max_examples=CASES, deadline=None)
@given(hostile_plans())
def test_a_broken_plan_is_answered_in_words_and_soon(text: str) -> None:
    started = time.monotonic()
    reading = read(text, source="broken.yaml")
    assert time.monotonic() - started < SECONDS
    assert (reading.plan is None) == bool(reading.errors)
    lines = text.count("\n") + 1
    for problem in reading.problems:
        assert 0 <= problem.line <= lines
        for language in LANGUAGES:
            assert problem.text(language).strip()
    if reading.plan is not None:
        for language in LANGUAGES:
            assert all(clause.heading and clause.sentence for clause in describe(reading.plan, language))


def test_there_are_seeds_to_break() -> None:
    assert len(SEEDS) > 15


@pytest.mark.parametrize("depth", [1, 2, 40])
def test_several_mistakes_are_told_together_however_many(depth: int) -> None:
    """Each part has its own, and each is heard."""
    plan = deepcopy(SEEDS[0])
    plan["indicators"] = {
        f"bad_{place}": {"kind": "total", "title": "Bad", "from": "nowhere", "of": "amount"}
        for place in range(depth)
    }
    found = read(yaml.safe_dump(plan), source="p.yaml").problems
    assert len([problem for problem in found if problem.code == "dataset_not_credited"]) == depth
