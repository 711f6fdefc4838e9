"""A whole close by the oracle: plans and tables in, the tables of results out, as rows."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from tests.oracle.agreement import Agreement, read
from tests.oracle.crediting import Crediting, FellOutError, Step
from tests.oracle.facts import seen
from tests.oracle.measuring import Measure, measure
from tests.oracle.paying import Component
from tests.oracle.places import Places
from tests.oracle.scoring import grade_of, ranks, scores_of, total_of
from tests.oracle.warned import warnings_of, warnings_of_facts

Row = dict[str, Any]
Tables = Mapping[str, Sequence[Row]]
Outputs = dict[str, list[Row]]
Fates = defaultdict[tuple[str, str], list[Row]]
OUTPUTS = ("credits", "measures", "scores", "grades", "pay_lines", "statements", "unused", "warnings")


def close(texts: Sequence[str], tables: Tables, first: dt.date, last: dt.date) -> Outputs:
    """Close a period; the last day belongs to it."""
    outputs: Outputs = {name: [] for name in OUTPUTS}
    fates: Fates = defaultdict(list)
    fallen: list[Row] = []
    for text in texts:
        _close_one(read(text), tables, (first, last), outputs, fates)
    for (dataset, fact_id), reached in sorted(fates.items()):
        furthest = max(reached, key=lambda fate: fate["reason"])
        if furthest["reason"] != Step.USED:
            reason = {"reason": furthest["reason"].name.lower()}
            fallen.append({"dataset": dataset, "fact_id": fact_id} | furthest | reason)
    outputs["unused"] = [row for row in fallen if row["reason"] != "outside_period"]
    outputs["warnings"] += warnings_of_facts([(row["dataset"], row["reason"]) for row in fallen])
    return outputs


def _close_one(
    plan: Agreement,
    tables: Tables,
    period: tuple[dt.date, dt.date],
    outputs: Outputs,
    fates: Fates,
) -> None:
    credited = _credit(plan, tables, period, fates)
    people = Places(tables["assignments"]).people(plan.code, *period)
    totals: dict[str, int | None] = {}
    counted: set[tuple[str, str]] = set()
    for person in people:
        own = [row for row in credited if row["person"] == person]
        measures = {
            code: measure(plan, code, own, _target(tables, person, code, period)) for code in plan.indicators
        }
        counted |= {
            (row["dataset"], row["fact_id"]) for found in measures.values() for row in found.looked_at
        }
        totals[person] = _report(plan, person, measures, period[1], outputs)
    for row in outputs["grades"]:
        if row["plan"] == plan.code:
            row["rank"] = ranks(totals)[row["person"]]
            row["peers"] = sum(total is not None for total in totals.values()) if row["rank"] else None
    for row in credited:
        outputs["credits"].append({name: value for name, value in row.items() if name != "fact"})
        reason = Step.USED if (row["dataset"], row["fact_id"]) in counted else Step.NOT_COUNTED
        fates[row["dataset"], row["fact_id"]].append(_fate(row["fact"], row["counted_on"], reason))


def _credit(
    plan: Agreement,
    tables: Tables,
    period: tuple[dt.date, dt.date],
    fates: Fates,
) -> list[Row]:
    """Credit every fact, each row carrying the fact it came from."""
    crediting = Crediting(plan, tables, *period)
    credited: list[Row] = []
    for dataset, how in plan.credit.items():
        for fact in tables[dataset]:
            try:
                found = crediting.credits_of(dataset, fact)
            except FellOutError as fell_out:
                fates[dataset, fact["id"]].append(_fate(fact, fact[how["counts_on"]], fell_out.step))
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
    paid = []
    for code in plan.pay:
        component = Component(plan, code, measures, last)
        lines = component.lines()
        outputs["pay_lines"] += [who | {"component": code} | line for line in lines]
        paid.append(who | component.statement(lines))
    scores = scores_of(plan, measures)
    outputs["statements"] += paid
    outputs["warnings"] += warnings_of(who, measures, scores, paid)
    if plan.scorecard is None:
        return None
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
        if (
            row["person"] == person
            and row["indicator"] == code
            and (row["starts_on"], row["ends_on"]) == period
        ):
            value: int = row["value"]
            return value
    return None


def _fate(fact: Row, day: dt.date | None, reason: Step) -> Row:
    """Tell how far a fact came under one plan."""
    return {"owner": fact["owner"], "counted_on": day, "reason": reason}
