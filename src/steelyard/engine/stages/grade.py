"""The fourth stage: contributions become a total, held by limits and gates, rounded, graded, ranked."""

from collections.abc import Callable, Sequence
from functools import partial
from operator import gt, lt
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.arithmetic import Workings
from steelyard.engine.exact import Held, none_beyond
from steelyard.engine.gates import kept
from steelyard.engine.keeping import Keep
from steelyard.engine.plan import Plan
from steelyard.engine.stages.distribute import PLACED, distributed
from steelyard.engine.stages.entries import entries, known_to


def grade(
    plans: Sequence[Plan], scores: ibis.Table, measures: ibis.Table, people: ibis.Table, keep: Keep
) -> ibis.Table:
    """Grade everyone who has a scorecard. A blocked part, or no scored part at all, gives no total."""
    part = scores.extra == number.whole(0)
    summed = scores.group_by("plan", "person").aggregate(
        raw=number.total(scores.contribution_micro),
        rest=number.total(scores.contribution_rest),
        blocked=(scores.note == "blocked").fill_null(ibis.literal(value=False)).any(),
        scored=scores.score_micro.count(where=part),
        veto=scores.indicator.min(where=scores.note == "veto"),
    )
    unscored = summed.blocked | (summed.scored == number.whole(0))
    workings = Workings(summed)
    raw = Held(summed.raw, summed.rest).settled(workings.aside, known_to(entries(plans)))
    totals = workings.table.select(
        "plan",
        "person",
        raw_micro=unscored.ifelse(number.nothing(), raw.figure),
        raw_rest=unscored.ifelse(number.nothing(), raw.rest),
        veto=unscored.ifelse(ibis.null("string"), summed.veto),
    )
    rounded = _rounded(_held(plans, measures, _limited(totals, plans)), plans)
    named = rounded.mutate(
        grade=_by_plan(
            rounded,
            plans,
            lambda plan: plan.grades and plan.grades.definition(),
            _grades_of(plans, Held(rounded.total_micro, rounded.total_rest)),
            "string",
        )
    )
    return keep("graded", _ranked(distributed(named, plans, people)))


def _rounded(rows: ibis.Table, plans: Sequence[Plan]) -> ibis.Table:
    """Add the total: exact, or rounded to the step that the plan declares."""
    step = _by_plan(rows, plans, lambda plan: plan.scorecard and plan.scorecard.rounded_to, number.whole)
    exact = Held(rows.held_micro, rows.held_rest)
    stepped = number.divide(exact.fine, number.wide(step) * number.wide(number.FINE)) * step
    return rows.mutate(
        total_micro=step.isnull().ifelse(exact.figure, stepped),
        total_rest=step.isnull().ifelse(exact.rest, none_beyond(stepped)),
    )


def _grades_of(plans: Sequence[Plan], total: Held) -> Callable[[str], Any]:
    known = {plan.grades.definition(): plan.grades for plan in plans if plan.grades}
    return lambda definition: known[definition].grade(total.notch)


def _limited(totals: ibis.Table, plans: Sequence[Plan]) -> ibis.Table:
    """Hold totals within their limits; a veto leaves nothing above 0. Adds `held_micro` and `held_rest`."""
    none, two = number.whole(0), number.whole(2)
    held = Held(totals.raw_micro, totals.raw_rest)
    for name, past in (("at_most", gt), ("at_least", lt)):
        if any(_limit(name, plan) is not None for plan in plans):
            limit = _by_plan(totals, plans, partial(_limit, name), number.whole)
            stops = past(held.notch, limit * two).fill_null(ibis.literal(value=False))
            held = Held(stops.ifelse(limit, held.figure), stops.ifelse(none, held.rest))
    vetoed = totals.veto.notnull() & (held.notch >= none)  # what is below 0 anyway stays there
    return totals.mutate(
        held_micro=vetoed.ifelse(none, held.figure),
        held_rest=vetoed.ifelse(none, held.rest),
        veto=vetoed.ifelse(totals.veto, ibis.null("string")),
    )


def _limit(name: str, plan: Plan) -> int | None:
    between = plan.scorecard.between if plan.scorecard else None
    found: int | None = getattr(between, name) if between else None
    return found


def _held(plans: Sequence[Plan], measures: ibis.Table, totals: ibis.Table) -> ibis.Table:
    """Hold totals down where a gate's threshold is not kept; the lowest gate counts."""
    gates = [
        _gate(measures, plan, place)
        for plan in plans
        if plan.scorecard
        for place in range(len(plan.scorecard.gates))
    ]
    if not gates:
        return totals.select("plan", "person", "raw_micro", "held_micro", "held_rest", gate="veto")
    all_gates = ibis.union(*gates) if len(gates) > 1 else gates[0]
    shut = all_gates.group_by("gate_plan", "gate_person").aggregate(
        most=all_gates.most_micro.min(where=~all_gates.open),
        name=all_gates.gate_name.argmin(all_gates.most_micro, where=~all_gates.open),
        unknown=all_gates.open.isnull().any(),
    )
    met = totals.left_join(shut, [totals.plan == shut.gate_plan, totals.person == shut.gate_person])
    unknown = met.unknown.fill_null(ibis.literal(value=False))
    held = Held(
        unknown.ifelse(number.nothing(), met.held_micro), unknown.ifelse(number.nothing(), met.held_rest)
    )
    holds = (met.most * number.whole(2) < held.notch).fill_null(ibis.literal(value=False))
    return met.select(
        "plan",
        "person",
        "raw_micro",
        held_micro=holds.ifelse(met.most, held.figure),
        held_rest=holds.ifelse(number.whole(0), held.rest),
        gate=holds.ifelse(met.name, held.figure.isnull().ifelse(ibis.null("string"), met.veto)),
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


def _by_plan(
    row: ibis.Table,
    plans: Sequence[Plan],
    what: Callable[[Plan], Any],
    make: Callable[[Any], Any],
    kind: str = "int64",
) -> Any:
    """Make an expression for each row by its plan; plans with an equal `what` share one, None has none."""
    alike: dict[Any, list[str]] = {}
    for plan in plans:
        if (found := what(plan)) is not None:
            alike.setdefault(found, []).append(plan.code)
    cases = [(row.plan.isin(sorted(codes)), make(found)) for found, codes in alike.items()]
    return ibis.cases(*cases, else_=ibis.null(kind)) if cases else ibis.null(kind)


def _ranked(rows: ibis.Table) -> ibis.Table:
    """Rank among all on the same plan who have a total; equal totals share the better rank."""
    order = rows.total_micro.fill_null(number.whole(-number.BEYOND))
    best_first = [ibis.desc(order), ibis.desc(rows.total_rest)]
    place = ibis.rank().over(ibis.window(group_by=rows.plan, order_by=best_first))
    peers = rows.total_micro.count().over(ibis.window(group_by=rows.plan))
    has = rows.total_micro.notnull()
    return rows.select(
        "plan",
        "person",
        "raw_micro",
        "total_micro",
        "total_rest",
        "gate",
        "grade",
        rank=has.ifelse(place + number.whole(1), number.nothing()),
        peers=has.ifelse(peers, number.nothing()),
        **{name: rows[name] for name in PLACED},
    )
