"""Where runs lie on disk: STEELYARD_HOME/runs/<hash of the inputs>/.

A folder holds `inputs.json`, `plans/<code>.yaml` and `outputs/<table>.parquet`; the tables that went in
lie among the snapshots, each named by its content. A folder appears whole or not at all: it is written
under another name and then renamed.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from django.conf import settings

OUTPUTS = "outputs"
INPUTS = "inputs.json"
PLANS = "plans"


def runs_folder() -> Path:
    """Return the folder of all runs."""
    return Path(settings.HOME) / "runs"


def snapshots_folder() -> Path:
    """Return the folder of all frozen tables."""
    return Path(settings.SNAPSHOTS)


@contextmanager
def made_aside(final: Path) -> Iterator[Path]:
    """Give a fresh folder to write into; it takes its final name only when all went well.

    Where `final` exists already, what was made is thrown away: the caller has compared it.
    """
    aside = final.with_name(f".{final.name}.{os.getpid()}.{uuid4().hex[:8]}")
    aside.mkdir(parents=True)
    try:
        yield aside
        try:
            aside.rename(final)
        except OSError:
            if not final.exists():
                raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
