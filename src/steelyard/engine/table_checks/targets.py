"""Has everybody one target, above 0, where one is needed?"""

from collections.abc import Iterator

import ibis

from steelyard.engine import number
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.note_words import NOTE_OF_RULE, NOTES
from steelyard.engine.plan import Plan
from steelyard.engine.problems import Problem, Value
from steelyard.engine.proration import weighed_days
from steelyard.engine.stages.targets import newest
from steelyard.engine.table_checks.asked import Asked
from steelyard.engine.words import Listed


def targets(asked: Asked) -> Iterator[Problem]:
    """See that everybody has one target, above 0, where one is needed."""
    for plan in asked.plans:
        for code, indicator in plan.indicators.items():
            if indicator.needs_target:
                yield from _of_indicator(asked, plan, code, indicator)


def _of_indicator(asked: Asked, plan: Plan, code: str, indicator: Indicator) -> Iterator[Problem]:
    everybody = asked.on_plan(plan)
    rows = _that_count(asked, code, indicator).semi_join(everybody, "person")
    missing = asked.names(everybody.anti_join(rows, "person"), "person")
    each = rows.group_by("person", "starts_on", "ends_on", "revised_on").aggregate(times=rows.count())
    doubled = each.filter(each.times > number.whole(1)).select("person").distinct()
    last = newest(rows)
    zero = asked.names(last.filter(last.value <= number.whole(0)), "person")
    people = asked.ask(everybody).num_rows
    for problem, (count, names) in (
        ("target_missing", missing),
        ("target_twice", asked.names(doubled, "person")),
        ("target_zero", zero),
    ):
        if count:
            yield _problem(asked, problem, indicator, count, names, people)


def _that_count(asked: Asked, code: str, indicator: Indicator) -> ibis.Table:
    """Take the targets for exactly the period, and those that overlap it where these count too."""
    rows, period = asked.tables["targets"], asked.period
    if indicator.target_by != "period":
        here = (rows.starts_on <= period.ends_on) & (rows.ends_on >= period.starts_on)
        if indicator.target_by != "days":
            days = weighed_days(period)
            here = here & (rows.starts_on >= days.first) & (rows.ends_on <= days.last)
    else:
        here = (rows.starts_on == period.starts_on) & (rows.ends_on == period.ends_on)
    return rows.filter(rows.indicator == code, here)


def _problem(
    asked: Asked, code: str, indicator: Indicator, count: int, names: Listed, people: int
) -> Problem:
    harmless = code == "target_missing" and indicator.if_missing in {"leave out", "zero"}
    params: dict[str, Value] = {
        "count": count,
        "people": people,
        "indicator": indicator.titles,
        "names": names,
        "rule": NOTES[NOTE_OF_RULE[indicator.if_missing]],
        "period": asked.period.code,
    }
    return Problem("targets", 0, code, params, "warning" if harmless else "error")
