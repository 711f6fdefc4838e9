"""Territory: a fact without an owner is credited to the person whose territory it lies in that day."""

from typing import Any

import ibis

from steelyard.engine import columns, number
from steelyard.engine.crediting.hierarchy import places
from steelyard.engine.words import Words

SAYS = Words(
    "Without an owner it is theirs whose territory it lies in that day; "
    "the territory that names most counts.",
    "无负责人时，归属于当日所属区域的负责人，条件最具体者优先。",
    "無負責人時，歸屬於當日所屬區域的負責人，條件最具體者優先。",
)
NAMED = ("region", "product", "customer")
PREFIX = "lies_"  # where a fact lies, beside its other columns


def whereabouts(facts: ibis.Table) -> dict[str, Any]:
    """Give the columns that territories name, as far as the dataset has them."""
    return {
        PREFIX + name: columns.find(facts, name).cast("string").fill_null("")
        for name in NAMED
        if columns.has(facts, name)
    }


def with_territories(facts: ibis.Table, territories: ibis.Table) -> ibis.Table:
    """Give facts without an owner the one of their territory. Adds by_territory and territory_tie.

    Two people whose territories name equally much leave it without owner.
    """
    had = [PREFIX + name for name in NAMED if PREFIX + name in facts.columns]
    lone = facts.filter(facts.owner.isnull(), facts.counted_on.notnull())
    spots = _owners(lone.select("counted_on", *had).distinct(), territories, had)
    owned = lone.inner_join(spots, ["counted_on", *had]).select("people", "one_person", of_fact="id")
    met = facts.left_join(owned, facts.id == owned.of_fact)
    several = (met.people > number.whole(1)).fill_null(ibis.literal(value=False))
    found = several.ifelse(ibis.null("string"), met.one_person)
    return met.mutate(
        owner=ibis.coalesce(met.owner, found),
        by_territory=met.owner.isnull() & found.notnull(),
        territory_tie=met.owner.isnull() & several,
    ).drop("of_fact", "people", "one_person", *had)


def _owners(spots: ibis.Table, territories: ibis.Table, had: list[str]) -> ibis.Table:
    """Find, for every day and place, those whose territory names most of it, and how many they are."""
    filled = [territories[name].notnull().ifelse(number.whole(1), number.whole(0)) for name in NAMED]
    ground = places(territories).mutate(named=sum(filled[1:], start=filled[0]))
    absent = [ground[name].isnull() for name in NAMED if PREFIX + name not in had]
    ground = ground.filter(*absent) if absent else ground
    ground = ground.select(
        "person", "starts_on", "ends_on", "named", *(name.removeprefix(PREFIX) for name in had)
    )
    alike = [
        ground[name.removeprefix(PREFIX)].isnull() | (ground[name.removeprefix(PREFIX)] == spots[name])
        for name in had
    ]
    met = spots.inner_join(
        ground, [spots.counted_on >= ground.starts_on, spots.counted_on <= ground.ends_on, *alike]
    )
    place = ["counted_on", *had]
    best = met.mutate(most=met.named.max().over(ibis.window(group_by=place)))
    best = best.filter(best.named == best.most)
    return best.group_by(*place).aggregate(people=best.person.nunique(), one_person=best.person.min())
