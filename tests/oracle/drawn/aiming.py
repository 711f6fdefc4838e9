"""Figures that land on an edge of the plan, or one smallest unit below or above it.

What is drawn is measured, and then one deal, or one target, is changed so that somebody comes to exactly what
an edge asks for. Changing it may move others, and a filter may let the deal fall: they are drawn too.
"""

from collections.abc import Sequence
from fractions import Fraction

from tests.oracle.agreement import Agreement
from tests.oracle.drawn.aims import Aim, aims_of
from tests.oracle.drawn.edges import edges_of, totals_of
from tests.oracle.drawn.ground import Ground, Row, Tables
from tests.oracle.indicators.found import Measure
from tests.oracle.scored import Scored

FURTHEST = 10**9


def aimed(ground: Ground, tables: Tables, rates: Sequence[Row]) -> Tables:
    """Aim a few people of a branch at edges of their plans."""
    chance = ground.chance
    for plan in ground.agreements:
        if chance.randrange(4) == 0:
            continue
        at, totals, seen = edges_of(plan), sorted(totals_of(plan)), _seen(ground, plan, tables, rates)
        for person in chance.some(sorted(seen.members), chance.one(1, 2, 4)):
            if totals and chance.randrange(8) == 0:
                tables = _at_a_total(ground, plan, person, chance.one(*totals), tables, rates)
            else:
                tables = _at_an_edge(ground, aims_of(plan, at, person, seen.measures[person]), tables)
    return tables


def _seen(ground: Ground, plan: Agreement, tables: Tables, rates: Sequence[Row]) -> Scored:
    return Scored.of(plan, tables | {"rates": list(rates)}, ground.days)


def _at_an_edge(ground: Ground, aims: Sequence[Aim], tables: Tables) -> Tables:
    """Bring a figure of somebody's to one of its edges."""
    if not aims:
        return tables
    aim = ground.chance.one(*aims)
    return _with_target(ground, aim, tables) if aim.by_target else _with_sum(ground, aim, tables)


def _near(ground: Ground, exact: Fraction) -> int:
    """Land on the whole number that is the edge, or next to it."""
    below = exact.numerator // exact.denominator
    return below + (ground.chance.one(-1, 0, 0, 1) if exact == below else ground.chance.one(0, 1))


def _with_sum(ground: Ground, aim: Aim, tables: Tables) -> Tables:
    """Change one deal, or add one, so that somebody's sum is what is wanted."""
    measure, found = aim.measure, _own_deals(ground, aim.measure)
    now = sum(row["amount_minor"] or 0 for row in measure.counted)
    count = len({row["fact_id"] for row in measure.counted if row["stands"]}) if aim.is_average else 1
    if found:
        by = _near(ground, Fraction(aim.edge * count)) - now
        return _changed(tables, ground.chance.one(*found)["fact_id"], by)
    new = {
        "id": f"aimed{len(tables['deals'])}",
        "owner": aim.person,
        "stage": "Won",
        "product": "A",
        "region": None,
        "customer": "x",
        "units": 3,
        "closed_on": ground.chance.one(ground.days.first, ground.days.last),
        "amount_minor": _near(ground, Fraction(aim.edge)) - (0 if aim.is_average else now),
        "currency": ground.currency,
        "takes_back": None,
    }
    return tables | {"deals": [*tables["deals"], new]}


def _own_deals(ground: Ground, measure: Measure) -> list[Row]:
    """List the credits that are a whole deal in the plan's currency, untouched by refunds, of no group."""
    return [
        row
        for row in measure.counted
        if row["dataset"] == "deals"
        and row["amount_minor"] is not None
        and row["amount_minor"] == row.get("original_minor")
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


def _with_target(ground: Ground, aim: Aim, tables: Tables) -> Tables:
    """Agree a target with somebody of which what they have is just that share."""
    target = _near(ground, Fraction(aim.measure.exact or 0) / aim.edge)
    whose = {"person": aim.person, "indicator": aim.code}
    what = whose | {"starts_on": ground.days.first, "ends_on": ground.days.last}
    rows = [row for row in tables["targets"] if not what.items() <= row.items()]
    return tables | {"targets": [*rows, what | {"value": max(target, 0), "revised_on": None}]}


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
