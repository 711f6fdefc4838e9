"""Lines of pay: the exact pay of each fact, or of none, times gate and factors, rounded once."""

from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.incentives.line import Line
from steelyard.engine.incentives.rounding import PLAIN
from steelyard.engine.period import Period
from steelyard.engine.stages.pay.components import OWN_CHOICE
from steelyard.engine.stages.pay.facts import Facts
from steelyard.engine.stages.pay.taken_back import held, with_originals
from steelyard.engine.stages.pay.terms import GATE, TIMES, Terms
from steelyard.engine.tables import PAY_LINES

NOTHING = number.whole(0)
CHOSEN = "chosen_"
REST = "rest"  # what rounding a line left aside, in parts of a minor unit
KEY = ("who", "component_no")  # numbers for plan, person and component


def once(terms: Terms, period: Period, *, rested: bool) -> ibis.Table:
    """Pay everyone once. `rested`: whether lines say what rounding left aside."""
    free = terms.rows.filter(terms.rows.held.isnull())
    exact = terms.component.shape.exact(Line(terms.of(free)))
    reasons = (
        []
        if terms.component.shape.kind == "flat"
        else [(exact == number.wide(0), terms.component.shape.zero_note)]
    )
    note = ibis.cases(*reasons, *_shut(terms, free), (ibis.literal(value=True), "flat"), else_="flat")
    return free.select(
        *KEY,
        "plan",
        "person",
        "component",
        dataset=ibis.null("string"),
        fact_id=ibis.null("string"),
        counted_on=period.last_day,
        credit_minor=number.nothing(),
        running_minor=number.nothing(),
        **({REST: NOTHING} if rested else {}),
        amount_minor=_rounded(terms, *_product(terms, free, exact, [])),
        note=note,
    )


def by_fact(terms: Terms, facts: Facts, period: Period, *, rested: bool) -> ibis.Table:
    """Pay for every fact, or for every level of the people below."""
    shape = terms.component.shape
    free = terms.rows.filter(terms.rows.held.isnull()).drop("held", "cap", "zero_note", "due")
    met = facts.beside(free)
    if shape.levels:
        met = met.filter(met.level.isin(shape.levels))
    if "taken" in met.columns and (shape.alone or "cap_each" in met.columns):
        plain, linked = met.filter(~met.taken), with_originals(met.filter(met.taken))
        parts = [_lines(terms, facts, part, period, rested=rested) for part in (plain, linked)]
        return ibis.union(*parts)
    return _lines(terms, facts, met, period, rested=rested)


def _lines(terms: Terms, facts: Facts, met: ibis.Table, period: Period, *, rested: bool) -> ibis.Table:
    """Make the lines of facts that stand beside their person's terms."""
    shape = terms.component.shape
    choices = {
        CHOSEN + name: terms.chosen(met, name, facts.choice(met, chosen))
        for name, chosen in terms.component.versions[0].choices.items()
    }
    met = met.mutate(**choices) if choices else met
    met = met.mutate(exact=shape.exact(_line(terms, met)))
    late = [
        met[CHOSEN + f"{TIMES}{place}" if factor.choices is not None else f"{TIMES}{place}"]
        for place, factor in terms.component.versions[0].late_factors
    ]
    product, parts = _product(terms, met, met.exact, late)
    met = met.mutate(paid=_rounded(terms, product, parts))
    met = met.mutate(left=number.rest(product, parts, met.paid)) if terms.component.adds_up else met
    met = held(met, parts) if "cap_each" in met.columns else met.mutate(amount=met.paid)
    by_level = shape.basis == "levels"
    return met.select(
        *KEY,
        "plan",
        "person",
        "component",
        dataset=ibis.null("string") if by_level else ibis.literal(facts.dataset),
        fact_id="fact_id",
        counted_on=period.last_day if by_level else met.counted_on,
        credit_minor="credit_minor",
        running_minor="running_minor",
        **({REST: met.left if terms.component.adds_up else NOTHING} if rested else {}),
        amount_minor="amount",
        note=_note(terms, met, [column.get_name() for column in late]),
    )


def _line(terms: Terms, met: ibis.Table) -> Line:
    def beside(name: str) -> Any:
        return met[name] if name in met.columns else None

    runs = terms.component.shape.running
    return Line(
        terms.of(met),
        met.credit_minor,
        met.running_minor - met.credit_minor if runs else None,
        met.running_minor if runs else None,
        beside("share_ppm"),
        beside("level"),
        beside("units"),
        beside("units_after"),
        beside("units_in_all"),
        beside("first_minor"),
        beside("net_before_minor"),
        beside(CHOSEN + OWN_CHOICE),
    )


def _product(terms: Terms, row: ibis.Table, exact: Any, late: list[Any]) -> tuple[Any, int]:
    """Multiply; beside the product, in how many parts of a minor unit it is counted."""
    factor = row.factor if terms.component.has_factor else None
    for one in late:
        factor = one if factor is None else number.scale(factor, one)
    parts = terms.component.parts_of_unit
    return (exact if factor is None else exact * number.wide(factor)), parts


def _rounded(terms: Terms, product: Any, parts: int) -> Any:
    """Round, once; where lines are added up, to the minor unit: the sum is rounded as the plan says."""
    rounding = PLAIN if terms.component.adds_up else terms.component.rounding
    return rounding.rounded(product, parts)


def _shut(terms: Terms, row: ibis.Table) -> list[tuple[Any, Any]]:
    """Give the notes of a gate that is not kept, and of factors that leave nothing."""
    found: list[tuple[Any, Any]] = []
    if terms.component.is_gated:
        found.append((row[GATE] < number.whole(number.MICRO), "gate"))
    if terms.component.has_factor:
        found.append((row.factor == NOTHING, "zero_factor"))
    return found


def _note(terms: Terms, row: ibis.Table, late: list[str]) -> Any:
    shape = terms.component.shape
    if shape.levels:
        named = [(row.level == number.whole(level), f"level_{level}") for level in shape.levels]
        return ibis.cases(*named, else_=ibis.null("string"))
    reasons: list[tuple[Any, Any]] = []
    if "cap_each" in row.columns:
        reasons.append((row.paid != row.amount, "cap_each"))
    is_zero = row.exact == number.wide(0)
    if shape.running:
        is_zero = is_zero & (row.credit_minor != NOTHING)
    if shape.counts_units:
        is_zero = is_zero & (row.units != NOTHING)
    reasons.append((is_zero, shape.zero_note))
    reasons += _shut(terms, row)
    reasons += [(row[name] == NOTHING, "zero_factor") for name in late]
    if shape.running:
        alone = row.root_id == row.fact_id if "root_id" in row.columns else ibis.literal(value=True)
        reasons.append((alone & (row.credit_minor < NOTHING), "refund_alone"))
    return ibis.cases(*reasons, else_=ibis.null("string"))


def nothing_paid(roster: ibis.Table) -> ibis.Table:
    """Make lines for nobody."""
    nobody = roster.filter(ibis.literal(value=False))
    return nobody.select(**{one.name: ibis.null(ibis.dtype(one.kind)) for one in PAY_LINES.columns})
