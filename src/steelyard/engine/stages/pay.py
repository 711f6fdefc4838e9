"""The fifth stage: credited facts become pay lines, each rounded once; lines become statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.batches import Batch, batch_of
from steelyard.engine.gates import kept
from steelyard.engine.incentives.incentive import Incentive, Line
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.keeping import Keep
from steelyard.engine.period import Period
from steelyard.engine.plan import Plan


@dataclass(frozen=True)
class Component:
    """One component of pay and the plans that have it exactly so, on the same indicators and credits."""

    code: str
    incentive: Incentive
    indicators: dict[str, Indicator]
    batch: Batch | None
    plans: tuple[Plan, ...]

    @property
    def codes(self) -> list[str]:
        """The plans' codes."""
        return sorted(plan.code for plan in self.plans)


def components(plans: Sequence[Plan], batches: Sequence[Batch]) -> list[Component]:
    """Group the components of all plans that pay alike."""
    found: dict[tuple[Any, ...], tuple[Any, list[Plan]]] = {}
    for plan in plans:
        for code, incentive in plan.pay.items():
            gate = incentive.gate.indicator if incentive.gate else None
            used = {name: plan.indicators[name] for name in (incentive.base, incentive.against, gate) if name}
            batch = batch_of(batches, plan, used[incentive.base].from_) if incentive.base else None
            meaning = tuple(sorted((name, indicator.definition()) for name, indicator in used.items()))
            key = (code, incentive.definition(), meaning, id(batch))
            found.setdefault(key, ((code, incentive, used, batch), []))[1].append(plan)
    return [
        Component(code, incentive, used, batch, tuple(sharing))
        for (code, incentive, used, batch), sharing in found.values()
    ]


def pay(
    parts: Sequence[Component], roster: ibis.Table, measures: ibis.Table, period: Period, keep: Keep
) -> tuple[ibis.Table, ibis.Table]:
    """Pay every component to everyone on its plans; gives pay lines and statements."""
    if not parts:
        return _no_lines(roster), _no_statements(roster)
    terms = [keep(f"terms_{place}", _terms(part, roster, measures)) for place, part in enumerate(parts)]
    lines = [_lines(part, term, period) for part, term in zip(parts, terms, strict=True)]
    uncapped = keep("uncapped", _union(lines))
    sums = uncapped.group_by("plan", "person", "component").aggregate(
        paid=number.total(uncapped.amount_minor),
        lines=uncapped.count(),
        gated=(uncapped.note == "gate").any(),
        rated=((uncapped.note != "zero_rate").fill_null(ibis.literal(value=True))).any(),
    )
    sums = keep("paid", sums)
    capped = uncapped.union(_caps(parts, sums, period))
    return keep("pay_lines", capped), _statements(parts, _union(terms), sums)


def _terms(part: Component, roster: ibis.Table, measures: ibis.Table) -> ibis.Table:
    """Find for each person what the component depends on: gate, attainment, and what holds it."""
    incentive, currency = part.incentive, part.plans[0].currency
    people = roster.filter(roster.plan.isin(part.codes)).mutate(component=ibis.literal(part.code))
    factor: Any = number.whole(number.MICRO)
    held: list[tuple[Any, Any]] = []
    attainment, target = number.nothing(), number.nothing()
    if incentive.gate:
        people = _look(people, measures, incentive.gate.indicator, "gate")
        indicator = part.indicators[incentive.gate.indicator]
        row = _Looked(people.gate_value, people.gate_attainment)
        is_open = kept(row, incentive.gate, indicator, currency)
        factor = is_open.ifelse(number.whole(number.MICRO), number.whole(incentive.gate.otherwise))
        held.append((is_open.isnull(), "blocked"))
    if incentive.against:
        people = _look(people, measures, incentive.against, "against")
        rule = part.indicators[incentive.against].if_missing
        attainment, target = people.against_attainment, people.against_target
        usable = (target > number.whole(0)).ifelse(target, number.nothing())
        if rule == "zero":
            attainment, target = attainment.fill_null(number.whole(0)), usable
        else:
            held.append((attainment.isnull(), "blocked" if rule == "block" else "left_out"))
    return people.select(
        "plan",
        "person",
        "component",
        factor=factor,
        attainment=attainment,
        target=target,
        held=ibis.cases(*held, else_=ibis.null("string")) if held else ibis.null("string"),
    )


@dataclass(frozen=True)
class _Looked:
    value: Any
    attainment_ppm: Any


def _look(people: ibis.Table, measures: ibis.Table, indicator: str, under: str) -> ibis.Table:
    rows = measures.filter(measures.indicator == indicator)
    rows = rows.select(
        look_plan="plan",
        look_person="person",
        **{f"{under}_value": "value", f"{under}_attainment": "attainment_ppm", f"{under}_target": "target"},
    )
    met = people.left_join(rows, [people.plan == rows.look_plan, people.person == rows.look_person])
    return met.drop("look_plan", "look_person")


def _lines(part: Component, terms: ibis.Table, period: Period) -> ibis.Table:
    """Pay for every fact of the base, or once."""
    free = terms.filter(terms.held.isnull())
    if part.batch is None:
        none = number.nothing()
        line = Line(none, none, none, none, free.attainment, free.target)
        amount = number.divide(
            part.incentive.exact(line) * number.wide(free.factor), number.wide(number.MICRO**2)
        )
        return free.select(
            "plan",
            "person",
            "component",
            dataset=ibis.null("string"),
            fact_id=ibis.null("string"),
            counted_on=ibis.literal(period.ends_on),
            credit_minor=number.nothing(),
            running_minor=number.nothing(),
            amount_minor=amount,
            note=(free.factor < number.whole(number.MICRO)).ifelse("gate", "flat"),
        )
    facts = _running(part)
    terms_of = free.select(
        "component", "factor", "attainment", "target", terms_plan="plan", terms_person="person"
    )
    met = facts.inner_join(
        terms_of, [facts.plan == terms_of.terms_plan, facts.person == terms_of.terms_person]
    )
    line = Line(
        met.credit_minor,
        met.running_minor - met.credit_minor,
        met.running_minor,
        met.period_minor,
        met.attainment,
        met.target,
    )
    exact = part.incentive.exact(line)
    note = ibis.cases(
        ((exact == number.wide(0)) & (met.credit_minor != number.whole(0)), "zero_rate"),
        (met.factor < number.whole(number.MICRO), "gate"),
        else_=ibis.null("string"),
    )
    return met.select(
        "plan",
        "person",
        "component",
        "dataset",
        "fact_id",
        "counted_on",
        "credit_minor",
        "running_minor",
        amount_minor=number.divide(exact * number.wide(met.factor), number.wide(number.MICRO**2)),
        note=note,
    )


def _running(part: Component) -> ibis.Table:
    """Order a person's facts by date, then id, and run their total."""
    assert part.batch is not None  # noqa: S101 - for the reader and the type checker; callers have looked
    facts = part.batch.of(part.codes)
    base = part.indicators[str(part.incentive.base)]
    rows = facts.rows.filter(facts.only(base.parts()[0].where), facts.rows.amount_minor.notnull())
    rows = rows.select("plan", "person", "dataset", "fact_id", "counted_on", credit_minor="amount_minor")
    if not facts.one_row_a_fact:
        rows = rows.group_by("plan", "person", "dataset", "fact_id", "counted_on").aggregate(
            credit_minor=number.total(rows.credit_minor)
        )
    by_person = [rows.plan, rows.person]
    so_far = ibis.window(group_by=by_person, order_by=[rows.counted_on, rows.fact_id], rows=(None, 0))
    return rows.mutate(
        running_minor=number.running(rows.credit_minor, so_far),
        period_minor=number.running(rows.credit_minor, ibis.window(group_by=by_person)),
    )


def _caps(parts: Sequence[Component], sums: ibis.Table, period: Period) -> ibis.Table:
    """Take off what is above a cap, in a line of its own."""
    limits = [
        ((sums.component == part.code) & sums.plan.isin(part.codes), number.whole(part.incentive.cap))
        for part in parts
        if part.incentive.cap is not None
    ]
    cap = ibis.cases(*limits, else_=number.nothing()) if limits else number.nothing()
    over = sums.mutate(cap=cap)
    over = over.filter(over.paid > over.cap)
    return over.select(
        "plan",
        "person",
        "component",
        dataset=ibis.null("string"),
        fact_id=ibis.null("string"),
        counted_on=ibis.literal(period.ends_on),
        credit_minor=number.nothing(),
        running_minor=number.nothing(),
        amount_minor=over.cap - over.paid,
        note=ibis.literal("cap"),
    )


def _statements(parts: Sequence[Component], terms: ibis.Table, sums: ibis.Table) -> ibis.Table:
    """Sum the lines of each component; one that pays nothing says why."""
    limits = [
        ((terms.component == part.code) & terms.plan.isin(part.codes), number.whole(part.incentive.cap))
        for part in parts
        if part.incentive.cap is not None
    ]
    terms = terms.mutate(cap=ibis.cases(*limits, else_=number.nothing()) if limits else number.nothing())
    sums = sums.rename(sum_plan="plan", sum_person="person", sum_component="component")
    met = terms.left_join(
        sums,
        [
            terms.plan == sums.sum_plan,
            terms.person == sums.sum_person,
            terms.component == sums.sum_component,
        ],
    )
    paid = met.paid.fill_null(number.whole(0))
    amount = ibis.least(paid, ibis.coalesce(met.cap, paid))
    why = ibis.cases(
        (amount != number.whole(0), ibis.null("string")),
        (met.held.notnull(), met.held),
        (met.lines.isnull(), "no_credits"),
        (~met.rated, "zero_rate"),
        (met.gated, "gate"),
        else_="nets_to_zero",
    )
    return met.select("plan", "person", "component", amount_minor=amount, note=why)


def _union(tables: Sequence[ibis.Table]) -> ibis.Table:
    return ibis.union(*tables) if len(tables) > 1 else tables[0]


def _no_lines(roster: ibis.Table) -> ibis.Table:
    nobody = roster.filter(ibis.literal(value=False))
    text, none = ibis.null("string"), number.whole(0)
    return nobody.select(
        "plan",
        "person",
        component=text,
        dataset=text,
        fact_id=text,
        counted_on=ibis.null("date"),
        credit_minor=none,
        running_minor=none,
        amount_minor=none,
        note=text,
    )


def _no_statements(roster: ibis.Table) -> ibis.Table:
    nobody = roster.filter(ibis.literal(value=False))
    return nobody.select(
        "plan",
        "person",
        component=ibis.null("string"),
        amount_minor=number.whole(0),
        note=ibis.null("string"),
    )
