"""Carrying: an indicator without a value takes the one of the latest closed period that has one."""

from collections.abc import Sequence

import ibis

from steelyard.engine import number
from steelyard.engine.exact import none_beyond
from steelyard.engine.stages.ground import Ground


def carried(ground: Ground, values: Sequence[ibis.Table]) -> ibis.Table | None:
    """Put the rows of all sources together. Adds carried_on where some plan carries."""
    rows = ibis.union(*values) if len(values) > 1 else next(iter(values), None)
    carrying = _carrying(ground)
    if rows is None or not carrying:
        return rows
    history = latest(ground)
    met = rows.left_join(
        history, [rows.person == history.past_person, rows.indicator == history.past_indicator]
    )
    here = [(met.indicator == code) & met.plan.isin(sorted(plans)) for code, plans in carrying.items()]
    takes = met.value.isnull() & ibis.or_(*here)
    return met.mutate(
        value=takes.ifelse(met.past_value, met.value),
        value_rest=takes.ifelse(none_beyond(met.past_value), met.value_rest),
        over=takes.ifelse(number.wide(met.past_value), met.over),
        under=takes.ifelse(number.wide(1), met.under),
        carried_on=(takes & met.past_value.notnull()).ifelse(met.past_on, ibis.null("date")),
    ).drop("past_person", "past_indicator", "past_value", "past_on")


def latest(ground: Ground) -> ibis.Table:
    """Take of each person's and indicator's history the latest period that ended before this one."""
    past = ground.tables["history"]
    past = past.filter(past.ends_on < ground.period.first_day, past.value.notnull())
    last = past.group_by("person", "indicator", "ends_on").aggregate(value=past.value.argmax(past.starts_on))
    return last.group_by(past_person="person", past_indicator="indicator").aggregate(
        past_value=last.value.argmax(last.ends_on), past_on=last.ends_on.max()
    )


def _carrying(ground: Ground) -> dict[str, list[str]]:
    """Name the indicators that carry, each with the plans in which it does."""
    found: dict[str, list[str]] = {}
    for plan in ground.plans:
        for code, indicator in plan.indicators.items():
            if indicator.if_missing == "carry" and indicator.source != "formula":
                found.setdefault(code, []).append(plan.code)
    return found
