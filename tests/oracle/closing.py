"""A whole close by the oracle: plans and tables in, the tables of results out, as rows."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from tests.oracle.agreement import Agreement, read
from tests.oracle.crediting import STEPS, Crediting, FellOutError
from tests.oracle.facts import seen
from tests.oracle.measuring import Measure, measure
from tests.oracle.paying import Component
from tests.oracle.places import Places
from tests.oracle.scoring import grade_of, ranks, scores_of, total_of

Row = dict[str, Any]
Tables = Mapping[str, Sequence[Row]]
Outputs = dict[str, list[Row]]
OUTPUTS = ("credits", "measures", "scores", "grades", "pay_lines", "statements", "unused")


def close(texts: Sequence[str], tables: Tables, first: dt.date, last: dt.date) -> Outputs:
    """Close a period; the last day belongs to it."""
    outputs: Outputs = {name: [] for name in OUTPUTS}
    fell_out: dict[tuple[str, str], list[tuple[int, Row]]] = defaultdict(list)
    for plan in map(read, texts):
        _close_one(plan, tables, (first, last), outputs, fell_out)
    plans_of = {dataset: sum(dataset in read(text).credit for text in texts) for dataset in tables}
    for (dataset, _), reasons in sorted(fell_out.items()):
        step, row = max(reasons, key=lambda reason: reason[0])
        if len(reasons) == plans_of[dataset] and STEPS[step] != "outside":
            outputs["unused"].append(row)
    return outputs


def _close_one(
    plan: Agreement,
    tables: Tables,
    period: tuple[dt.date, dt.date],
    outputs: Outputs,
    fell_out: dict[tuple[str, str], list[tuple[int, Row]]],
) -> None:
    credited = _credit(plan, tables, period, fell_out)
    people = Places(tables["assignments"]).people(plan.code, *period)
    totals: dict[str, int | None] = {}
    counted: set[tuple[str, str]] = set()
    for person in people:
        own = [row for row in credited if row["person"] == person]
        measures = {
            code: measure(plan, code, own, _target(tables, person, code, period)) for code in plan.indicators
        }
        counted |= {(row["dataset"], row["fact_id"]) for found in measures.values() for row in found.counted}
        totals[person] = _report(plan, person, measures, period[1], outputs)
    for row in outputs["grades"]:
        if row["plan"] == plan.code:
            row["rank"] = ranks(totals)[row["person"]]
            row["peers"] = sum(total is not None for total in totals.values())
    for row in credited:
        outputs["credits"].append({name: value for name, value in row.items() if name != "fact"})
        if (row["dataset"], row["fact_id"]) not in counted:
            key, step = (row["dataset"], row["fact_id"]), STEPS.index("not_counted")
            if key not in fell_out or (step not in [reason[0] for reason in fell_out[key]]):
                fell_out[key].append((step, _unused(row["dataset"], row["fact"], row["counted_on"], "not_counted")))


def _credit(
    plan: Agreement,
    tables: Tables,
    period: tuple[dt.date, dt.date],
    fell_out: dict[tuple[str, str], list[tuple[int, Row]]],
) -> list[Row]:
    """Credit every fact, each row carrying the fact it came from."""
    crediting = Crediting(plan, tables, *period)
    credited: list[Row] = []
    for dataset, how in plan.credit.items():
        for fact in tables[dataset]:
            try:
                found = crediting.credits_of(dataset, fact)
            except FellOutError as reason:
                step = STEPS.index(str(reason))
                row = _unused(dataset, fact, fact[how["counts_on"]], str(reason))
                fell_out[dataset, fact["id"]].append((step, row))
            else:
                view = seen(plan, dataset, fact, crediting.whole_minor(dataset, fact))
                credited += [row | {"fact": view} for row in found]
    return credited


def _report(
    plan: Agreement, person: str, measures: Mapping[str, Measure], last: dt.date, outputs: Outputs
) -> int | None:
    """Write one person's rows; gives their total."""
    who = {"plan": plan.code, "person": person}
    for code, found in measures.items():
        names = ("value", "target", "attainment_ppm", "fact_count", "missing")
        outputs["measures"].append(who | {"indicator": code} | {name: getattr(found, name) for name in names})
    for code in plan.pay:
        component = Component(plan, code, measures, last)
        lines = component.lines()
        outputs["pay_lines"] += [who | {"component": code} | line for line in lines]
        outputs["statements"].append(who | component.statement(lines))
    if plan.scorecard is None:
        return None
    scores = scores_of(plan, measures)
    outputs["scores"] += [who | row for row in scores]
    total = total_of(plan, measures, scores)
    grade = grade_of(plan, total.total_micro)
    outputs["grades"].append(
        who
        | {"raw_micro": total.raw_micro, "total_micro": total.total_micro, "gate": total.gate, "grade": grade}
    )
    return total.total_micro


def _target(tables: Tables, person: str, code: str, period: tuple[dt.date, dt.date]) -> int | None:
    for row in tables["targets"]:
        if row["person"] == person and row["indicator"] == code and (row["starts_on"], row["ends_on"]) == period:
            value: int = row["value"]
            return value
    return None


def _unused(dataset: str, fact: Row, day: dt.date | None, reason: str) -> Row:
    return {"dataset": dataset, "fact_id": fact["id"], "owner": fact["owner"], "counted_on": day, "reason": reason}
