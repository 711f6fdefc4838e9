import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest

from steelyard.site.cli import beside

Begin = Callable[..., "subprocess.Popen[bytes]"]


def test_the_worker_is_replaced_when_it_dies_and_ends_with_the_server(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[subprocess.Popen[bytes]] = []
    begin: Begin = subprocess.Popen

    def begin_sleeper(command: list[str], **how: Any) -> "subprocess.Popen[bytes]":
        assert command[1:4] == ["-m", "steelyard.site.cli", "work"]
        started.append(begin([sys.executable, "-c", "import time; time.sleep(600)"], **how))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", begin_sleeper)
    monkeypatch.setattr(beside, "PAUSE_SECONDS", 0.05)
    with beside.worker_beside():
        assert len(started) == 1  # before the body, which forks
        started[0].kill()
        wait_for(lambda: len(started) == 2)
        assert started[1].poll() is None
    assert started[1].poll() is not None


def test_a_server_may_go_without_one() -> None:
    with beside.worker_beside(wanted=False):
        pass


def wait_for(reached: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not reached():
        assert time.monotonic() < until
        time.sleep(0.02)
