"""Settling fact by fact: what lines and balances come to for each, and on which day it counted."""

from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.settlement.case import Case, zero
from steelyard.engine.settlement.roots import counted_days, rooted


def paid_for(case: Case, facts: str | None) -> str:
    """Name the dataset whose facts are settled: the one said, else the plan's only one."""
    return facts or next(iter(case.plan.credit))


def named_facts(case: Case, dataset: str, *, of: str, fact: str, **columns: Any) -> ibis.Table:
    """Read rows of another table that name facts of a dataset: root, and the columns asked for.

    A row that names a refund means what that takes back; one that names nothing is left out.
    """
    rows = case.tables[of]
    named = rows.select(dataset=ibis.literal(dataset), fact_id=rows[fact], **columns)
    return rooted(named.filter(named.fact_id.notnull()), case.plan, case.tables)


def groups(case: Case, dataset: str) -> ibis.Table:
    """Put new lines and balances together, by person and fact: new_minor, before_minor, left_minor, since.

    `fact_id` is the fact that all of a group belong to, `since` the day it counted, `before` what earlier
    periods brought forward. `is_known` is false where nothing but other claw-backs' lines came.
    """
    lines = case.lines()
    lines = rooted(lines.filter(lines.dataset == dataset), case.plan, case.tables)
    new = lines.select(
        "plan",
        "person",
        fact_id="root",
        new_minor="amount_minor",
        before_minor=zero(),
        left_minor=zero(),
        line_on="counted_on",
        brought_on=ibis.null("date"),
        is_known=(lines.note != "clawed_back").fill_null(ibis.literal(value=True)),
    )
    old = case.balances.select(
        "plan",
        "person",
        "fact_id",
        new_minor=zero(),
        before_minor="amount_minor",
        left_minor="left_minor",
        line_on=ibis.null("date"),
        brought_on="since",
        is_known=ibis.literal(value=True),
    )
    every = new.union(old)
    sums: dict[str, Any] = {
        name: number.total(every[name]) for name in ("new_minor", "before_minor", "left_minor")
    }
    days: dict[str, Any] = {name: every[name].min() for name in ("line_on", "brought_on")}
    each = every.group_by("plan", "person", "fact_id").aggregate(
        **sums, **days, is_known=every.is_known.any()
    )
    counted = counted_days(case.plan, case.tables, dataset)
    met = each.left_join(counted, each.fact_id == counted.counted_root)
    since = ibis.coalesce(met.counted_day, met.brought_on, met.line_on)
    named = met.mutate(dataset=ibis.literal(dataset), since=since)
    return named.drop("counted_root", "counted_day", "line_on", "brought_on")
