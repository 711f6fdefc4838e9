"""Reading a filter: sqlglot parses, and only what stands in the whitelist passes."""

import datetime as dt
import re
from decimal import Decimal
from typing import Annotated, Any

import sqlglot
from pydantic_core import PydanticCustomError
from sqlglot import exp

from steelyard.engine.filters.condition import Compare, Condition, Joined, Literal, Not
from steelyard.engine.names import is_code
from steelyard.engine.written import LARGEST, ReadBy, shown

LONGEST, DEEPEST = 1000, 20
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_OPERATORS = {exp.EQ: "=", exp.NEQ: "!=", exp.LT: "<", exp.LTE: "<=", exp.GT: ">", exp.GTE: ">="}
_FINEST = 6


def parse(text: str) -> Condition:
    """Read a filter; raises PydanticCustomError saying what does not belong."""
    if len(text) > LONGEST or text.count("(") > DEEPEST or text.lower().count("not") > DEEPEST:
        raise PydanticCustomError("filter_too_long", "", {"longest": LONGEST, "deepest": DEEPEST})
    if ";" in re.sub(r"'[^']*'", "", text):
        raise _refused(";")
    try:
        tree = sqlglot.parse_one(text, dialect="duckdb")
    except (sqlglot.errors.SqlglotError, RecursionError, ValueError) as error:
        raise PydanticCustomError("filter_unreadable", "", {"written": shown(text)}) from error
    return _condition(tree)


def _condition(node: Any) -> Condition:  # noqa: PLR0911 - one return a kind of node
    match node:
        case exp.Paren():
            return _condition(node.this)
        case exp.And() | exp.Or():
            word = "and" if isinstance(node, exp.And) else "or"
            return Joined(word, tuple(_condition(part) for part in _flat(node, type(node))))
        case exp.Not():
            return Not(_condition(node.this))
        case exp.EQ() | exp.NEQ() | exp.LT() | exp.LTE() | exp.GT() | exp.GTE():
            return Compare(_column(node.this), _OPERATORS[type(node)], (_literal(node.expression),))
        case exp.In() if node.expressions and not node.args.get("query"):
            return Compare(_column(node.this), "=", tuple(_literal(value) for value in node.expressions))
        case exp.Between():
            column = _column(node.this)
            low, high = _literal(node.args["low"]), _literal(node.args["high"])
            return Joined("and", (Compare(column, ">=", (low,)), Compare(column, "<=", (high,))))
        case exp.Is() if isinstance(node.expression, exp.Null):
            return Compare(_column(node.this), "=", ())
        case _:
            raise _refused(node.sql())


def _flat(node: Any, kind: type[Any]) -> list[Any]:
    """Lay `a and b and c` side by side: a long chain is not a deep one."""
    parts: list[Any] = []
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, kind):
            waiting += [one.expression, one.this]
        else:
            parts.append(one)
    return parts


def _column(node: Any) -> str:
    if isinstance(node, exp.Column) and not node.table and is_code(node.name):
        return str(node.name)
    raise PydanticCustomError("filter_column_first", "", {"written": shown(node.sql())})


def _literal(node: Any) -> Literal:
    match node:
        case exp.Literal(is_string=True):
            return _text_or_date(node.name)
        case exp.Literal():
            return _number(node.name)
        case exp.Neg() if isinstance(node.this, exp.Literal) and not node.this.is_string:
            return -_number(node.this.name)
        case exp.Boolean():
            return bool(node.this)
        case exp.Column():
            raise PydanticCustomError("filter_unquoted", "", {"written": shown(node.sql())})
        case _:
            raise _refused(node.sql())


def _number(written: str) -> Decimal:
    if not re.fullmatch(r"\d{1,20}(\.\d+)?", written):
        raise _refused(written)
    value = Decimal(written)
    if value > LARGEST or value * 10**_FINEST % 1:
        raise _refused(written)
    return value


def _text_or_date(written: str) -> str | dt.date:
    if not _DATE.fullmatch(written):
        return written
    try:
        return dt.date.fromisoformat(written)
    except ValueError as error:
        raise _refused(written) from error


def _refused(written: str) -> PydanticCustomError:
    return PydanticCustomError("filter_refused", "", {"written": shown(written)})


Filter = Annotated[Condition, ReadBy(parse, "filter_unreadable")]
