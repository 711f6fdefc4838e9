"""Checking tables: do they hold what the plans look at? Finds what would leave a result empty, or wrong.

Shapes of tables are looked at first; only where they fit are questions asked about rows, each a small query.
"""

from collections.abc import Mapping, Sequence

import ibis
import pyarrow as pa

from steelyard.engine.period import Period
from steelyard.engine.plan import Plan
from steelyard.engine.problems import Problem
from steelyard.engine.standing import completed
from steelyard.engine.table_checks.asked import Ask, Asked, Question
from steelyard.engine.table_checks.facts import ids, reach, refunds, refunds_unnamed
from steelyard.engine.table_checks.filters import filters
from steelyard.engine.table_checks.history import history
from steelyard.engine.table_checks.people import overlaps, people, people_twice, unpaid
from steelyard.engine.table_checks.personal import personal, unknown
from steelyard.engine.table_checks.rates import rates_missing, rates_positive, rates_twice
from steelyard.engine.table_checks.ratings import ratings
from steelyard.engine.table_checks.shapes import shape_problems
from steelyard.engine.table_checks.shares import idle_overlays, shares, whole_shares
from steelyard.engine.table_checks.targets import targets
from steelyard.engine.table_checks.territories import territories
from steelyard.engine.table_checks.unmet import (
    plans_unmet,
    rates_unmet,
    ratings_unmet,
    shares_unmet,
    targets_unmet,
    territories_unmet,
)

QUESTIONS: tuple[Question, ...] = (
    *(people, unpaid, overlaps, people_twice),
    *(shares, whole_shares, idle_overlays),
    *(rates_twice, rates_positive, rates_missing),
    *(ids, refunds, refunds_unnamed, reach),
    *(filters, targets, territories, ratings, history),
    *(personal, unknown),
    *(shares_unmet, targets_unmet, ratings_unmet, territories_unmet, rates_unmet, plans_unmet),
)


def answer(question: ibis.Table) -> pa.Table:
    """Let the machine that holds the tables answer."""
    return question.to_pyarrow()


def check_tables(
    plans: Sequence[Plan], tables: Mapping[str, ibis.Table], period: Period, ask: Ask = answer
) -> tuple[Problem, ...]:
    """Find every problem between plans and tables; standing tables that are absent are empty.

    An error keeps plans from being computed rightly; a warning says that something will be 0, missing or
    listed as unused. `ask` runs a question; by default the tables' own machine does.
    """
    found = [*shape_problems(plans, tables)]
    if not any(problem.severity == "error" for problem in found):
        asked = Asked(tuple(plans), completed(tables, plans), period, ask)
        found += [problem for question in QUESTIONS for problem in question(asked)]
    return tuple(
        sorted(found, key=lambda problem: (problem.severity, problem.file, problem.code, problem.text()))
    )
