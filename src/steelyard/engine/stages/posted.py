"""Amounts decided outside the plan: adjustments by hand, and corrections of closed periods."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.period import Period
from steelyard.engine.plan import Plan
from steelyard.engine.settlement.case import joined
from steelyard.engine.tables import PAY_LINES, STATEMENTS

NOTES = {"adjustments": "adjustment", "corrections": "correction"}


@dataclass(frozen=True)
class Posted:
    """Their lines and statements."""

    lines: ibis.Table
    statements: ibis.Table


def posted(plans: Sequence[Plan], tables: Mapping[str, ibis.Table], period: Period) -> Posted | None:
    """Make a line of every adjustment dated in the period and of every correction; none given, nothing."""
    codes = sorted(plan.code for plan in plans)
    made = []
    if "adjustments" in tables:
        rows = tables["adjustments"]
        rows = rows.filter(rows.dated_on.between(period.first_day, period.last_day))
        made.append(_lines("adjustments", rows, rows.dated_on, codes))
    if "corrections" in tables:
        rows = tables["corrections"]
        made.append(_lines("corrections", rows, period.last_day, codes))
    if not made:
        return None
    lines = joined(made)
    sums = lines.group_by("plan", "person", "component").aggregate(
        amount_minor=number.total(lines.amount_minor)
    )
    note = (sums.amount_minor == number.whole(0)).ifelse("nets_to_zero", ibis.null("string"))
    return Posted(lines, sums.mutate(note=note).select(*STATEMENTS.names))


def _lines(name: str, rows: ibis.Table, day: Any, codes: Sequence[str]) -> ibis.Table:
    ours = rows.mutate(counted_on=day)
    ours = ours.filter(ours.plan.isin(codes))
    return ours.select(
        "plan",
        "person",
        component=ibis.literal(name),
        dataset=ibis.literal(name),
        fact_id=ours.id,
        counted_on="counted_on",
        credit_minor=number.nothing(),
        running_minor=number.nothing(),
        amount_minor="amount_minor",
        note=ibis.literal(NOTES[name]),
    ).select(*PAY_LINES.names)
