"""Reading a formula: sqlglot parses, and only what stands in the whitelist passes."""

import re
from collections.abc import Collection
from decimal import Decimal
from typing import Annotated, Any

import sqlglot
from pydantic_core import PydanticCustomError
from sqlglot import exp

from steelyard.engine.arithmetic.operation import Operation
from steelyard.engine.arithmetic.term import Chosen, Name, Negative, Number, Term
from steelyard.engine.names import is_code
from steelyard.engine.number import MICRO
from steelyard.engine.written import LARGEST, ReadBy, shown

LONGEST, DEEPEST, MOST = 500, 20, 60
_SIGNS = {exp.Add: "+", exp.Sub: "-", exp.Mul: "*", exp.Div: "/"}
_COMMENTS = ("--", "/*", ";", "#")


def parse(text: str, ways: Collection[str] = ()) -> Term:
    """Read a formula; raises PydanticCustomError saying what does not belong.

    `ways` are words by which it may look at an indicator otherwise than at its value: `attainment(revenue)`.
    """
    if len(text) > LONGEST or text.count("(") > DEEPEST or len(re.findall(r"[-+*/,]", text)) > MOST:
        raise PydanticCustomError(
            "formula_too_long", "", {"longest": LONGEST, "deepest": DEEPEST, "most": MOST}
        )
    for written in _COMMENTS:
        if written in text:
            raise _refused(written)
    try:
        tree = sqlglot.parse_one(text, dialect="duckdb")
    except (sqlglot.errors.SqlglotError, RecursionError, ValueError) as error:
        raise PydanticCustomError("formula_unreadable", "", {"written": shown(text)}) from error
    term = _term(tree, ways)
    if not any(term.names()):
        raise PydanticCustomError("formula_without_name", "", {"written": shown(text)})
    return term


def _term(node: Any, ways: Collection[str]) -> Term:  # noqa: PLR0911 - one return a kind of node
    match node:
        case exp.Paren():
            return _term(node.this, ways)
        case exp.Neg():
            return Negative(_term(node.this, ways))
        case exp.Add() | exp.Sub() | exp.Mul() | exp.Div():
            return Operation(_SIGNS[type(node)], _term(node.this, ways), _term(node.expression, ways))
        case exp.Least() | exp.Min() if node.expressions:
            return Chosen("min", tuple(_term(one, ways) for one in (node.this, *node.expressions)))
        case exp.Greatest() | exp.Max() if node.expressions:
            return Chosen("max", tuple(_term(one, ways) for one in (node.this, *node.expressions)))
        case exp.Literal(is_string=False):
            return _number(node.name)
        case exp.Column() if not node.table and is_code(node.name):
            return Name(node.name)
        case exp.Anonymous(expressions=[exp.Column() as of]) if node.name in ways and is_code(of.name):
            return Name(of.name, node.name)
        case _:
            raise _refused(node.sql())


def _number(written: str) -> Number:
    if not re.fullmatch(r"\d{1,13}(\.\d{1,6})?", written) or Decimal(written) > LARGEST:
        raise _refused(written)
    return Number(int(Decimal(written) * MICRO), written)


def _refused(written: str) -> PydanticCustomError:
    return PydanticCustomError("formula_refused", "", {"written": shown(written)})


Arithmetic = Annotated[Term, ReadBy(parse, "formula_unreadable")]
