"""Contributions: weights of what is left out are shared out, points multiplied and, if declared, rounded."""

from collections.abc import Sequence
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.arithmetic import Workings
from steelyard.engine.exact import Exact, Held, held, none_beyond
from steelyard.engine.plan import Plan
from steelyard.engine.stages.entries import Entry, known_to, number_by_entry


def contributed(rows: ibis.Table, scored: Sequence[Entry], plans: Sequence[Plan]) -> ibis.Table:
    """Add weight_ppm, contribution_micro and contribution_rest to scored rows.

    A part's weight counts within its group, a group's among the groups with a part that counts; a scorecard
    without groups is one group. Extras have no weight: their points count as they are, within limits.
    """
    none = number.whole(0)
    weight = number_by_entry(rows, scored, lambda entry: entry.weight)
    stays = (rows.note != "left_out").fill_null(ibis.literal(value=True))
    rows = rows.mutate(counted=stays.ifelse(weight, none))
    rows = _with_divisor(rows, scored)
    part = number.wide(rows.counted) * number.wide(rows.group_weight)
    share = number.divide(part * number.wide(number.MICRO), rows.divisor).fill_null(none)
    points = Held(rows.score_micro, rows.score_rest).fine * part
    given = held(Exact(points, number.wide(rows.divisor) * number.wide(number.FINE)))
    rows = rows.mutate(weight_ppm=share, given_micro=given.figure, given_rest=given.rest)
    if any(entry.extra for entry in scored):
        waits = (rows.note == "blocked").fill_null(ibis.literal(value=False))
        absent = waits.ifelse(number.nothing(), none)
        is_extra, missing = rows.extra == number.whole(1), rows.x.isnull()
        rows = rows.mutate(
            given_micro=is_extra.ifelse(missing.ifelse(absent, rows.limited_micro), rows.given_micro),
            given_rest=is_extra.ifelse(missing.ifelse(absent, rows.limited_rest), rows.given_rest),
        )
    return _stepped(rows, scored, plans)


def _stepped(rows: ibis.Table, scored: Sequence[Entry], plans: Sequence[Plan]) -> ibis.Table:
    """Add the contributions: exact, or rounded where the parts are to be rounded."""
    workings = Workings(rows)
    given = Held(rows.given_micro, rows.given_rest).settled(workings.aside, known_to(scored))
    rows = workings.table
    step = _step(rows, plans)
    if step is None:
        return rows.mutate(contribution_micro=given.figure, contribution_rest=given.rest)
    stepped = number.divide(given.fine, number.wide(step) * number.wide(number.FINE)) * step
    return rows.mutate(
        contribution_micro=step.isnull().ifelse(given.figure, stepped),
        contribution_rest=step.isnull().ifelse(given.rest, none_beyond(stepped)),
    )


def _with_divisor(rows: ibis.Table, scored: Sequence[Entry]) -> ibis.Table:
    """Add the group's weight, and what a product of weights is divided by."""
    none = number.whole(0)
    person = [rows.plan, rows.person]
    if not any(entry.place and entry.place.group for entry in scored):
        whole = number.running(rows.counted, ibis.window(group_by=person))
        return rows.mutate(group_weight=number.whole(1), divisor=whole.nullif(none))
    heavy = number_by_entry(rows, scored, lambda entry: entry.group_weight)
    rows = rows.mutate(group_weight=heavy)
    of_group = ibis.window(group_by=[rows.plan, rows.person, rows.group])
    counts = rows.counted > none
    first = counts.ifelse(rows.entry, number.nothing()).min().over(of_group)
    rows = rows.mutate(
        in_group=number.running(rows.counted, of_group),
        leads=((first == rows.entry) & counts).fill_null(ibis.literal(value=False)),
    )
    groups = number.running(
        rows.leads.ifelse(rows.group_weight, none), ibis.window(group_by=[rows.plan, rows.person])
    )
    return rows.mutate(divisor=(rows.in_group * groups).nullif(none))


def _step(rows: ibis.Table, plans: Sequence[Plan]) -> Any:
    """Give the step that contributions are rounded to; missing, or none at all, where only totals are."""
    steps: dict[int, list[str]] = {}
    for plan in plans:
        card = plan.scorecard
        if card and card.rounded == "parts" and card.rounded_to is not None:
            steps.setdefault(card.rounded_to, []).append(plan.code)
    cases = [(rows.plan.isin(sorted(codes)), number.whole(step)) for step, codes in steps.items()]
    return ibis.cases(*cases, else_=number.nothing()) if cases else None
