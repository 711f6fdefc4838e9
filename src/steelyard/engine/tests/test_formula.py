"""Formulas: a closed grammar that refuses in words, and reads back as it was meant."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from steelyard.engine import describe, read
from steelyard.engine.arithmetic import parse
from steelyard.engine.words import LANGUAGES

PLAN = """\
plan: example
title: Example
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on, amount: amount}
indicators:
  revenue: {kind: total, title: Revenue, from: deals, of: amount}
  deals: {kind: count, title: Deals, from: deals}
  size: {kind: formula, title: Size, formula: FORMULA, unit: money}
  other: {kind: formula, title: Other, formula: size + 1, unit: money}
"""


def found(formula: str) -> list[str]:
    return [problem.code for problem in read(PLAN.replace("FORMULA", formula), source="p.yaml").problems]


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        ("revenue / visits", "unknown_indicator"),
        ("other * 2", "formula_loop"),
        ("size", "formula_loop"),
        ("revenue // deals", "formula_refused"),
        ("revenue % deals", "formula_refused"),
        ("sum(revenue)", "formula_refused"),
        ("'revenue'", "formula_refused"),
        ("revenue * 0.1234567", "formula_refused"),
        ("revenue * 1e3", "formula_refused"),
        ("(select 1)", "formula_refused"),
        ("a.revenue", "formula_refused"),
        ("revenue -- deals", "formula_refused"),
        ("case when revenue > 1 then 2 end", "formula_refused"),
        ("revenue +", "formula_unreadable"),
        ("1 + 2", "formula_without_name"),
        ("(" * 40 + "revenue" + ")" * 40, "formula_too_long"),
        (" + ".join(["deals"] * 80), "formula_too_long"),
        ("revenue + deals", "formula_mixes"),
        ("min(revenue, deals)", "formula_mixes"),
        ("-(revenue - deals)", "formula_mixes"),
        ("2 * (revenue + deals)", "formula_mixes"),
        ("(deals - revenue) / 2", "formula_mixes"),
        ("max(1, revenue + deals)", "formula_mixes"),
        ("revenue + min(1, deals)", "formula_mixes"),
        ("revenue - -deals", "formula_mixes"),
        ("revenue * 1000000000000.01", "formula_refused"),
    ],
)
def test_what_does_not_belong_is_refused_in_words(formula: str, code: str) -> None:
    reading = read(PLAN.replace("FORMULA", f'"{formula}"'), source="p.yaml")
    problem = next(one for one in reading.problems if one.code == code)
    assert problem.line == 9
    assert all(problem.text(language) for language in LANGUAGES)


@pytest.mark.parametrize(
    "formula",
    ["revenue + deals * 2", "revenue - revenue / deals", "max(1, revenue)", "revenue * 999999999999.999999"],
)
def test_what_goes_together_is_not_refused(formula: str) -> None:
    assert set(found(f'"{formula}"')) <= {"indicator_idle"}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("(revenue - deals) / deals", "(revenue − deals) ÷ deals"),
        ("revenue - (deals - size)", "revenue − (deals − size)"),
        ("revenue - deals * 2", "revenue − deals × 2"),
        ("revenue / (deals / 2)", "revenue ÷ (deals ÷ 2)"),
        ("revenue / deals / 2", "revenue ÷ deals ÷ 2"),
        ("-revenue + 2.50", "−revenue + 2.50"),
        ("-(revenue + 2) * -deals", "−(revenue + 2) × (−deals)"),
        ("revenue - -(deals - 1)", "revenue − (−(deals − 1))"),
        ("max(revenue, deals, 1)", "max(revenue, deals, 1)"),
        ('"new-deals" * 2', "new-deals × 2"),
    ],
)
def test_a_formula_is_shown_as_it_was_meant(written: str, shown: str) -> None:
    assert parse(written).text(str) == shown


def test_the_agreement_says_it_with_names() -> None:
    plan = read(PLAN.replace("FORMULA", "revenue / deals"), source="p.yaml").plan
    assert plan is not None
    said = [clause.sentence for clause in describe(plan, "zh-hant") if clause.heading == "Size"]
    assert said[0].startswith("「Revenue」 ÷ 「Deals」")


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(alphabet="revnu dals()+-*/.,0123456789'\";\\%", max_size=60))
def test_a_mutated_formula_never_raises_anything_else(text: str) -> None:
    try:
        term = parse(text)
    except PydanticCustomError:
        return
    assert term.text(str)


SIGNS = {"+": "+", "-": "-", "*": "*", "/": "/"}


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.recursive(
        st.sampled_from(["a", "b", "3", "0.5"]),
        lambda inner: st.tuples(inner, st.sampled_from("+-*/"), inner),
        max_leaves=8,
    )
)
def test_brackets_are_shown_where_the_order_needs_them(tree: object) -> None:
    written = _bracketed(tree)
    try:
        term = parse(written)
    except PydanticCustomError:
        return
    plain = term.text(str).translate(str.maketrans("−×÷", "-*/"))
    values = {"a": Decimal(7), "b": Decimal(11)}
    assert _value(parse(plain), values) == _value(term, values)


def _bracketed(tree: object) -> str:
    return tree if isinstance(tree, str) else f"({_bracketed(tree[0])} {tree[1]} {_bracketed(tree[2])})"  # type: ignore[index]


def _value(term: object, values: dict[str, Decimal]) -> Decimal:
    match type(term).__name__:
        case "Name":
            return values[term.code]  # type: ignore[attr-defined]
        case "Number":
            return Decimal(term.written)  # type: ignore[attr-defined]
    left, right = _value(term.left, values), _value(term.right, values)  # type: ignore[attr-defined]
    match term.sign:  # type: ignore[attr-defined]
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
    return left / right if right else Decimal(0)
