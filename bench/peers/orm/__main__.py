"""`python -m bench.peers.orm FOLDER OUT [--naive DEALS]`."""

import os
import sys
from pathlib import Path

import django
import pyarrow as pa
import pyarrow.parquet as pq

from bench.company.people import MONTHS
from bench.stopwatch import Stopwatch, folders

where, to = folders()
database = to / "rows.sqlite3"
for stale in to.glob("rows.sqlite3*"):
    stale.unlink()
os.environ |= {"DJANGO_SETTINGS_MODULE": "bench.peers.orm.settings", "BENCH_DATABASE": str(database)}
django.setup()

from bench.peers.orm import models as tables  # noqa: E402 - models need settings first
from bench.peers.orm.results import Facts, Slot, Sums, results  # noqa: E402 - as above
from bench.peers.orm.rows import naive, tuned  # noqa: E402 - as above


def write_answers(sums: dict[Slot, Sums], facts: Facts, out: Path) -> None:
    """Write what was computed where it can be compared; not part of the time taken."""
    columns = (
        "month",
        "plan",
        "person",
        "component",
        "fact_id",
        "credit_minor",
        "running_minor",
        "amount_minor",
    )
    pq.write_table(pa.Table.from_pylist(tables.rows_of(tables.Line, columns)), out / "lines-0.parquet")
    statements = []
    for person, places in facts.places.items():
        for month in range(1, MONTHS + 1):
            for plan in facts.plans_in(person, month, places):
                slot = (month, plan, person)
                component = "override" if plan == "lead" else "commission"
                paid = sums[slot].paid if slot in sums else 0
                statements.append((*slot, component, paid))
    named = zip(
        ("month", "plan", "person", "component", "amount_minor"), zip(*statements, strict=True), strict=True
    )
    pq.write_table(pa.table({name: list(column) for name, column in named}), out / "statements-0.parquet")


tables.fill(where)
clock = Stopwatch()
if "--naive" in sys.argv:
    clock.tell(lines=naive(clock, int(sys.argv[-1])))
else:
    totals, known = tuned(clock)
    with clock.step("results"):
        scored = results(totals, known)
    clock.tell()
    write_answers(totals, known, to)
    pq.write_table(pa.Table.from_pylist(scored), to / "results-0.parquet")
