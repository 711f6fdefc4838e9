import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

SMALL = ("--people", "60", "--months", "5", "--deals", "1000")


def made(folder: Path, *options: str, hash_seed: str = "0") -> dict[str, str]:
    """Make a company in a process of its own; return the fingerprint of every file."""
    command = [sys.executable, "-m", "steelyard.site.cli", "demo", *SMALL, *options, "--out", str(folder)]
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("form", [(), ("--tables",)])
def test_the_same_seed_makes_the_same_bytes_in_any_process(form: tuple[str, ...], tmp_path: Path) -> None:
    """No clock, no hash order, no folder gets into the files."""
    once = made(tmp_path / "one", *form, hash_seed="1")
    again = made(tmp_path / "two", *form, hash_seed="4242")
    assert once == again
    assert len(once) > 10


def test_another_seed_makes_another_company(tmp_path: Path) -> None:
    """The seed decides everything but the lists of words."""
    once = made(tmp_path / "one")
    other = made(tmp_path / "two", "--seed", "8")
    assert {name for name in once if once[name] == other[name]} <= {"products.csv"}
