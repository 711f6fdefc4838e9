"""The fourth stage: contributions become a total, held down by gates, rounded, graded and ranked."""

from collections.abc import Callable, Sequence
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.gates import kept
from steelyard.engine.keeping import Keep
from steelyard.engine.plan import Plan


def grade(plans: Sequence[Plan], scores: ibis.Table, measures: ibis.Table, keep: Keep) -> ibis.Table:
    """Grade everyone who has a scorecard. A blocked part, or none at all, gives no total."""
    summed = scores.group_by("plan", "person").aggregate(
        raw=number.total(scores.contribution_micro),
        blocked=(scores.note == "blocked").fill_null(ibis.literal(value=False)).any(),
        scored=scores.score_micro.count(),
    )
    unscored = summed.blocked | (summed.scored == number.whole(0))
    totals = summed.select("plan", "person", raw_micro=unscored.ifelse(number.nothing(), summed.raw))
    held = _held(plans, measures, totals)
    step = _by_plan(held, plans, lambda plan: plan.scorecard and number.whole(plan.scorecard.rounded_to))
    total = number.divide(held.held_micro, step) * step
    rounded = held.mutate(total_micro=total)
    named = rounded.mutate(
        grade=_by_plan(
            rounded, plans, lambda plan: plan.grades and plan.grades.grade(rounded.total_micro), "string"
        )
    )
    return keep("graded", _ranked(named))


def _held(plans: Sequence[Plan], measures: ibis.Table, totals: ibis.Table) -> ibis.Table:
    """Hold totals down where a gate's threshold is not kept; the lowest gate counts."""
    gates = [
        _gate(measures, plan, place)
        for plan in plans
        if plan.scorecard
        for place in range(len(plan.scorecard.gates))
    ]
    if not gates:
        return totals.mutate(held_micro=totals.raw_micro, gate=ibis.null("string"))
    all_gates = ibis.union(*gates) if len(gates) > 1 else gates[0]
    shut = all_gates.group_by("gate_plan", "gate_person").aggregate(
        most=all_gates.most_micro.min(where=~all_gates.open),
        name=all_gates.gate_name.argmin(all_gates.most_micro, where=~all_gates.open),
        unknown=all_gates.open.isnull().any(),
    )
    met = totals.left_join(shut, [totals.plan == shut.gate_plan, totals.person == shut.gate_person])
    holds = (met.most < met.raw_micro).fill_null(ibis.literal(value=False))
    raw = met.unknown.fill_null(ibis.literal(value=False)).ifelse(number.nothing(), met.raw_micro)
    return met.select(
        "plan",
        "person",
        "raw_micro",
        held_micro=(holds & raw.notnull()).ifelse(met.most, raw),
        gate=(holds & raw.notnull()).ifelse(met.name, ibis.null("string")),
    )


def _gate(measures: ibis.Table, plan: Plan, place: int) -> ibis.Table:
    gate = plan.scorecard.gates[place]  # type: ignore[union-attr]  # only plans with one come here
    rows = measures.filter(measures.plan == plan.code, measures.indicator == gate.indicator)
    return rows.select(
        gate_plan="plan",
        gate_person="person",
        gate_name="indicator",
        most_micro=number.whole(gate.otherwise_at_most),
        open=kept(rows, gate, plan.indicators[gate.indicator], plan.currency),
    )


def _by_plan(row: ibis.Table, plans: Sequence[Plan], make: Callable[[Plan], Any], kind: str = "int64") -> Any:
    cases = [(row.plan == plan.code, made) for plan in plans if (made := make(plan)) is not None]
    return ibis.cases(*cases, else_=ibis.null(kind)) if cases else ibis.null(kind)


def _ranked(rows: ibis.Table) -> ibis.Table:
    """Rank among all on the same plan who have a total; equal totals share the better rank."""
    order = rows.total_micro.fill_null(number.whole(-number.BEYOND))
    place = ibis.rank().over(ibis.window(group_by=rows.plan, order_by=ibis.desc(order)))
    peers = rows.total_micro.count().over(ibis.window(group_by=rows.plan))
    has = rows.total_micro.notnull()
    return rows.select(
        "plan",
        "person",
        "raw_micro",
        "total_micro",
        "gate",
        "grade",
        rank=has.ifelse(place + number.whole(1), number.nothing()),
        peers=has.ifelse(peers, number.nothing()),
    )
