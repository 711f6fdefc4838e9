"""Checking ratings: do they hold what the plans look at, and is any of them left aside?"""

from collections.abc import Iterator, Sequence

import ibis

from steelyard.engine import number
from steelyard.engine.indicators.of_ratings import OfRatings
from steelyard.engine.indicators.reviews import Reviews
from steelyard.engine.names import suggestion
from steelyard.engine.problems import Problem, Value
from steelyard.engine.table_checks.asked import Ask, Asked

Looking = Sequence[tuple[str, OfRatings]]


def ratings(asked: Asked) -> Iterator[Problem]:
    """Find items and roles nobody rated on, ratings no indicator counts, said twice, or off the scale."""
    looking = [
        (code, indicator)
        for plan in asked.plans
        for code, indicator in plan.indicators.items()
        if isinstance(indicator, OfRatings)
    ]
    if not looking:
        return
    given, ask = asked.tables["ratings"], asked.ask
    days = given.given_on.between(asked.period.first_day, asked.period.last_day)
    here = given.filter(days, given.value_micro.notnull())
    yield from _unknown(looking, here, ask)
    yield from _aside(looking, here, ask)
    yield from _twice(here, ask)
    yield from _off_scale(looking, here, ask)


def _unknown(looking: Looking, given: ibis.Table, ask: Ask) -> Iterator[Problem]:
    for column in ("item", "role"):
        known = sorted(ask(given.select(column).distinct())[column].to_pylist())
        wanted: dict[str, None] = {}
        for code, indicator in looking:
            names = indicator.asked(code)[column]
            wanted |= dict.fromkeys(names)
        for name in wanted:
            if name not in known:
                params: dict[str, Value] = {"name": name, "known": suggestion(name, known)}
                yield Problem("ratings", 0, f"{column}_not_rated", params, "warning")


def _aside(looking: Looking, given: ibis.Table, ask: Ask) -> Iterator[Problem]:
    rest = given
    for code, indicator in looking:
        rest = rest.anti_join(
            indicator.chosen(given, code), ["subject", "rater", "role", "item", "given_on", "value_micro"]
        )
    count = _count(rest, ask)
    if count:
        yield Problem("ratings", 0, "ratings_aside", {"count": count}, "warning")


def _twice(given: ibis.Table, ask: Ask) -> Iterator[Problem]:
    each = given.group_by("subject", "rater", "role", "item").aggregate(times=given.count())
    count = _count(each.filter(each.times > number.whole(1)), ask)
    if count:
        yield Problem("ratings", 0, "rating_twice", {"count": count}, "warning")


def _off_scale(looking: Looking, given: ibis.Table, ask: Ask) -> Iterator[Problem]:
    for code, indicator in looking:
        if isinstance(indicator, Reviews):
            mine = indicator.chosen(given, code)
            low, high = number.whole(indicator.scale.from_), number.whole(indicator.scale.to)
            count = _count(mine.filter((mine.value_micro < low) | (mine.value_micro > high)), ask)
            if count:
                params: dict[str, Value] = {"count": count, "indicator": indicator.titles}
                yield Problem("ratings", 0, "rating_off_scale", params, "warning")


def _count(rows: ibis.Table, ask: Ask) -> int:
    found: int = ask(rows.aggregate(count=rows.count()))["count"][0].as_py()
    return found
