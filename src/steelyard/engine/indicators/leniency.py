"""Leniency: some raters give more than others; each one's ratings are moved by what sets their mean apart."""

import ibis

from steelyard.engine import number


def corrected(rows: ibis.Table, lowest: int, highest: int) -> ibis.Table:
    """Take off how much the rater's mean lies above the mean of all ratings on the plan, within the scale."""
    raters = rows.group_by("plan", "rater").aggregate(
        summed=number.total(rows.value_micro), ratings=rows.value_micro.count()
    )
    own = raters.select(own_plan="plan", own_rater="rater", own=number.divide(raters.summed, raters.ratings))
    plans = rows.group_by("plan").aggregate(
        summed=number.total(rows.value_micro), ratings=rows.value_micro.count()
    )
    every = plans.select(every_plan="plan", every=number.divide(plans.summed, plans.ratings))
    met = rows.inner_join(own, [rows.plan == own.own_plan, rows.rater == own.own_rater])
    met = met.inner_join(every, met.plan == every.every_plan)
    moved = met.value_micro - (met.own - met.every)
    held = ibis.greatest(ibis.least(moved, number.whole(highest)), number.whole(lowest))
    return met.select("plan", "person", "rater", "role", "item", value_micro=held)
