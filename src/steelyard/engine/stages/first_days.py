"""From when to when a person is here: from the day they joined, else the first day they stand anywhere."""

from collections.abc import Mapping

import ibis

from steelyard.engine.crediting.hierarchy import places


def first_days(tables: Mapping[str, ibis.Table]) -> ibis.Table:
    """List everybody with a place: person, first_on."""
    return stays(tables).select("person", "first_on")


def stays(tables: Mapping[str, ibis.Table]) -> ibis.Table:
    """List everybody with a place: person, first_on, left_on (missing while they stay)."""
    placed = places(tables["assignments"])
    stood = placed.group_by("person").aggregate(stood_on=placed.starts_on.min())
    known = tables["people"]
    joined = known.group_by(known_person="person").aggregate(
        joined_on=known.joined_on.min(), left_on=known.left_on.max()
    )
    met = stood.left_join(joined, stood.person == joined.known_person)
    return met.select("person", "left_on", first_on=ibis.coalesce(met.joined_on, met.stood_on))
