"""Amount by tier: one amount for the tier in which something lies."""

from tests.oracle.agreement import Part
from tests.oracle.amounts import MILLION
from tests.oracle.paying.factors import band_at
from tests.oracle.paying.known import STOPS, Known, Stopped


def by_tier(known: Known, says: Part, person: str) -> int | Stopped:
    """Give the exact pay in millionths of a minor unit."""
    place = band_at(known, says | {"bands": says["tiers"]}, person)
    if place is None:
        why = STOPS[known.rule(person, says["of"])]
        return Stopped(why) if why else 0
    return known.plan.money(says["tiers"][place]["amount"]) * MILLION
