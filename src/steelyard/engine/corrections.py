"""What a closed period would be now, against what it was: signed differences, each with its reason.

Posting all of them in the open period makes the total paid equal what is known now, to the minor unit; the
closed period stays as it is. Lines posted before count as paid, so posting again finds nothing to post.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.tables import BALANCES, CORRECTIONS, CREDITS, MEASURES, PAY_LINES

KEYS = ("plan", "person", "component", "dataset", "fact_id")
FACT = ("dataset", "fact_id")
WHOSE = ("plan", "person", *FACT)
COMPONENT = ("plan", "person", "component")
BESIDE = ("adjustments", "corrections")  # lines of their own, never corrected themselves


@dataclass(frozen=True)
class Side:
    """One outcome of a period: its results, the balances brought in, its facts' ids.

    `posted` are corrections posted about the period (KEYS and amount_minor): they count as lines.
    """

    pay_lines: ibis.Table
    statements: ibis.Table
    credits: ibis.Table
    measures: ibis.Table
    brought: ibis.Table
    facts: ibis.Table  # dataset, fact_id: all facts there are, whenever they count
    posted: ibis.Table | None = None


def differences(
    was: Side,
    now: Side,
    about: str,
    *,
    changed_plans: Collection[str] = (),
    items: Collection[str] = (),
) -> ibis.Table:
    """Find what differs, in the columns of `corrections` but its id; nothing where sums are the same.

    `about` is the period's code, `changed_plans` the codes of plans whose text differs, `items` the codes of
    settlement items. Reasons: late_fact, fact_gone, refund, owner_changed, share_changed, amount_changed,
    date_changed, status_changed, plan_changed, target_changed, balance_changed, payment_changed, rate_moved.
    What a new meaning of plans moves is named by whoever compares: meaning_changed.
    """
    found = _sums(was, now)
    credits_ = _credits(was, now, found)
    everyone = credits_.group_by(*FACT).aggregate(
        was_any=number.total(credits_.was_rows), now_any=number.total(credits_.now_rows)
    )
    rows = _beside(found, credits_, WHOSE)
    rows = _beside(rows, everyone, FACT)
    rows = _beside(rows, _facts(was, now, found), FACT)
    rows = _beside(rows, _held(was, now), COMPONENT)
    rows = _beside(rows, _targets(was, now), ("plan", "person"))
    rows = _beside(rows, _brought(was, now), COMPONENT)
    return rows.mutate(
        about=ibis.literal(about),
        amount_minor=rows.now_minor - rows.was_minor,
        reason=_reason(rows, changed_plans, items),
    ).select(*(name for name in CORRECTIONS.names if name != "id"))


def _sums(was: Side, now: Side) -> ibis.Table:
    """Add up both sides and keep what differs. Empty cells are alike in a group."""
    nothing, one = number.whole(0), number.whole(1)
    summed = ("was_minor", "now_minor", "was_lines", "now_lines", "posted")
    none: dict[str, Any] = dict.fromkeys(summed, nothing)
    before, after = (side.pay_lines.select(*PAY_LINES.names) for side in (was, now))
    sides = [
        before.select(*KEYS, **none | {"was_minor": "amount_minor", "was_lines": one}),
        after.select(*KEYS, **none | {"now_minor": "amount_minor", "now_lines": one}),
    ]
    if was.posted is not None:
        sides.append(was.posted.select(*KEYS, **none | {"was_minor": "amount_minor", "posted": one}))
    every = ibis.union(*sides)
    every = every.filter(~every.component.isin(BESIDE))
    sums = every.group_by(*KEYS).aggregate(**{name: number.total(every[name]) for name in summed})
    return sums.filter(sums.was_minor != sums.now_minor)


def _credits(was: Side, now: Side, found: ibis.Table) -> ibis.Table:
    """Put what both sides credited for the differing facts beside each other, by person."""
    asked = found.filter(found.fact_id.notnull()).select(*FACT).distinct()
    sides = [
        side.credits.select(*CREDITS.names).semi_join(asked, FACT).mutate(is_now=ibis.literal(value=which))
        for side, which in ((was, False), (now, True))
    ]
    every = ibis.union(*sides)
    measured: dict[str, Any] = {}
    for name, side in (("was", ~every.is_now), ("now", every.is_now)):
        measured[f"{name}_rows"] = every.count(where=side)
        measured[f"{name}_share"] = number.total(every.share_ppm, where=side)
        measured[f"{name}_original"] = number.total(every.original_minor, where=side)
        measured[f"{name}_amount"] = number.total(every.amount_minor, where=side)
        measured[f"{name}_on"] = every.counted_on.min(where=side)
        measured[f"{name}_role"] = every.role.max(where=side)
    return every.group_by(*WHOSE).aggregate(**measured)


def _facts(was: Side, now: Side, found: ibis.Table) -> ibis.Table:
    """Tell which of the differing facts there were, and which there are."""
    asked = found.filter(found.fact_id.notnull()).select(*FACT).distinct()
    one, nothing = number.whole(1), number.whole(0)
    before = was.facts.select(*FACT).semi_join(asked, FACT).mutate(was_there=one, now_there=nothing)
    after = now.facts.select(*FACT).semi_join(asked, FACT).mutate(was_there=nothing, now_there=one)
    every = before.union(after)
    return every.group_by(*FACT).aggregate(was_there=every.was_there.max(), now_there=every.now_there.max())


def _held(was: Side, now: Side) -> ibis.Table:
    """Tell what was not paid at all, whatever the facts: nobody could tell, or the rule leaves it out."""
    sides = [side.statements.select(*COMPONENT, "note") for side in (was, now)]
    every = ibis.union(*sides)
    held = every.filter(every.note.isin(("blocked", "left_out")))
    return held.select(*COMPONENT).distinct().mutate(held=ibis.literal(value=True))


def _targets(was: Side, now: Side) -> ibis.Table:
    """Tell whose targets differ."""
    sides = [
        side.measures.select(*MEASURES.names).mutate(is_now=ibis.literal(value=which))
        for side, which in ((was, False), (now, True))
    ]
    every = ibis.union(*sides)
    each = every.group_by("plan", "person", "indicator").aggregate(
        before=every.target.max(where=~every.is_now), after=every.target.max(where=every.is_now)
    )
    moved = each.filter(~each.before.identical_to(each.after))
    return moved.select("plan", "person").distinct().mutate(target_moved=ibis.literal(value=True))


def _brought(was: Side, now: Side) -> ibis.Table:
    """Tell whose balances differ, by item."""
    sides = [
        side.brought.select(*BALANCES.names).mutate(is_now=ibis.literal(value=which))
        for side, which in ((was, False), (now, True))
    ]
    every = ibis.union(*sides)
    sums: dict[str, Any] = {}
    for name, side in (("was", ~every.is_now), ("now", every.is_now)):
        sums[f"{name}_amount"] = number.total(every.amount_minor, where=side)
        sums[f"{name}_left"] = number.total(every.left_minor, where=side)
    each = every.group_by("plan", "person", component="item").aggregate(**sums)
    kept = each.was_amount.identical_to(each.now_amount) & each.was_left.identical_to(each.now_left)
    moved = each.filter(~kept)
    return moved.select("plan", "person", "component", balance_moved=ibis.literal(value=True))


def _beside(rows: ibis.Table, more: ibis.Table, keys: Collection[str]) -> ibis.Table:
    named = more.rename(**{f"of_{key}": key for key in keys})
    met = rows.left_join(named, [rows[key] == named[f"of_{key}"] for key in keys])
    return met.drop(*(f"of_{key}" for key in keys))


def _reason(rows: ibis.Table, changed_plans: Collection[str], items: Collection[str]) -> Any:
    nothing = number.whole(0)
    was, now = rows.was_rows.fill_null(nothing), rows.now_rows.fill_null(nothing)
    fresh, gone, both = (was == nothing) & (now > nothing), (was > nothing) & (now == nothing), now > nothing
    shared = ("split", "overlay")
    no = ibis.literal(value=False)
    is_item = rows.component.isin(sorted(items)) if items else ibis.literal(value=False)
    neither = rows.fact_id.notnull() & (was == nothing) & (now == nothing)
    by_fact = rows.fact_id.notnull() & ~is_item
    gone |= by_fact & neither & (rows.posted > nothing)  # credited when it was posted
    once = by_fact & both & ((rows.was_lines == nothing) | (rows.now_lines == nothing))
    return ibis.cases(
        (fresh & (rows.was_any > nothing) & rows.now_role.isin(shared), "share_changed"),
        (fresh & (rows.was_any > nothing), "owner_changed"),
        (fresh & (rows.was_there > nothing), "date_changed"),
        (fresh & (rows.now_amount < nothing), "refund"),
        (fresh, "late_fact"),
        (gone & (rows.now_any > nothing) & rows.was_role.isin(shared), "share_changed"),
        (gone & (rows.now_any > nothing), "owner_changed"),
        (gone & (rows.now_there > nothing), "date_changed"),
        (gone, "fact_gone"),
        (both & (rows.was_share != rows.now_share), "share_changed"),
        (both & ~rows.was_original.identical_to(rows.now_original), "amount_changed"),
        (both & ~rows.was_amount.identical_to(rows.now_amount), "amount_changed"),
        (both & (rows.was_on != rows.now_on), "date_changed"),
        (rows.plan.isin(sorted(changed_plans)) if changed_plans else no, "plan_changed"),
        (once & ~rows.held.fill_null(no), "status_changed"),
        (rows.target_moved.fill_null(no), "target_changed"),
        (rows.balance_moved.fill_null(no), "balance_changed"),
        (neither | (is_item & rows.fact_id.notnull()), "payment_changed"),
        else_="rate_moved",
    )
