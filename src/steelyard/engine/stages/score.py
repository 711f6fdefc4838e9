"""The third stage: attainments and values become scores, scores become contributions by weight."""

from collections.abc import Sequence
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.curves.among_peers import AmongPeers, Peers
from steelyard.engine.curves.veto import Veto
from steelyard.engine.exact import Held, edge
from steelyard.engine.keeping import Keep
from steelyard.engine.note_words import NOTE_OF_RULE
from steelyard.engine.plan import Plan
from steelyard.engine.stages.contribute import contributed
from steelyard.engine.stages.entries import Entry, by_entry, entered, entries, is_one_of, number_by_entry
from steelyard.engine.stages.peers import COMPARED, among_peers

KEPT = (
    "plan", "person", "indicator", "attainment_ppm", "score_micro", "score_rest", "weight_ppm",
    "contribution_micro", "contribution_rest",
)  # fmt: skip


def score(plans: Sequence[Plan], measures: ibis.Table, people: ibis.Table, keep: Keep) -> ibis.Table:
    """Score every part and extra of every scorecard. Without any scorecard the table is empty.

    Adds `extra` (1 or 0) and `contribution_rest` to the layout's columns.
    """
    scored = entries(plans)
    if not scored:
        return keep("scored", _nobody(measures))
    rows = entered(measures, scored)
    rows = _read(rows, scored)
    if any(one.scored.needs_others for one in scored):
        rows = keep("entered", rows)
    rows = among_peers(rows, scored, people)
    points = _score(rows, scored)
    rows = rows.mutate(score_micro=points.figure, score_rest=points.rest)
    rows = rows.mutate(group=_group(rows, scored), **_limits(rows, scored))
    limited = _limited(rows, scored)
    rows = rows.mutate(limited_micro=limited.figure, limited_rest=limited.rest)
    rows = rows.mutate(note=_note(rows, scored))
    return keep("scored", contributed(rows, scored, plans).select(*KEPT, "note", "group", *COMPARED, "extra"))


def _read(rows: ibis.Table, scored: Sequence[Entry]) -> ibis.Table:
    """Add what the curve reads: the value, or the attainment up to its cap; missing where it is."""

    def what(one: Entry) -> tuple[str, int | None] | None:
        cap = one.indicator.cap if one.axis.reads == "attainment" else None
        return (one.axis.reads, cap) if one.axis.reads == "value" or cap is not None else None

    def read(one: Entry) -> Held:
        if one.axis.reads == "value":
            return Held(rows.value, rows.value_rest)
        attained = Held(rows.attainment_ppm, rows.attainment_rest)
        above = (attained.notch > edge(one.indicator.cap or 0)).fill_null(ibis.literal(value=False))
        most, none = number.whole(one.indicator.cap or 0), number.whole(0)
        return Held(above.ifelse(most, attained.figure), above.ifelse(none, attained.rest))

    figure = by_entry(rows, scored, what, lambda one: read(one).figure, rows.attainment_ppm)
    rest = by_entry(rows, scored, what, lambda one: read(one).rest, rows.attainment_rest)
    return rows.mutate(x=figure, x_rest=rest)


def _score(rows: ibis.Table, scored: Sequence[Entry]) -> Held:
    """Follow the curve; below the floor, and where a missing one counts as 0, it is 0."""
    peers = Peers(rows.peers, rows.place, rows.mean, rows.spread)

    def points(one: Entry) -> Held:
        curve = one.scored.curve
        if isinstance(curve, AmongPeers):
            return curve.among(rows.x, one.axis, peers)
        return curve.score(Held(rows.x, rows.x_rest), one.axis)

    def key(one: Entry) -> tuple[str, Any]:
        return one.scored.curve.definition(), one.axis

    figure = by_entry(rows, scored, key, lambda one: points(one).figure, number.nothing())
    rest = by_entry(rows, scored, key, lambda one: points(one).rest, number.nothing())
    none, nothing = number.whole(0), number.nothing()
    below = _below_floor(rows, scored)
    if below is not None:
        figure, rest = below.ifelse(none, figure), below.ifelse(none, rest)
    zeros = [one for one in scored if one.indicator.if_missing == "zero"]
    absent = is_one_of(rows, zeros).ifelse(none, nothing) if zeros else nothing
    missing = rows.x.isnull()
    return Held(missing.ifelse(absent, figure), missing.ifelse(absent, rest))


def _below_floor(rows: ibis.Table, scored: Sequence[Entry]) -> Any:
    floored = [one for one in scored if one.indicator.floor is not None and one.axis.reads == "attainment"]
    if not floored:
        return None
    floors = number_by_entry(rows, scored, lambda one: one.indicator.floor if one in floored else None)
    attained = Held(rows.attainment_ppm, rows.attainment_rest)
    return (attained.notch < floors * number.whole(2)).fill_null(ibis.literal(value=False))


def _limits(rows: ibis.Table, scored: Sequence[Entry]) -> dict[str, Any]:
    """Tell extras from parts, and between which points they are held."""
    extras = [one for one in scored if one.extra]

    def limit(name: str) -> Any:
        return number_by_entry(rows, scored, lambda one: getattr(one.extra, name) if one.extra else None)

    is_extra = is_one_of(rows, extras) if extras else ibis.literal(value=False)
    return {
        "extra": is_extra.ifelse(number.whole(1), number.whole(0)),
        "least": limit("at_least"),
        "most": limit("at_most"),
    }


def _limited(rows: ibis.Table, scored: Sequence[Entry]) -> Held:
    """Hold an extra's points within its limits; a part has none."""
    points = Held(rows.score_micro, rows.score_rest)
    if not any(one.extra for one in scored):
        return points
    two, none = number.whole(2), number.whole(0)
    high = (points.notch > rows.most * two).fill_null(ibis.literal(value=False))
    low = (points.notch < rows.least * two).fill_null(ibis.literal(value=False))
    return Held(
        ibis.cases((high, rows.most), (low, rows.least), else_=points.figure),
        (high | low).ifelse(none, points.rest),
    )


def _group(rows: ibis.Table, scored: Sequence[Entry]) -> Any:
    def name(one: Entry) -> str | None:
        return one.place.group if one.place else None

    return by_entry(rows, scored, name, lambda one: ibis.literal(name(one)), ibis.null("string"))


def _note(rows: ibis.Table, scored: Sequence[Entry]) -> Any:
    """Say why it is not simply the curve; the first reason that holds."""
    missing = rows.x.isnull()
    vetoes = [one for one in scored if one.scored.curve.vetoes]
    unkept = [one for one in vetoes if one.indicator.if_missing == "zero"]
    cases: list[tuple[Any, Any]] = [(missing & is_one_of(rows, unkept), "veto")] if unkept else []
    rule = by_entry(
        rows,
        scored,
        lambda one: NOTE_OF_RULE[one.indicator.if_missing],
        lambda one: ibis.literal(NOTE_OF_RULE[one.indicator.if_missing]),
        ibis.null("string"),
    )
    cases.append((missing, rule))
    if vetoes:
        cases.append((_vetoed(rows, scored), "veto"))
    below = _below_floor(rows, scored)
    if below is not None:
        cases.append((below, "below_floor"))
    if any(one.indicator.cap is not None for one in scored):
        reads = is_one_of(rows, [one for one in scored if one.axis.reads == "attainment"])
        attained, read = Held(rows.attainment_ppm, rows.attainment_rest), Held(rows.x, rows.x_rest)
        cases.append((reads & (attained.notch > read.notch), "capped"))
    cases.append((rows.carried_on.notnull(), "carried"))
    if any(one.extra for one in scored):
        points, limited = Held(rows.score_micro, rows.score_rest), Held(rows.limited_micro, rows.limited_rest)
        cases.append((limited.notch != points.notch, "limited"))
    return ibis.cases(*cases, else_=ibis.null("string"))


def _vetoed(rows: ibis.Table, scored: Sequence[Entry]) -> Any:
    def kept(one: Entry) -> Any:
        curve = one.scored.curve
        return (
            ~curve.kept(Held(rows.x, rows.x_rest), one.axis)
            if isinstance(curve, Veto)
            else ibis.literal(value=False)
        )

    found = by_entry(
        rows,
        scored,
        lambda one: (one.scored.curve.definition(), one.axis) if one.scored.curve.vetoes else None,
        kept,
        ibis.literal(value=False),
    )
    return found.fill_null(ibis.literal(value=False))


def _nobody(measures: ibis.Table) -> ibis.Table:
    none, empty = number.whole(0), ibis.null("string")
    return measures.filter(ibis.literal(value=False)).select(
        "plan", "person", "indicator", "attainment_ppm",
        **dict.fromkeys(("score_micro", "score_rest", "weight_ppm"), none),
        **dict.fromkeys(("contribution_micro", "contribution_rest"), none), note=empty, group=empty,
        **dict.fromkeys(COMPARED, none), extra=none,
    )  # fmt: skip
