"""Drawing a company into a folder, once."""

from pathlib import Path
from shutil import rmtree

import numpy as np

from bench.company.facts import write_deals, write_rates, write_surveys
from bench.company.people import write_people
from bench.company.size import Size
from bench.company.terms import versions, write_terms

SEED = 20_250_101
DRAWN = "drawn"  # written last: without it the folder is half a company


def drawn_company(size: Size, below: Path) -> Path:
    """Give the folder of a company of this size, drawing it if it is not there."""
    folder = below / f"company-{size.code}"
    if not (folder / DRAWN).exists():
        rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        draw = np.random.default_rng(SEED)
        staff = write_people(folder, size, draw)
        write_rates(folder, draw)
        write_surveys(folder, size, staff, draw)
        write_deals(folder, size, staff, SEED)
        write_terms(folder / "terms", versions())
        (folder / DRAWN).write_text(f"{SEED}\n")
    return folder
