"""`python -m bench.peers.pandas_frames FOLDER OUT`."""

from pathlib import Path

import pyarrow.parquet as pq

from bench.company.people import MONTHS
from bench.peers.pandas_frames.crediting import credit_deals, list_places
from bench.peers.pandas_frames.measures import make_roster, measure_slots
from bench.peers.pandas_frames.paying import pay_lines, pay_override
from bench.peers.pandas_frames.scoring import score_everyone
from bench.stopwatch import Stopwatch, folders


def close(folder: Path, out: Path, watch: Stopwatch) -> None:
    """Close the year."""
    versions = pq.read_table(folder / "terms/versions.parquet").to_pandas()
    with watch.step("credit"):
        places = list_places(folder, versions)
        credits_ = credit_deals(folder, places)
    with watch.step("measure"):
        measured = measure_slots(credits_, len(places) * MONTHS)
        roster = make_roster(folder, places, measured, versions)
    with watch.step("lines"):
        pay_lines(folder, credits_, roster, versions, out)
    with watch.step("results"):
        score_everyone(roster, out)
    with watch.step("override"):
        pay_override(folder, measured, places, out)


if __name__ == "__main__":
    where, to = folders()
    clock = Stopwatch()
    close(where, to, clock)
    clock.tell()
