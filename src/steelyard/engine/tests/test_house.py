"""The engine's own rules: literals and floats."""

import ast
from pathlib import Path

ENGINE = Path(__file__).resolve().parents[1]
SOURCES = [path for path in sorted(ENGINE.rglob("*.py")) if "tests" not in path.parts]


def test_only_number_makes_numeric_literals() -> None:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                path.name != "number.py"
                and isinstance(node, ast.Call)
                and ast.unparse(node.func) == "ibis.literal"
            ):
                given = [*node.args, *(keyword.value for keyword in node.keywords)]
                kinds = {type(one.value) for one in given if isinstance(one, ast.Constant)}
                assert kinds <= {str, bool}, f"{path}:{node.lineno}"


def test_no_floating_point_in_the_engine() -> None:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_float = isinstance(node, ast.Constant) and isinstance(node.value, float)
            nearest_name = path.name == "names.py"  # how alike two words are is no money
            assert nearest_name or not is_float, f"{path}:{getattr(node, 'lineno', 0)}"
            assert not (isinstance(node, ast.Name) and node.id == "float"), path
