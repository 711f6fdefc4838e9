import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE = 500
REASON = "# noqa: PLC0415 - "


def written(*suffixes: str) -> Iterator[Path]:
    for folder in ("src", "tests", "tools"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in suffixes and "migrations" not in path.parts:
                yield path


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_files_are_short_enough_to_read() -> None:
    """A file that outgrows itself becomes a folder of the same name."""
    lengths = {
        name(path): len(path.read_text().splitlines()) for path in written(".py", ".html", ".js", ".css")
    }
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_imports_stand_at_the_top() -> None:
    """A hidden import hides a dependency; where it must be, its line says why after a noqa."""
    hidden = [f"{name(path)}:{line}" for path in written(".py") for line in hidden_imports(path.read_text())]
    assert hidden == []


def hidden_imports(source: str) -> Iterator[int]:
    lines = source.splitlines()
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                if (
                    isinstance(node, ast.Import | ast.ImportFrom)
                    and not lines[node.lineno - 1].partition(REASON)[2]
                ):
                    yield node.lineno
