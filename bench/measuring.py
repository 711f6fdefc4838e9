"""One run of a contender: a process of its own, the time it tells, the memory it and its children hold."""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
EVERY_SECONDS = 0.05
PAGE = os.sysconf("SC_PAGE_SIZE")


class Failed(Exception):  # noqa: N818 - what happened, in words
    """A contender did not finish."""


@dataclass(frozen=True)
class Run:
    """What one run took."""

    seconds: float
    peak_bytes: int
    told: dict[str, Any]


def measure(module: str, *words: object) -> Run:
    """Run `python -m module words…`; the last line it prints is its time, as JSON."""
    command = [sys.executable, "-m", module, *map(str, words)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=_environment()
    ) as child:
        peak = 0
        while child.poll() is None:
            peak = max(peak, sum(map(_resident, _family(child.pid))))
            time.sleep(EVERY_SECONDS)
        said = child.stdout.read() if child.stdout else ""
    if child.returncode:
        msg = f"{module} ended with {child.returncode}:\n{said}"
        raise Failed(msg)
    told = json.loads(said.strip().splitlines()[-1])
    return Run(told["seconds"], max(peak, told.get("peak_bytes", 0)), told)


def own_peak() -> int:
    """Tell the most memory this process ever held: what sampling may have missed."""
    status = Path("/proc/self/status")  # getrusage would tell the parent's, if that held more
    for line in status.read_text().splitlines() if status.exists() else ():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _environment() -> dict[str, str]:
    """Leave out what holds a current NumPy's algebra back on this machine."""
    return {name: value for name, value in os.environ.items() if not name.startswith("OPENBLAS_")}


def _family(pid: int) -> Iterator[int]:
    """Give a process and all below it."""
    yield pid
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            for below in (task / "children").read_text().split():
                yield from _family(int(below))
    except OSError:  # it ended meanwhile, or this system has no /proc
        return


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except (OSError, IndexError):
        return 0
