"""One person of a large company: what if this deal came too, and why is this number what it is.

`python -m bench.one_person FOLDER OUT`. Everything is warm, as in a server that has answered before. The plan
is asked without its forced distribution, which hangs on everybody and not on one person.
"""

import datetime as dt
import statistics
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from bench.agreement.plans import without_grades
from bench.company.people import YEAR
from bench.peers.steelyard_engine import tables
from bench.stopwatch import Stopwatch, folders
from steelyard.engine import Plan, explain
from steelyard.engine.period import parse
from steelyard.runtime.duckdb import TOLD, DuckDB

PERIOD = parse(f"{YEAR}-10")
PEOPLE, WARM = 40, 5
PAID = ("pay_lines", "statements")


def people(folder: Path) -> list[tuple[str, str]]:
    """Choose some who sell, spread over the company, with the plan they are on in the period."""
    asked = f"""SELECT person, plan FROM read_parquet('{folder}/assignments.parquet')
        WHERE plan <> 'lead' AND starts_on <= DATE '{PERIOD.starts_on}' AND ends_on >= DATE '{PERIOD.ends_on}'
        ORDER BY hash(person), person LIMIT {PEOPLE + WARM}"""
    return duckdb.execute(asked).fetchall()


def one_more_deal(person: str) -> pa.Table:
    """Make a deal that did not happen."""
    deal = {
        "id": "D9999999999",
        "owner": person,
        "booked_on": dt.date(YEAR, 10, 31),
        "product": "product-07",
        "region": "region-01",
        "customer": "C00000001",
        "status": "won",
        "amount_minor": 1_234_500,
        "currency": "EUR",
    }
    return pa.Table.from_pylist([deal])


def timed(
    ask: Callable[[str, Plan], Any], chosen: list[tuple[str, str]], plans: Mapping[str, Plan]
) -> list[float]:
    """Ask about each person, the first few unmeasured; gives milliseconds."""
    took = []
    for person, plan in chosen:
        started = time.perf_counter()
        ask(person, plans[plan])
        took.append((time.perf_counter() - started) * 1000)
    return took[WARM:]


def main(folder: Path, out: Path, watch: Stopwatch) -> None:
    """Prepare, then ask."""
    machine = DuckDB(scripts=out / "scripts", by_person=out / "by-person")
    plans = {plan.code: plan for plan in without_grades()}
    given = tables(folder)
    with watch.step("prepare"):
        machine.prepare(plans=list(plans.values()), tables=given)
    chosen = people(folder)
    for plan in plans.values():  # a server has been asked about every plan before
        for outputs in (PAID, TOLD):
            machine.for_person(
                plans=[plan], tables=given, period=PERIOD, person=chosen[0][0], outputs=outputs
            )

    def what_if(person: str, plan: Plan) -> None:
        machine.for_person(
            plans=[plan],
            tables=given,
            period=PERIOD,
            person=person,
            extra={"deals": one_more_deal(person)},
            outputs=PAID,
        )

    def why(person: str, plan: Plan) -> None:
        outputs = machine.for_person(plans=[plan], tables=given, period=PERIOD, person=person, outputs=TOLD)
        explain(plan, outputs, person)

    found = {name: timed(ask, chosen, plans) for name, ask in (("what_if", what_if), ("why", why))}
    told = {
        f"{name}_{mark}": round(value, 1)
        for name, took in found.items()
        for mark, value in (
            ("median", statistics.median(took)),
            ("p95", statistics.quantiles(took, n=20, method="inclusive")[-1]),
        )
    }
    watch.tell(**told)


if __name__ == "__main__":
    where, to = folders()
    main(where, to, Stopwatch())
