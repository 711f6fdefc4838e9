"""The second stage: values from every source, then targets, then attainments.

A source gives rows in the columns of `ground.valued`, for the indicators that name it (`Indicator.source`).
Values made of other values come after those.
"""

from collections.abc import Callable

import ibis

from steelyard.engine import number
from steelyard.engine.exact import Exact
from steelyard.engine.stages.carried import carried
from steelyard.engine.stages.fact_sums import FactSums
from steelyard.engine.stages.ground import Ground
from steelyard.engine.stages.measure_facts import of_facts, of_growth
from steelyard.engine.stages.measure_formulas import with_formulas
from steelyard.engine.stages.measure_groups import of_groups
from steelyard.engine.stages.measure_in_a_row import in_a_row
from steelyard.engine.stages.measure_ratings import of_ratings
from steelyard.engine.stages.targets import aimed

Source = Callable[[Ground, FactSums], list[ibis.Table]]
SOURCES: tuple[Source, ...] = (of_facts, of_groups, of_growth, of_ratings)


def measure(ground: Ground, sums: FactSums) -> ibis.Table:
    """Measure every indicator of every person on a plan. Adds `empty_cells` to the layout's columns."""
    values = [made for source in SOURCES for made in source(ground, sums)]
    rows = with_formulas(ground, carried(ground, values))
    measured = ground.keep("measured", _attained(aimed(ground, rows)))
    rows_of = in_a_row(ground, measured)
    if not rows_of:
        return measured
    counted = [_attained(aimed(ground, one)) for one in rows_of]
    return ground.keep("measured_in_a_row", ibis.union(measured, *counted))


def _attained(rows: ibis.Table) -> ibis.Table:
    """Compare values with targets; what is missing says what."""
    reached = rows.over * number.wide(number.MICRO)
    target = (rows.target > number.whole(0)).ifelse(rows.target, number.nothing())
    whole = rows.under * number.wide(target)
    twice = whole * number.wide(2 * number.MICRO)
    rows = rows.mutate(att_over=rows.less.ifelse(twice - reached, reached), att_under=whole)
    rows = rows.mutate(attainment_ppm=Exact(rows.att_over, rows.att_under).rounded())
    missing = ibis.cases(
        (rows.value.isnull(), rows.why),
        (rows.aims & rows.target.isnull(), "no_target"),
        (rows.aims & (rows.target <= number.whole(0)), "target_zero"),
        else_=ibis.null("string"),
    )
    return rows.select(
        "plan",
        "person",
        "indicator",
        "value",
        "value_rest",
        "target",
        "attainment_ppm",
        attainment_rest=Exact(rows.att_over, rows.att_under).rest(rows.attainment_ppm),
        fact_count="fact_count",
        missing=missing,
        carried_on=rows.carried_on if "carried_on" in rows.columns else ibis.null("date"),
        empty_cells="empty_cells",
    )
