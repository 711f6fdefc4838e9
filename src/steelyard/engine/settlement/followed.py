"""Following a fact through a settlement: whose lines must name it, and what its falling through does.

Only what a later item settles fact by fact is shared out over facts; elsewhere one line says it shorter.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.settlement.case import Case, Settled, joined, zero
from steelyard.engine.settlement.lines import FACT, WHOSE


def followed(plan: Any) -> frozenset[str]:
    """Name the components and items whose lines must say which fact they touch."""
    codes: set[str] = set()
    items = list(plan.settlement.items())
    for place, (code, item) in reversed(list(enumerate(items))):
        if item.follows_facts or (code in codes and item.shares_out):
            codes |= set(item.looks_at((*plan.pay, *(name for name, _ in items[:place]))))
    return frozenset(codes)


def fallen_for(case: Case, item: Any) -> Case:
    """Tell an item which facts the claw-backs that look at it have taken hold of.

    An item that settles fact by fact is told by those it looks at, too: what comes after pays nothing.
    """
    if not item.keeps_waiting:
        return case
    before: tuple[str, ...] = tuple(case.plan.pay)
    found = []
    for code, other in case.plan.settlement.items():
        sees = case.code in other.looks_at(before)
        is_seen = item.follows_facts and case.code not in before and code in item.looks_at((code,))
        before = (*before, code)
        gone = other.fallen(case) if code != case.code and (sees or is_seen) else None
        if gone is not None:
            found.append(gone)
    if not found:
        return case
    every = joined(found)
    first = every.group_by("dataset", "root").aggregate(fell_on=every.fell_on.min())
    return replace(case, fallen=first)


def less_what_others_took(plan: Any, done: Mapping[str, Settled]) -> dict[str, Settled]:
    """Take off what a claw-back remembers of a fact what later claw-backs took: nothing comes back twice."""
    items = plan.settlement
    before: tuple[str, ...] = tuple(plan.pay)
    seen: dict[str, list[ibis.Table]] = {}
    for code, item in items.items():
        for earlier in item.looks_at(before):
            if _claws(items, earlier) and _claws(items, code):
                seen.setdefault(earlier, []).append(done[code].lines)
        before = (*before, code)
    return {
        code: replace(settled, balances=_less(settled.balances, joined(seen[code])))
        if code in seen and settled.balances is not None
        else settled
        for code, settled in done.items()
    }


def _claws(items: Mapping[str, Any], code: str) -> bool:
    return code in items and items[code].claws


def _less(balances: ibis.Table, lines: ibis.Table) -> ibis.Table:
    taken = lines.group_by(*(WHOSE + FACT)).aggregate(taken=number.total(lines.amount_minor))
    taken = taken.rename({f"of_{name}": name for name in WHOSE + FACT})
    keys = [balances[name] == taken[f"of_{name}"] for name in WHOSE + FACT]
    met = balances.left_join(taken, keys)
    left = met.left_minor + met.taken.fill_null(zero())
    met = met.mutate(amount_minor=left, left_minor=left)
    return met.filter((met.left_minor > zero()) | met.taken.isnull()).select(*balances.columns)
