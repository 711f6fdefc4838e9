"""Peers: whom somebody is compared with, their number, mean and spread, and the place among them."""

from collections.abc import Sequence

import ibis

from steelyard.engine import number
from steelyard.engine.curves.among_peers import AmongPeers, Within
from steelyard.engine.curves.z_score import ZScore
from steelyard.engine.stages.entries import Entry, by_entry, is_one_of, number_by_entry

COMPARED = ("place", "peers", "mean", "spread")


def among_peers(rows: ibis.Table, scored: Sequence[Entry], people: ibis.Table) -> ibis.Table:
    """Add place, number, mean and spread of the peers to rows whose curve compares; empty for the others."""
    relative = [one for one in scored if isinstance(one.scored.curve, AmongPeers)]
    nothing = dict.fromkeys(COMPARED, number.nothing())
    if not relative:
        return rows.mutate(**nothing)
    compared = _compared(rows.filter(is_one_of(rows, relative)), relative, people)
    if len(relative) == len(scored):
        return compared.select(*rows.columns, *COMPARED)
    others = rows.filter(~is_one_of(rows, relative)).mutate(**nothing)
    return ibis.union(others.select(*rows.columns, *COMPARED), compared.select(*rows.columns, *COMPARED))


def _compared(rows: ibis.Table, relative: Sequence[Entry], people: ibis.Table) -> ibis.Table:
    curves = {one.number: one.scored.curve for one in relative}
    rows = with_peers(rows, people, {_within(one) for one in relative})
    seen = by_entry(
        rows,
        relative,
        lambda one: one.axis.unit == "count",
        lambda one: curves[one.number].compared(rows.x, one.axis),  # type: ignore[union-attr]  # it is AmongPeers
        rows.x,
    )
    peer = by_entry(rows, relative, _within, lambda one: rows[f"peer_{_within(one)}"], ibis.null("string"))
    side = number_by_entry(rows, relative, lambda one: curves[one.number].side(one.axis))  # type: ignore[union-attr]  # likewise
    rows = rows.mutate(seen=seen, peer=peer, order=(seen * side).fill_null(number.whole(-number.BEYOND)))
    rows = rows.mutate(finer=(rows.x_rest * side).fill_null(number.whole(0)))
    group = [rows.plan, rows.indicator, rows.peer]
    everyone = ibis.window(group_by=group)
    count = rows.seen.count().over(everyone)
    place = ibis.rank().over(
        ibis.window(group_by=group, order_by=[ibis.desc(rows.order), ibis.desc(rows.finer)])
    )
    rows = rows.mutate(
        peers=count,
        place=rows.x.isnull().ifelse(number.nothing(), place + number.whole(1)),
        summed=number.running(rows.seen, everyone),
    )
    spreading = [one for one in relative if isinstance(one.scored.curve, ZScore)]
    if not spreading:
        return rows.mutate(mean=number.nothing(), spread=number.nothing())
    mean = number.divide(rows.summed, rows.peers.nullif(number.whole(0)))
    if len(spreading) < len(relative):
        mean = is_one_of(rows, spreading).ifelse(mean, number.nothing())
    rows = rows.mutate(mean=mean)
    away = number.wide(rows.seen - rows.mean)
    squares = (away * away).sum().over(ibis.window(group_by=[rows.plan, rows.indicator, rows.peer]))
    return rows.mutate(spread=number.root(squares, rows.peers.nullif(number.whole(0))))


def _within(one: Entry) -> Within:
    found: Within = one.scored.curve.within  # type: ignore[union-attr]  # only curves among peers come here
    return found


def with_peers(rows: ibis.Table, people: ibis.Table, within: set[Within]) -> ibis.Table:
    """Add peer_plan, peer_team, peer_position, as far as they are asked for: equal ones are peers."""
    if within - {"plan"}:
        placed = people.select(
            roster_plan="plan",
            roster_person="person",
            **{f"peer_{one}": one for one in sorted(within - {"plan"})},
        )
        rows = rows.left_join(
            placed, [rows.plan == placed.roster_plan, rows.person == placed.roster_person]
        ).drop("roster_plan", "roster_person")
    return rows.mutate(peer_plan=ibis.null("string")) if "plan" in within else rows
