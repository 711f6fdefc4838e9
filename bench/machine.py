"""What the figures were taken on: processor, memory, versions. No names of hosts, no places on disk."""

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PARTS = (
    "duckdb",
    "ibis-framework",
    "polars",
    "pandas",
    "numpy",
    "pyarrow",
    "django",
    "openfisca-core",
    "numba",
)
GIB = 1024**3


def machine() -> str:
    """Describe it in a sentence."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIB
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    system = f"{platform.system()} {platform.machine()}"
    return f"{_processor()}, {cores} cores, {memory:.0f} GiB of memory, {system}"


def versions() -> str:
    """List Python's version and those of the parts that took part."""
    found = [f"Python {platform.python_version()}"]
    for part in PARTS:
        try:
            found.append(f"{part} {version(part)}")
        except PackageNotFoundError:
            continue
    return ", ".join(found)


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    lines = known.read_text().splitlines() if known.exists() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor() or "an unnamed processor"
