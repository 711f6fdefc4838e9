"""Facts as units: how many each is, so far and in the whole period. For pay by the unit.

A fact of a count is one unit, or as much of one as the person has of it; of a total of numbers it is the
number in the column summed, whatever its sign. Units are counted in millionths.
"""

from dataclasses import replace
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.indicators.facts import CreditedFacts, in_order
from steelyard.engine.indicators.part import Part


def in_units(part: Part, facts: CreditedFacts, choices: dict[str, Any]) -> ibis.Table:
    """Give who, fact_id, counted_on, units, units_after and units_in_all of the facts of an indicator."""
    rows = facts.rows.mutate(**choices) if choices else facts.rows
    if part.of is None:
        rows = rows.filter(facts.stands(facts.only(part.where)))
        rows = rows.mutate(units=rows.share_ppm)
    else:
        rows = rows.filter(facts.only(part.where) & facts.number(part.of).notnull())
        rows = rows.mutate(units=replace(facts, rows=rows).number(part.of))
    names = ["who", "fact_id", "counted_on", *(["root_id"] if "root_id" in rows.columns else [])]
    if facts.one_row_a_fact:
        rows = rows.select(*names, *choices, "units")
    else:
        rows = rows.group_by(*names).aggregate(
            units=number.total(rows.units), **{name: rows[name].max() for name in choices}
        )
    so_far = ibis.window(group_by=rows.who, order_by=in_order(rows), rows=(None, 0))
    none = {"credit_minor": number.nothing(), "running_minor": number.nothing()}
    return rows.mutate(
        units_after=number.running(rows.units, so_far),
        units_in_all=number.running(rows.units, ibis.window(group_by=rows.who)),
        **none,
    )
