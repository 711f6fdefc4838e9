"""`python -m bench.peers.polars_frames FOLDER OUT`."""

from pathlib import Path

from polars import col

from bench.peers.polars_frames.cells import write
from bench.peers.polars_frames.crediting import credit_deals, list_places
from bench.peers.polars_frames.measures import make_roster, measure_slots
from bench.peers.polars_frames.paying import pay_lines, pay_override, write_statements
from bench.peers.polars_frames.scoring import score_everyone
from bench.stopwatch import Stopwatch, folders


def close(folder: Path, out: Path, watch: Stopwatch) -> None:
    """Close the year."""
    with watch.step("credit"):
        places = list_places(folder)
        credits_ = credit_deals(folder, places).collect(engine="streaming")
    with watch.step("measure"):
        measured = measure_slots(credits_.lazy()).collect(engine="streaming").lazy()
        roster = make_roster(folder, places, measured).collect(engine="streaming").lazy()
    with watch.step("lines"):
        lines = pay_lines(folder, credits_.lazy(), roster).collect(engine="streaming")
        write(lines.lazy().drop("slot"), out / "lines-0.parquet")
        paid = (
            lines.lazy()
            .group_by("slot")
            .agg(paid=col("amount_minor").sum())
            .collect(engine="streaming")
            .lazy()
        )
        write_statements(roster, paid, out)
    with watch.step("results"):
        write(score_everyone(roster), out / "results-0.parquet")
    with watch.step("override"):
        pay_override(folder, measured, places, out)


if __name__ == "__main__":
    where, to = folders()
    clock = Stopwatch()
    close(where, to, clock)
    clock.tell()
