"""Values made of other values: everyone's operands side by side, then one formula after the other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.arithmetic.made import MOST, Column, Made, Workings, kept
from steelyard.engine.exact import NEAR, Exact
from steelyard.engine.figures import Unit, unit_scale
from steelyard.engine.indicators.formula import Formula
from steelyard.engine.plan import Plan
from steelyard.engine.stages.carried import latest
from steelyard.engine.stages.ground import Ground, valued


@dataclass(frozen=True)
class _Operand:
    """Where an operand's exact value stands, what it is counted in, and whether it is a quotient."""

    column: str
    unit: Unit
    divides: bool


@dataclass(frozen=True)
class _Made:
    """One formula and the plans that have it exactly so, on operands in the same columns."""

    place: int
    code: str
    formula: Formula
    operands: dict[str, _Operand]
    plans: list[str] = field(default_factory=list)


def with_formulas(ground: Ground, rows: ibis.Table) -> ibis.Table:
    """Add the values of formulas to those of all other indicators."""
    made = list(_formulas(ground))
    if not made:
        return rows
    rows = ground.keep("values", rows)
    wide = _wide(ground, rows, made)
    worked: dict[str, Made] = {}
    for one in made:
        wide = _worked(ground, wide, one, worked)
    wide = ground.keep("worked", wide)
    found = [_valued(ground, wide, one, near=worked[f"made_{one.place}"].near) for one in made]
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
                name: _Operand(
                    columns.get(name, f"of_{name}"), plan.indicators[name].unit, plan.indicators[name].divides
                )
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
        {name for one in made for name, operand in one.operands.items() if operand.column == f"of_{name}"}
    )
    here = rows.filter(rows.indicator.isin(plain))
    values = {f"of_{name}": here.over.max(where=here.indicator == name) for name in plain}
    values |= {f"under_of_{name}": here.under.max(where=here.indicator == name) for name in plain}
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


def _worked(ground: Ground, wide: ibis.Table, one: _Made, worked: dict[str, Made]) -> ibis.Table:
    """Compute one formula for everyone on its plans; `worked` remembers what it was made of."""
    workings = Workings(wide)
    operands = {name: _made(ground, one, operand, worked) for name, operand in one.operands.items()}
    made = kept(one.formula.arithmetic.compile(operands, workings), workings)
    rows = workings.table
    exact = made.exact(rows, unit_scale(one.formula.unit, ground.currency))
    over, under = exact.over, exact.divisor
    if one.formula.if_missing == "carry":
        rows = rows.mutate(fresh_over=over, fresh_under=under)
        own, past = rows.plan.isin(sorted(one.plans)), number.wide(rows[f"past_{one.code}"])
        takes = own & rows.fresh_over.isnull()
        on = takes.ifelse(rows[f"past_on_{one.code}"], ibis.null("date"))
        over = takes.ifelse(past, rows.fresh_over)
        under = takes.ifelse(number.wide(1), rows.fresh_under)
        rows = rows.mutate(**{f"on_made_{one.place}": on})
    counts = [rows[f"n_{one.column}"].fill_null(number.whole(0)) for one in one.operands.values()]
    rows = rows.mutate(
        **{
            f"made_{one.place}": over,
            f"under_made_{one.place}": under,
            f"n_made_{one.place}": sum(counts[1:], start=counts[0]),
        }
    )
    worked[f"made_{one.place}"] = made
    return rows.drop(*(name for name in rows.columns if name.startswith(("step_", "fresh_"))))


def _made(ground: Ground, one: _Made, operand: _Operand, worked: Mapping[str, Made]) -> Made:
    """Take an operand, for the formula's own plans only."""
    everyone = set(one.plans) >= {plan.code for plan in ground.plans}

    def own(column: str) -> Column:
        def made(table: ibis.Table) -> Any:
            mine = table.plan.isin(sorted(one.plans))
            return table[column] if everyone else mine.ifelse(table[column], number.wide(number.nothing()))

        return made

    under = own(f"under_{operand.column}") if operand.divides else None
    near = operand.column in worked and worked[operand.column].near
    size = MOST if operand.divides else 1
    return Made(own(operand.column), under, unit_scale(operand.unit, ground.currency), size, near)


def _valued(ground: Ground, wide: ibis.Table, one: _Made, *, near: bool) -> ibis.Table:
    rows = ground.of(wide, one.plans)
    on = f"on_made_{one.place}"
    return valued(
        rows,
        one.code,
        one.formula,
        ground.currency,
        value=Exact(rows[f"made_{one.place}"], rows[f"under_made_{one.place}"], near=near and NEAR),
        why="part_missing",
        facts=rows[f"n_made_{one.place}"],
        **({"carried_on": rows[on]} if on in rows.columns else {}),
    )
