"""Values of ratings: what was said of people in the period, and what a story may show of it."""

from typing import Any

import ibis

from steelyard.engine.exact import Exact
from steelyard.engine.indicators.of_ratings import OfRatings
from steelyard.engine.stages.fact_sums import FactSums, filled
from steelyard.engine.stages.ground import Ground, valued

Shared = list[tuple[str, OfRatings, list[str]]]


def of_ratings(ground: Ground, sums: FactSums) -> list[ibis.Table]:
    """Value every indicator of ratings, once for all plans that share it."""
    del sums
    shared = _shared(ground)
    if not shared:
        return []
    rated = ground.keep("rated", ratings_of(ground))
    return [_value(ground, rated, *one) for one in shared]


def shown_ratings(ground: Ground) -> list[ibis.Table]:
    """List what stories show of ratings, in the columns of `counted`: roles, items, numbers; no rater."""
    shared = _shared(ground)
    if not shared:
        return []
    rated = ratings_of(ground)
    found: list[ibis.Table] = []
    for code, indicator, plans in shared:
        rows = indicator.chosen(ground.of(rated, plans), code)
        found += (_laid_out(ground, code, table) for table in indicator.shown(rows))
    return found


def _laid_out(ground: Ground, code: str, shown: ibis.Table) -> ibis.Table:
    return shown.select(
        "plan",
        "person",
        indicator=ibis.literal(code),
        part="part",
        dataset=ibis.literal("ratings"),
        fact_id="name",
        via="person",
        counted_on=ground.period.last_day,
        value="value",
    )


def ratings_of(ground: Ground) -> ibis.Table:
    """Take what was given in the period to people on the plans, once a plan."""
    given, people = ground.tables["ratings"], ground.roster
    here = given.given_on.between(ground.period.first_day, ground.period.last_day)
    given = given.filter(here & given.value_micro.notnull())
    met = given.inner_join(people, given.subject == people.person)
    return met.select("plan", "person", "rater", "role", "item", "value_micro")


def _shared(ground: Ground) -> Shared:
    found: dict[tuple[str, str], tuple[str, OfRatings, list[str]]] = {}
    for plan, code, indicator in ground.indicators("ratings"):
        if isinstance(indicator, OfRatings):
            found.setdefault((code, indicator.definition()), (code, indicator, []))[2].append(plan.code)
    return list(found.values())


def _value(
    ground: Ground, rated: ibis.Table, code: str, indicator: OfRatings, plans: list[str]
) -> ibis.Table:
    made = indicator.gathered(indicator.chosen(ground.of(rated, plans), code))
    found = made.rows.select(
        made_plan="plan",
        made_person="person",
        made_over=made.value.over,
        made_under=made.value.under,
        made_ratings=made.ratings,
    )
    people = ground.of(ground.roster, plans).select("plan", "person")
    met = people.left_join(found, [people.plan == found.made_plan, people.person == found.made_person])
    rows = met.drop("made_plan").mutate(made_ratings=filled(met.made_ratings))
    why: Any = rows.made_person.isnull().ifelse(ibis.literal("no_facts"), ibis.literal(made.why))
    return valued(
        rows,
        code,
        indicator,
        ground.currency,
        value=Exact(rows.made_over, rows.made_under),
        why=why,
        facts=rows.made_ratings,
    )
