"""Values made of other values: everyone's operands side by side, then one formula after the other."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import ibis

from steelyard.engine import number
from steelyard.engine.arithmetic import Workings
from steelyard.engine.arithmetic.term import Made
from steelyard.engine.figures import Unit, unit_scale
from steelyard.engine.indicators.formula import Formula
from steelyard.engine.plan import Plan
from steelyard.engine.stages.carried import latest
from steelyard.engine.stages.ground import Ground, valued


@dataclass(frozen=True)
class _Made:
    """One formula and the plans that have it exactly so, on operands in the same columns."""

    place: int
    code: str
    formula: Formula
    operands: dict[str, tuple[str, Unit]]  # the operand's column, and what it is counted in
    plans: list[str] = field(default_factory=list)


def with_formulas(ground: Ground, rows: ibis.Table) -> ibis.Table:
    """Add the values of formulas to those of all other indicators."""
    made = list(_formulas(ground))
    if not made:
        return rows
    rows = ground.keep("values", rows)
    wide = _wide(ground, rows, made)
    for one in made:
        wide = _worked(ground, wide, one)
    wide = ground.keep("worked", wide)
    found = [_valued(ground, wide, one) for one in made]
    if "carried_on" not in rows.columns and any("carried_on" in one.columns for one in found):
        rows = rows.mutate(carried_on=ibis.null("date"))
    full = [
        one if set(one.columns) == set(rows.columns) else one.mutate(carried_on=ibis.null("date"))
        for one in found
    ]
    return ibis.union(rows, *(one.select(*rows.columns) for one in full))


def _formulas(ground: Ground) -> Iterator[_Made]:
    """Group the formulas of all plans by what they compute; what a formula is made of comes before it."""
    found: dict[tuple[object, ...], _Made] = {}
    for plan in ground.plans:
        columns: dict[str, str] = {}
        for code in _in_order(plan):
            formula = plan.indicators[code]
            assert isinstance(formula, Formula)  # noqa: S101 - for the type checker; only these are ordered
            operands = {
                name: (columns.get(name, f"of_{name}"), plan.indicators[name].unit)
                for name in formula.made_of
            }
            key = (code, formula.definition(), tuple(operands.items()))
            made = found.setdefault(key, _Made(len(found), code, formula, operands))
            made.plans.append(plan.code)
            columns[code] = f"made_{made.place}"
    yield from found.values()


def _in_order(plan: Plan) -> list[str]:
    """List a plan's formulas, each after those it is made of."""
    ordered: dict[str, None] = {}

    def put(code: str) -> None:
        for name in plan.indicators[code].made_of:
            if name not in ordered and plan.indicators[name].source == "formula":
                put(name)
        ordered[code] = None

    for code, indicator in plan.indicators.items():
        if indicator.source == "formula":
            put(code)
    return list(ordered)


def _wide(ground: Ground, rows: ibis.Table, made: list[_Made]) -> ibis.Table:
    """Put the values of all operands side by side, a row for each plan and person."""
    plain = sorted(
        {name for one in made for name, (column, _) in one.operands.items() if column == f"of_{name}"}
    )
    here = rows.filter(rows.indicator.isin(plain))
    values = {f"of_{name}": here.value.max(where=here.indicator == name) for name in plain}
    counts = {f"n_of_{name}": here.fact_count.max(where=here.indicator == name) for name in plain}
    wide = here.group_by("plan", "person").aggregate(**values, **counts)
    carrying = sorted({one.code for one in made if one.formula.if_missing == "carry"})
    if not carrying:
        return wide
    past = latest(ground)
    each = (
        past.filter(past.past_indicator.isin(carrying))
        .group_by("past_person")
        .aggregate(
            **{f"past_{code}": past.past_value.max(where=past.past_indicator == code) for code in carrying},
            **{f"past_on_{code}": past.past_on.max(where=past.past_indicator == code) for code in carrying},
        )
    )
    return wide.left_join(each, wide.person == each.past_person).drop("past_person")


def _worked(ground: Ground, wide: ibis.Table, one: _Made) -> ibis.Table:
    """Compute one formula for everyone on its plans."""
    workings = Workings(wide)
    operands = {name: _micro(ground, one, *operand) for name, operand in one.operands.items()}
    made = workings.set_aside(one.formula.arithmetic.compile(operands, workings))
    rows = workings.table
    scale = unit_scale(one.formula.unit, ground.currency)
    value = made(rows)
    if scale != number.MICRO:
        value = number.divide(number.wide(value) * number.wide(scale), number.wide(number.MICRO))
    if one.formula.if_missing == "carry":
        rows = rows.mutate(fresh=value)
        own = rows.plan.isin(sorted(one.plans))
        value = own.ifelse(ibis.coalesce(rows.fresh, rows[f"past_{one.code}"]), number.nothing())
        past = (own & rows.fresh.isnull()).ifelse(rows[f"past_on_{one.code}"], ibis.null("date"))
        rows = rows.mutate(**{f"on_made_{one.place}": past})
    counts = [rows[f"n_{column}"].fill_null(number.whole(0)) for column, _ in one.operands.values()]
    rows = rows.mutate(
        **{f"made_{one.place}": value, f"n_made_{one.place}": sum(counts[1:], start=counts[0])}
    )
    return rows.drop(*(name for name in rows.columns if name.startswith("step_") or name == "fresh"))


def _micro(ground: Ground, one: _Made, column: str, unit: Unit) -> Made:
    """Read an operand in millionths of one, for the formula's own plans only."""
    times = number.MICRO // unit_scale(unit, ground.currency)
    everyone = set(one.plans) >= {plan.code for plan in ground.plans}

    def made(table: ibis.Table) -> ibis.Value:
        value = table[column] if times == 1 else table[column] * number.whole(times)
        return value if everyone else table.plan.isin(sorted(one.plans)).ifelse(value, number.nothing())

    return made


def _valued(ground: Ground, wide: ibis.Table, one: _Made) -> ibis.Table:
    rows = ground.of(wide, one.plans)
    on = f"on_made_{one.place}"
    return valued(
        rows,
        one.code,
        one.formula,
        ground.currency,
        value=rows[f"made_{one.place}"],
        why="part_missing",
        facts=rows[f"n_made_{one.place}"],
        **({"carried_on": rows[on]} if on in rows.columns else {}),
    )
