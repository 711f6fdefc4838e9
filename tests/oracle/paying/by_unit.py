"""Per unit: an amount for each unit of a count or of a total of numbers; in tiers, an amount a tier."""

from fractions import Fraction
from typing import Any

from tests.oracle import bands
from tests.oracle.agreement import Part
from tests.oracle.amounts import MILLION
from tests.oracle.facts import in_order
from tests.oracle.paying.known import Known

Row = dict[str, Any]


def units_of(known: Known, says: Part, person: str) -> list[tuple[Row, Fraction, str | None]]:
    """Give each fact, its exact pay in millionths of a minor unit, and why it is nothing."""
    facts = _in_units(known, says["on"], person)
    in_all = sum((units for _, units in facts), Fraction(0))
    found, before = [], Fraction(0)
    for row, units in facts:
        exact = _exact(known, says, units, before, in_all)
        found.append((row, exact * MILLION, "unpaid_tier" if units and not exact else None))
        before += units
    return found


def _in_units(known: Known, code: str, person: str) -> list[tuple[Row, Fraction]]:
    """Count the units of every fact, all of a person's parts of one together, in their order."""
    column = known.plan.indicators[code].get("of")
    facts: dict[Any, tuple[Row, Fraction]] = {}
    for row in known.measures[person][code].counted:
        if column is None and not row["stands"]:
            continue
        units = Fraction(row["share_ppm"], MILLION) if column is None else Fraction(row["fact"][column])
        _, so_far = facts.get(in_order(row), (row, Fraction(0)))
        facts[in_order(row)] = (row, so_far + units)
    return [facts[key] for key in sorted(facts)]


def _exact(known: Known, says: Part, units: Fraction, before: Fraction, in_all: Fraction) -> Fraction:
    if "amount" in says:
        return units * known.plan.money(says["amount"])
    if says.get("method", "marginal") == "whole":
        return units * known.plan.money(bands.only(says["tiers"], in_all)["amount"])
    return _paid_up_to(known, says, before + units) - _paid_up_to(known, says, before)


def _paid_up_to(known: Known, says: Part, units: Fraction) -> Fraction:
    """Pay each unit up to so many at its own tier; below 0 all lie in the lowest."""
    edges = [Fraction(bands.low_edge(tier) or "0") for tier in says["tiers"]]
    paid = Fraction(0)
    for place, tier in enumerate(says["tiers"]):
        low = edges[place] if place else None
        high = edges[place + 1] if place + 1 < len(edges) else None
        amount = known.plan.money(tier["amount"])
        paid += (_held(units, low, high) - _held(Fraction(0), low, high)) * amount
    return paid


def _held(value: Fraction, low: Fraction | None, high: Fraction | None) -> Fraction:
    value = value if low is None else max(value, low)
    return value if high is None else min(value, high)
