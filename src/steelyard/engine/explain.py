"""Why is this number what it is? The whole story of one person under one plan, from pay down to facts."""

from collections.abc import Mapping

import pyarrow as pa

from steelyard.engine.figures import Figure
from steelyard.engine.plan import Plan
from steelyard.engine.stories import words
from steelyard.engine.stories.measure import measure_story
from steelyard.engine.stories.pay import pay_story
from steelyard.engine.stories.rows import PersonRows
from steelyard.engine.stories.score import grade_story, score_story
from steelyard.engine.story import Story


def explain(plan: Plan, outputs: Mapping[str, pa.Table], person: str) -> Story:
    """Tell the story of everything a plan gave a person.

    `outputs` are the tables of tables.py for that person, `counted` included, as `for_person` gives them.
    Paths: '' (all), 'pay', 'pay/COMPONENT', 'pay/COMPONENT/DATASET/FACT', 'score', 'score/INDICATOR',
    'measure/INDICATOR', 'grade'. The amounts of 'pay' and its lines sum, to the minor unit.

    Raises:
        LookupError: The tables hold nothing of that person under that plan.
    """
    rows = PersonRows(plan, person, outputs)
    if not rows.measures and not rows.statements:  # who has left may still be paid what was held
        msg = f"no results of {person!r} under {plan.code!r}"
        raise LookupError(msg)
    told = []
    if plan.pay or rows.statements:
        told.append(pay_story(rows))
    if plan.scorecard and rows.scores:
        told.append(score_story(rows))
    if plan.grades and rows.grade:
        told.append(grade_story(rows))
    told += [measure_story(rows, code) for code in plan.indicators if code in rows.measures]
    paid = sum(story.amount or 0 for story in told if story.path == "pay")
    said = words.WHOLE(plan=plan.titles, pay=Figure(paid, "money", plan.currency))
    return Story("", said, "", paid, "money", plan.currency, tuple(told))
