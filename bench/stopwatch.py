"""How a contender tells its time: one line of JSON, the last it prints."""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.measuring import own_peak


class Stopwatch:
    """Seconds in all, and by step."""

    def __init__(self) -> None:
        self.steps: dict[str, float] = {}
        self._started = time.perf_counter()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time one step."""
        started = time.perf_counter()
        yield
        self.steps[name] = self.steps.get(name, 0.0) + time.perf_counter() - started

    def tell(self, **more: object) -> None:
        """Print it."""
        told = {
            "seconds": round(time.perf_counter() - self._started, 4),
            "steps": {name: round(spent, 3) for name, spent in self.steps.items()},
            "peak_bytes": own_peak(),
        }
        print(json.dumps(told | more))


def folders() -> tuple[Path, Path]:
    """Read the command line: the company's folder, and where answers go."""
    folder, out = map(Path, sys.argv[1:3])
    out.mkdir(parents=True, exist_ok=True)
    return folder, out
