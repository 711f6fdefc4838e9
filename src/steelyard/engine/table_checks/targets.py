"""Has everybody one target, above 0, where one is needed?

Who has none, or one of 0, waits or counts as the plan says; everybody else is scored and paid. So these
are warnings that name whom it is about. Only two targets at once stop all: nobody could say which counts.
"""

from collections.abc import Iterator

import ibis

from steelyard.engine import number
from steelyard.engine.incentives.tiers import Tiers
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.note_words import NOTE_OF_RULE, NOTES
from steelyard.engine.period import Period
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
        for code in _aimed_at(plan, whole_year=False):
            yield from _of_the_year(asked, plan, code)
        for code in _aimed_at(plan, whole_year=True):
            yield from _of_the_whole_year(asked, plan, code)


def _of_indicator(asked: Asked, plan: Plan, code: str, indicator: Indicator) -> Iterator[Problem]:
    everybody = asked.on_plan(plan)
    rows = _that_count(asked, code, indicator, asked.period).semi_join(everybody, "person")
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
            yield _problem(asked.period, problem, indicator, count, names, people)


def _that_count(asked: Asked, code: str, indicator: Indicator, period: Period) -> ibis.Table:
    """Take the targets for exactly a period, and those that overlap it where these count too."""
    rows = asked.tables["targets"]
    if indicator.target_by != "period":
        here = (rows.starts_on <= period.ends_on) & (rows.ends_on >= period.starts_on)
        if indicator.target_by != "days":
            days = weighed_days(period)
            here = here & (rows.starts_on >= days.first) & (rows.ends_on <= days.last)
    else:
        here = (rows.starts_on == period.starts_on) & (rows.ends_on == period.ends_on)
    return rows.filter(rows.indicator == code, here)


def _aimed_at(plan: Plan, *, whole_year: bool) -> list[str]:
    """Name the indicators whose personal targets are added up over the year so far, or all of it."""
    yearly = [one for one in plan.pay.values() if isinstance(one, Tiers) and one.aims_by_year]
    found = {one.on for one in yearly if one.aims_at_whole_year == whole_year}
    return [code for code in plan.indicators if code in found and plan.indicators[code].needs_target]


def _of_the_year(asked: Asked, plan: Plan, code: str) -> Iterator[Problem]:
    """See that nobody lacks a target for an earlier period of the year in which they were here."""
    everybody, indicator = asked.on_plan(plan), plan.indicators[code]
    firsts = asked.stays().semi_join(everybody, "person")
    for earlier in asked.period.of_the_year()[:-1]:
        aimed = _that_count(asked, code, indicator, earlier)
        count, names = asked.names(
            firsts.filter(firsts.first_on <= earlier.ends_on).anti_join(aimed, "person"), "person"
        )
        if count:
            people = asked.ask(everybody).num_rows
            yield _problem(earlier, "year_target_missing", indicator, count, names, people)


def _of_the_whole_year(asked: Asked, plan: Plan, code: str) -> Iterator[Problem]:
    """See that nobody lacks one for a period of the year in which they are here; a year's own is enough."""
    everybody, indicator = asked.on_plan(plan), plan.indicators[code]
    rows = asked.tables["targets"]
    rows = rows.filter(rows.indicator == code)
    year = asked.period.window("whole_year")
    agreed = rows.filter(rows.starts_on == year.starts_on, rows.ends_on == year.ends_on)
    stays = asked.stays().semi_join(everybody, "person").anti_join(agreed, "person")
    lacking = []
    for period in asked.period.of_the_whole_year():
        begun, stay = stays.first_on <= period.ends_on, stays.left_on.isnull()
        aimed = rows.filter(rows.starts_on <= period.ends_on, rows.ends_on >= period.starts_on)
        here = stays.filter(begun, stay | (stays.left_on >= period.starts_on))
        lacking.append(here.anti_join(aimed, "person").select("person"))
    count, names = asked.names(ibis.union(*lacking, distinct=True) if lacking[1:] else lacking[0], "person")
    if count:
        people = asked.ask(everybody).num_rows
        yield _problem(year, "whole_year_target_missing", indicator, count, names, people)


def _named(period: Period) -> str:
    """Name a period; one that was found by going back has no code of its own."""
    return f"{period.starts_on} – {period.ends_on}" if ":" in period.code else period.code


def _problem(
    period: Period, code: str, indicator: Indicator, count: int, names: Listed, people: int
) -> Problem:
    params: dict[str, Value] = {
        "count": count,
        "people": people,
        "indicator": indicator.titles,
        "names": names,
        "rule": NOTES[NOTE_OF_RULE[indicator.if_missing]],
        "period": _named(period),
    }
    return Problem("targets", 0, code, params, "error" if code == "target_twice" else "warning")
