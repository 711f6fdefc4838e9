"""Contributions: weights of what is left out are shared out, points multiplied and, if declared, rounded."""

from collections.abc import Sequence
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.plan import Plan
from steelyard.engine.stages.entries import Entry, number_by_entry


def contributed(rows: ibis.Table, scored: Sequence[Entry], plans: Sequence[Plan]) -> ibis.Table:
    """Add weight_ppm and contribution_micro to scored rows.

    A part's weight counts within its group, a group's among the groups with a part that counts; a scorecard
    without groups is one group. Extras have no weight: their points count as they are, within limits.
    """
    none, one = number.whole(0), number.whole(1)
    weight = number_by_entry(rows, scored, lambda entry: entry.weight)
    stays = (rows.note != "left_out").fill_null(ibis.literal(value=True))
    rows = rows.mutate(counted=stays.ifelse(weight, none))
    rows = _with_divisor(rows, scored)
    exact = number.wide(rows.counted) * number.wide(rows.group_weight)
    step = _step(rows, plans)
    points = number.divide(
        number.wide(rows.score_micro) * exact, number.wide(rows.divisor) * number.wide(step)
    )
    share = number.divide(exact * number.wide(number.MICRO), rows.divisor).fill_null(none)
    extras = [entry for entry in scored if entry.extra]
    if not extras:
        return rows.mutate(weight_ppm=share, contribution_micro=points * step)
    held = number.divide(rows.limited_micro, step) * step
    waits = (rows.note == "blocked").fill_null(ibis.literal(value=False))
    of_extra = rows.x.isnull().ifelse(waits.ifelse(number.nothing(), none), held)
    return rows.mutate(
        weight_ppm=share, contribution_micro=(rows.extra == one).ifelse(of_extra, points * step)
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
    """Give the step contributions are rounded to: a millionth, unless the parts are to be rounded."""
    steps: dict[int, list[str]] = {}
    for plan in plans:
        if plan.scorecard and plan.scorecard.rounded == "parts":
            steps.setdefault(plan.scorecard.rounded_to, []).append(plan.code)
    cases = [(rows.plan.isin(sorted(codes)), number.whole(step)) for step, codes in steps.items()]
    return ibis.cases(*cases, else_=number.whole(1)) if cases else number.whole(1)
