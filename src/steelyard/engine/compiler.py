"""The chain: credit, measure, score, grade, pay, settle. Tables to tables; each stage can be had alone."""

from collections.abc import Mapping, Sequence

import ibis

from steelyard.engine.batches import Batch
from steelyard.engine.keeping import Keep, keep_nothing
from steelyard.engine.period import Period
from steelyard.engine.plan import Plan
from steelyard.engine.stages.counted import counted
from steelyard.engine.stages.credit import credit
from steelyard.engine.stages.fact_sums import fact_sums
from steelyard.engine.stages.first_days import first_days
from steelyard.engine.stages.grade import grade
from steelyard.engine.stages.ground import Ground
from steelyard.engine.stages.measure import measure
from steelyard.engine.stages.measure_groups import facts_of_groups
from steelyard.engine.stages.pay import Results, components, pay
from steelyard.engine.stages.roster import roster
from steelyard.engine.stages.score import score
from steelyard.engine.stages.settle import settle
from steelyard.engine.stages.unused import fates
from steelyard.engine.standing import completed
from steelyard.engine.tables import CREDITS, EXPLAINED, OUTPUTS, Layout
from steelyard.engine.warned import warn


def compile(  # noqa: A001 - the engine's word for what it does
    plans: Sequence[Plan], tables: Mapping[str, ibis.Table], period: Period, keep: Keep = keep_nothing
) -> dict[str, ibis.Table]:
    """Make the output tables of several plans for a period, as expressions.

    `tables` holds the plans' datasets by name, and the standing tables of tables.py (assignments, splits,
    targets, rates…; those not given are empty); check them with `check_tables` first. All plans share one
    currency. `keep` sets stages aside where that saves work. Beside the outputs come `counted`, the facts
    behind each measure, and `terms`, the numbers behind pay: they are as long as all credits, so ask for them
    for one person. Asking for fewer outputs computes less.
    """
    tables = completed(tables, plans)
    people = keep("roster", roster(plans, tables, period))
    batches = credit(plans, tables, people, period, keep)
    ground = Ground(tuple(plans), tuple(batches), people, tables, period, keep)
    measures = measure(ground, fact_sums(ground))
    earned = outcome(plans, batches, people, measures, period, keep, tables)
    fallen = fates(batches, tables, period, keep, list(facts_of_groups(ground)))
    credits_ = [batch.rows.select(*CREDITS.names) for batch in batches]
    made = {
        "credits": ibis.union(*credits_) if len(credits_) > 1 else credits_[0],
        "measures": measures,
        **earned,
        "unused": fallen.facts,
        "warnings": warn(
            measures, earned["scores"], earned["statements"], fallen.counts, earned.get("forfeited")
        ),
        "counted": counted(ground),
    }
    return {name: _laid_out(made[name], layout) for name, layout in {**OUTPUTS, **EXPLAINED}.items()}


def outcome(
    plans: Sequence[Plan],
    batches: Sequence[Batch],
    people: ibis.Table,
    measures: ibis.Table,
    period: Period,
    keep: Keep = keep_nothing,
    tables: Mapping[str, ibis.Table] | None = None,
) -> dict[str, ibis.Table]:
    """Make what follows from measures: scores, grades, pay lines and statements.

    Also the door for measures that never were: drawn ones (simulation/).
    """
    scores = score(plans, measures, people, keep)
    grades = grade(plans, scores, measures, people, keep)
    targets = tables["targets"] if tables is not None else None
    since = first_days(tables) if tables is not None else None
    figures = tables["personal_figures"] if tables is not None else None
    results = Results(people, measures, scores, grades, targets, period, since, figures)
    earned = pay(components(plans, batches), results, keep)
    paid = settle(plans, (earned.lines, earned.statements), people, measures, tables, period, keep)
    made = {"scores": scores, "grades": grades, "pay_lines": paid.lines, "statements": paid.statements}
    made["terms"] = earned.terms
    told = {"balances": paid.balances, "forfeited": paid.forfeited}
    return made | {name: table for name, table in told.items() if table is not None}


def _laid_out(table: ibis.Table, layout: Layout) -> ibis.Table:
    return table.select(*layout.names)
