"""Figures that land on an edge of the plan, or one smallest unit below or above it.

What is drawn is measured, and then one deal, or one target, is changed so that somebody comes to exactly what
an edge asks for. Changing it may move others, and a filter may let the deal fall: they are drawn too.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from tests.oracle.agreement import Agreement
from tests.oracle.drawn.edges import Edges, edges_of, totals_of
from tests.oracle.drawn.ground import Ground, Row, Tables
from tests.oracle.indicators.found import Measure
from tests.oracle.scored import Scored

FURTHEST = 10**9


def aimed(ground: Ground, tables: Tables, rates: Sequence[Row]) -> Tables:
    """Aim a few people of a branch at edges of their plans."""
    chance = ground.chance
    for plan in ground.agreements:
        if chance.randrange(3) == 0:
            continue
        at, totals, seen = edges_of(plan), sorted(totals_of(plan)), _seen(ground, plan, tables, rates)
        for person in chance.some(sorted(seen.members), chance.one(1, 1, 2, 3)):
            if totals and chance.randrange(8) == 0:
                tables = _at_a_total(ground, plan, person, chance.one(*totals), tables, rates)
            else:
                tables = _at_an_edge(ground, plan, at, seen.measures[person], person, tables)
    return tables


def _seen(ground: Ground, plan: Agreement, tables: Tables, rates: Sequence[Row]) -> Scored:
    return Scored.of(plan, tables | {"rates": list(rates)}, ground.days)


def _at_an_edge(
    ground: Ground,
    plan: Agreement,
    at: Mapping[str, Edges],
    measures: Mapping[str, Measure],
    person: str,
    tables: Tables,
) -> Tables:
    """Bring an indicator of somebody's to one of its edges."""
    chance = ground.chance
    codes = [code for code in measures if code in at and (at[code].values or at[code].attainments)]
    if not codes:
        return tables
    code = chance.one(*codes)
    measure, aims = measures[code], [(edge, False) for edge in sorted(at[code].values)]
    aims += [(edge, True) for edge in sorted(at[code].attainments)] * 2
    edge, is_attainment = chance.one(*aims)
    wanted = edge
    if is_attainment:
        if measure.better == "less":
            edge = 2 - edge
        if not measure.target or chance.randrange(3) == 0:
            return _with_target(ground, plan, code, measure, edge, person, tables)
        wanted = edge * measure.target
    if not _is_money_sum(plan, code):
        return tables
    if plan.indicators[code]["kind"] == "average":
        wanted *= len({row["fact_id"] for row in measure.counted if row["stands"]}) or 1
    return _with_sum(ground, measure, _near(ground, wanted), tables)


def _near(ground: Ground, exact: Fraction) -> int:
    """Land on the whole number that is the edge, or next to it."""
    below = exact.numerator // exact.denominator
    return below + (ground.chance.one(-1, 0, 0, 1) if exact == below else ground.chance.one(0, 1))


def _is_money_sum(plan: Agreement, code: str) -> bool:
    indicator = plan.indicators[code]
    return indicator["kind"] in {"total", "average"} and plan.unit(code) == "money"


def _with_sum(ground: Ground, measure: Measure, wanted: int, tables: Tables) -> Tables:
    """Change one deal so that somebody's sum is what is wanted."""
    found = _own_deals(ground, measure)
    if not found:
        return tables
    changed = ground.chance.one(*found)
    now = sum(row["amount_minor"] or 0 for row in measure.counted)
    return _changed(tables, changed["fact_id"], wanted - now)


def _own_deals(ground: Ground, measure: Measure) -> list[Row]:
    """List the credits that are a whole deal in the plan's currency, untouched by refunds."""
    return [
        row
        for row in measure.counted
        if row["dataset"] == "deals"
        and row["amount_minor"] is not None
        and row["amount_minor"] == row["original_minor"]
        and row["currency"] == ground.currency
        and row["counted_on"] in ground.days
        and row["root"] == row["fact_id"]
        and row["stands"]
    ]


def _changed(tables: Tables, fact_id: str, by: int) -> Tables:
    deals = [
        row | {"amount_minor": row["amount_minor"] + by} if row["id"] == fact_id else row
        for row in tables["deals"]
    ]
    return tables | {"deals": deals}


def _with_target(
    ground: Ground, plan: Agreement, code: str, measure: Measure, edge: Fraction, person: str, tables: Tables
) -> Tables:
    """Agree a target with somebody of which what they have is just that share."""
    if measure.exact is None or edge <= 0 or plan.indicators[code].get("target") != "personal":
        return tables
    target = _near(ground, Fraction(measure.exact) / edge)
    span = (ground.days.first, ground.days.last)
    rows = [
        row
        for row in tables["targets"]
        if (row["person"], row["indicator"], row["starts_on"], row["ends_on"]) != (person, code, *span)
    ]
    new = {"person": person, "indicator": code, "starts_on": span[0], "ends_on": span[1]}
    return tables | {"targets": [*rows, new | {"value": max(target, 0), "revised_on": None}]}


def _at_a_total(
    ground: Ground, plan: Agreement, person: str, edge: Fraction, tables: Tables, rates: Sequence[Row]
) -> Tables:
    """Find by halving the two amounts, a unit apart, between which somebody's total passes an edge."""
    measures = _seen(ground, plan, tables, rates).measures[person]
    found = [row for measure in measures.values() for row in _own_deals(ground, measure)]
    if not found:
        return tables
    fact_id = ground.chance.one(*found)["fact_id"]

    def is_over(by: int) -> bool:
        total = _seen(ground, plan, _changed(tables, fact_id, by), rates).total(person).total
        return total is not None and total >= edge

    low, high = -FURTHEST, FURTHEST
    if is_over(low) or not is_over(high):
        return tables
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_over(middle) else (middle, high)
    return _changed(tables, fact_id, ground.chance.one(low, high))
