"""One worker process beside the server: started with it, started again if it dies, ended with it."""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator

PAUSE_SECONDS = 1  # before a dead worker is replaced, so that one that can't start does not spin
GRACE_SECONDS = 10  # for the job at hand; cut off, it is taken again at the next start


@contextlib.contextmanager
def worker_beside(*, wanted: bool = True) -> Iterator[None]:
    """Keep a worker running while the body runs."""
    if not wanted:
        yield
        return
    stop = threading.Event()
    # The first is begun before the server forks: a fork in the middle of it would keep its pipe open,
    # and the keeper would wait for that pipe for ever.
    keeper = threading.Thread(target=_keep_running, args=(stop, _begin()), name="worker-keeper")
    keeper.start()
    try:
        yield
    finally:
        stop.set()
        keeper.join()


def _begin() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "steelyard.site.cli", "work", "--beside", str(os.getpid())],
        start_new_session=True,  # Ctrl-C reaches the server, which then ends the worker in order
    )


def _keep_running(stop: threading.Event, worker: subprocess.Popen[bytes]) -> None:
    while not stop.wait(PAUSE_SECONDS):
        if worker.poll() is not None:
            worker = _begin()
    if worker.poll() is None:
        worker.terminate()
        try:
            worker.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()
