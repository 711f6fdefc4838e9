"""`make check`: every check that needs no test, two at a time, each result whole."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"

# The slowest first, so that the short ones fill the second core.
CHECKS = {
    "types": ["mypy"],
    "templates": ["djlint", "--lint", "--quiet", "src"],
    "style": ["ruff", "check", "--quiet", "."],
    "format": ["ruff", "format", "--check", "--quiet", "."],
    "floors": ["lint-imports", "--config", "floors.toml", "--no-logo", "--cache-dir", ".tools/floors"],
    "migrations": ["steelyard", "manage", "makemigrations", "--check", "--dry-run"],
    "deployment": ["steelyard", "manage", "check", "--fail-level", "WARNING"],
    "translations": ["python", "-m", "tools.translations", "check"],
    "reference": ["python", "-m", "tools.reference", "check"],
    "lock": ["../../.tools/uv/bin/uv", "lock", "--check", "--offline", "--quiet"],
}


def main(chosen: list[str]) -> int:
    """Run the chosen checks, or all; return how many failed."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        return sum(pool.map(check, chosen or CHECKS))


def check(name: str) -> bool:
    """Run one check and tell whether it failed."""
    program, *arguments = CHECKS[name]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "FORCE_COLOR": "", "NO_COLOR": "1"}
    started = time.monotonic()
    done = subprocess.run(
        [str(BIN / program), *arguments],
        cwd=ROOT,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    failed = done.returncode != 0
    words = f"{'FAILED' if failed else 'ok':<7}{name} ({time.monotonic() - started:.1f} s)\n"
    sys.stdout.write(words + (done.stdout if failed else ""))
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
