"""Forced distributions: each total's position in its peer group, and the grade that goes to the position."""

from collections.abc import Sequence
from itertools import count
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.exact import Held
from steelyard.engine.grades.distribution import Distribution
from steelyard.engine.plan import Plan
from steelyard.engine.stages.peers import with_peers

PLACED = ("place", "group_size")


def distributed(rows: ibis.Table, plans: Sequence[Plan], people: ibis.Table) -> ibis.Table:
    """Add position and size of the peer group, and put the grade in place; others' rows stay as they are."""
    alike: dict[str, tuple[Distribution, list[str]]] = {}
    for plan in plans:
        if isinstance(plan.grades, Distribution):
            alike.setdefault(plan.grades.definition(), (plan.grades, []))[1].append(plan.code)
    if not alike:
        return rows.mutate(place=number.nothing(), group_size=number.nothing())
    chosen = list(alike.values())
    columns = rows.columns
    rows = _positioned(with_peers(rows, people, {one.within for one, _ in chosen}), chosen)
    lasts = []
    for name, (one, _) in zip(count(), chosen, strict=False):
        rows, last = _shared_out(rows, one, f"share_{name}")
        lasts.append(last)
    cases = [
        (rows.plan.isin(sorted(codes)), _grade(rows, one, last))
        for (one, codes), last in zip(chosen, lasts, strict=True)
    ]
    rows = rows.mutate(grade=ibis.cases(*cases, else_=rows.grade))
    return rows.select(*columns, *PLACED)


def _positioned(rows: ibis.Table, chosen: Sequence[tuple[Distribution, list[str]]]) -> ibis.Table:
    """Count totals in each peer group, and find the position of the first or last of equal totals."""
    peer = ibis.cases(
        *((rows.plan.isin(sorted(codes)), rows[f"peer_{one.within}"]) for one, codes in chosen),
        else_=ibis.null("string"),
    )
    order = rows.total_micro.fill_null(number.whole(-number.BEYOND))
    rows = rows.mutate(peer=peer, order=order, finer=rows.total_rest.fill_null(number.whole(0)))
    group = [rows.plan, rows.peer]
    best_first = [ibis.desc(rows.order), ibis.desc(rows.finer)]
    first = ibis.rank().over(ibis.window(group_by=group, order_by=best_first)) + number.whole(1)
    equal = rows.total_micro.count().over(ibis.window(group_by=[*group, rows.order, rows.finer]))
    worse = [code for one, codes in chosen if one.ties == "worse" for code in codes]
    place = first
    if worse:
        place = rows.plan.isin(sorted(worse)).ifelse(first + equal - number.whole(1), first)
    mine = rows.plan.isin(sorted(code for _, codes in chosen for code in codes)) & rows.total_micro.notnull()
    size = rows.total_micro.count().over(ibis.window(group_by=group))
    none = number.nothing()
    return rows.mutate(place=mine.ifelse(place, none), group_size=mine.ifelse(size, none))


def _shared_out(rows: ibis.Table, one: Distribution, name: str) -> tuple[ibis.Table, list[Any]]:
    """Hand out places by largest remainder; gives the last position of each grade."""
    none, unit = number.whole(0), number.whole(1)
    exact = [number.wide(rows.group_size) * number.wide(share.share) for share in one.shares]
    places = range(len(exact))
    million = number.whole(number.MICRO)
    rows = rows.mutate(
        **{f"{name}_whole_{place}": number.quotient(exact[place], million) for place in places},
        **{f"{name}_rest_{place}": number.remainder(exact[place], million) for place in places},
    )
    whole, rests = ([rows[f"{name}_{what}_{place}"] for place in places] for what in ("whole", "rest"))
    left = rows.group_size - _sum(whole)
    counts = {}
    for mine in places:
        ahead = [
            (rests[other] > rests[mine] if other > mine else rests[other] >= rests[mine]).ifelse(unit, none)
            for other in places
            if other != mine
        ]
        lucky = (_sum(ahead) < left) if ahead else (none < left)
        counts[f"{name}_count_{mine}"] = whole[mine] + lucky.ifelse(unit, none)
    rows = rows.mutate(**counts)
    return rows, [_sum([rows[f"{name}_count_{place}"] for place in range(mine + 1)]) for mine in places]


def _sum(terms: Sequence[Any]) -> Any:
    return sum(terms[1:], start=terms[0])


def _grade(rows: ibis.Table, one: Distribution, lasts: Sequence[Any]) -> Any:
    """Find the first grade whose last position is not before one's own; small groups go by bands."""
    nobody = ibis.null("string")
    by_place = ibis.cases(
        *(
            (rows.place <= last, ibis.literal(share.grade))
            for share, last in zip(one.shares, lasts, strict=True)
        ),
        else_=nobody,
    )
    large = rows.group_size >= number.whole(one.smallest_group)
    found = large.ifelse(by_place, one.grade(Held(rows.total_micro, rows.total_rest).notch))
    return rows.total_micro.isnull().ifelse(nobody, found)
