import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_a_floor_uses_only_what_lies_below() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--config", "floors.toml", "--no-logo"]
    told = subprocess.run([*command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout
