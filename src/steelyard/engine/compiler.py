"""The chain: credit, measure, score, grade, pay. Tables in, tables out; each stage can be had alone."""

from collections.abc import Mapping, Sequence

import ibis

from steelyard.engine.keeping import Keep, keep_nothing
from steelyard.engine.period import Period
from steelyard.engine.plan import Plan
from steelyard.engine.stages.credit import credit, roster
from steelyard.engine.stages.grade import grade
from steelyard.engine.stages.measure import counted, measure
from steelyard.engine.stages.pay import components, pay
from steelyard.engine.stages.score import score
from steelyard.engine.stages.unused import fates, unused
from steelyard.engine.standing import completed
from steelyard.engine.tables import COUNTED, CREDITS, OUTPUTS, Layout
from steelyard.engine.warned import warn


def compile(  # noqa: A001 - the engine's word for what it does
    plans: Sequence[Plan], tables: Mapping[str, ibis.Table], period: Period, keep: Keep = keep_nothing
) -> dict[str, ibis.Table]:
    """Make the output tables of several plans for a period, as expressions.

    `tables` holds the plans' datasets by name and splits, assignments, targets and rates, as laid out in
    tables.py; check them with `check_tables` first. All plans share one currency. `keep` sets stages aside
    where that saves work. Beside the outputs comes `counted`, the facts behind each measure: it is as long as
    all credits, so ask for it for one person. Asking for fewer outputs computes less.
    """
    tables = completed(tables)
    people = keep("roster", roster(plans, tables, period))
    batches = credit(plans, tables, period, keep)
    measures = measure(plans, batches, people, tables["targets"], period, keep)
    scores = score(plans, measures, keep)
    grades = grade(plans, scores, measures, keep)
    pay_lines, statements = pay(components(plans, batches), people, measures, period, keep)
    fallen = fates(batches, tables, period, keep)
    credits_ = [batch.rows.select(*CREDITS.names) for batch in batches]
    made = {
        "credits": ibis.union(*credits_) if len(credits_) > 1 else credits_[0],
        "measures": measures,
        "scores": scores,
        "grades": grades,
        "pay_lines": pay_lines,
        "statements": statements,
        "unused": unused(fallen),
        "warnings": warn(measures, scores, statements, fallen),
        "counted": counted(plans, batches),
    }
    return {name: _laid_out(made[name], layout) for name, layout in {**OUTPUTS, "counted": COUNTED}.items()}


def _laid_out(table: ibis.Table, layout: Layout) -> ibis.Table:
    return table.select(*layout.names)
