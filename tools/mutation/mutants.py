"""What is made wrong: one operator, number, edge or step of a function's body at a time.

Bodies only: decorators, annotations and defaults run when a module is read. What only tells is left alone.
"""

import ast
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

TELLING = {"says", "words", "text", "formula", "told", "corners", "slices", "rows", "__str__"}
OTHER: dict[type, tuple[type, ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.FloorDiv,),
    ast.FloorDiv: (ast.Mult,),
    ast.BitAnd: (ast.BitOr,),
    ast.BitOr: (ast.BitAnd,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
}
PAIRS = (
    ("min", "max"),
    ("least", "greatest"),
    ("first", "last"),
    ("left_join", "inner_join"),
    ("semi_join", "anti_join"),
    ("isnull", "notnull"),
    ("any", "all"),
    ("asc", "desc"),
    ("lag", "lead"),
    ("divide", "quotient"),
    ("first_day", "last_day"),
    ("starts_on", "ends_on"),
)
NAMES = dict(PAIRS) | {other: one for one, other in PAIRS}
LEFT_OUT = {"fill_null", "filter", "distinct", "abs"}  # x.filter(…) becomes x
KEYS = {"order_by", "group_by", "sort"}  # the last of several is left out


@dataclass(frozen=True)
class Mutant:
    """A file's text with one thing made wrong; every function stands in the line it stood in."""

    file: Path
    line: int
    before: str
    after: str
    text: str


def mutants_of(file: Path) -> list[Mutant]:
    """List every mutant of a file, from its first line to its last."""
    raw = file.read_bytes()
    starts = [0]
    for line in raw.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found = []
    for node, changed in _changes(ast.parse(raw)):
        begin = starts[node.lineno - 1] + node.col_offset
        end = starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
        before = raw[begin:end].decode()
        after = ast.unparse(changed)
        put = f"({after}" + "\n" * before.count("\n") + ")"
        text = (raw[:begin] + put.encode() + raw[end:]).decode()
        found.append(Mutant(file, node.lineno, " ".join(before.split()), after, text))
    return found


def _changes(node: ast.AST, *, inside: bool = False) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield each expression of a function's body with what it becomes."""
    if isinstance(node, ast.FunctionDef):
        for statement in node.body if node.name not in TELLING else ():
            if not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)):
                yield from _changes(statement, inside=True)
        return
    if inside and isinstance(node, ast.expr):
        made = _otherwise_called(node) if isinstance(node, ast.Call) else _otherwise(node)
        yield from ((node, changed) for changed in made)
    if isinstance(node, ast.If | ast.While):
        yield node.test, ast.UnaryOp(ast.Not(), node.test)
    if isinstance(node, ast.comprehension):
        yield from ((condition, ast.Constant(value=True)) for condition in node.ifs)
    for child in ast.iter_child_nodes(node):
        if not (isinstance(node, ast.AnnAssign) and child is node.annotation):
            yield from _changes(child, inside=inside)


def _otherwise(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.Compare(ops=[_]):
            for other in OTHER.get(type(node.ops[0]), ()):
                yield _with(node, ops=[other()])
        case ast.BinOp() | ast.BoolOp() if type(node.op) in OTHER:
            yield _with(node, op=OTHER[type(node.op)][0]())
        case ast.UnaryOp():
            yield node.operand
        case ast.Constant(value=bool() as value):
            yield ast.Constant(value=not value)
        case ast.Constant(value=int() as value):
            yield ast.Constant(value=value + 1)
        case ast.IfExp():
            yield _with(node, body=node.orelse, orelse=node.body)
        case ast.Yield() | ast.YieldFrom():
            yield ast.IfExp(ast.Constant(value=False), node, ast.Constant(value=None))


def _otherwise_called(node: ast.Call) -> Iterator[ast.expr]:
    if isinstance(node.func, ast.Name) and node.func.id in NAMES:
        yield _with(node, func=ast.Name(NAMES[node.func.id]))
    if not isinstance(node.func, ast.Attribute):
        return
    name = node.func.attr
    if name in LEFT_OUT:
        yield node.func.value
    if name in KEYS and len(node.args) > 1:
        yield _with(node, args=node.args[:-1])
    if name == "ifelse":
        yield _with(node, args=node.args[::-1])
    if name in NAMES:
        yield _with(node, func=_with(node.func, attr=NAMES[name]))


def _with(node: ast.expr, **changed: object) -> ast.expr:
    made = deepcopy(node)
    for name, value in changed.items():
        setattr(made, name, value)
    return made
