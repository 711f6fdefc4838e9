"""Tiers over the fiscal year so far: what the year earns by now, less what it had earned before the period.

The year's pay up to a day is worked out in one rounding. The period pays the difference, times gate and
factors. Its lines are the period's facts as usual; what they leave of the difference is a line of its own,
the true-up.
"""

from collections.abc import Iterator
from typing import Any

from steelyard.engine import number
from steelyard.engine.exact import Held
from steelyard.engine.incentives.seen import Seen
from steelyard.engine.incentives.tier_rates import Slices, reached_rate
from steelyard.engine.indicators.sum_of import SumOf
from steelyard.engine.problems import Flaw


def terms(tiers: Any, seen: Seen) -> Seen:
    """Add the year's totals, its edges or rate, and what the period is `due`, before gate and factors."""
    year = seen.year(tiers.on)
    aims = {"target": year.target, "target_before": year.target_before}
    if tiers.aims_at_whole_year:
        aims = {"target": year.whole, "target_before": year.whole}
    seen = seen.adding(start=year.before, credited=year.credited, **aims)
    credited, start = seen.number("credited"), seen.number("start")
    target, target_before = seen.number("target"), seen.number("target_before")
    edges, places = tiers.edges, range(1, len(tiers.steps))
    reached = tiers.reached_in_year(seen, credited, target)
    seen = seen.adding(attained=reached.figure, attained_rest=reached.rest)
    if tiers.method == "marginal":
        seen = seen.adding(
            **{f"edge_{n}": tiers.edge_in_year(seen.figures[f"at_{n}"], target) for n in places},
            **{f"was_{n}": tiers.edge_in_year(seen.figures[f"at_{n}"], target_before) for n in places},
        )
        of = {**seen.figures, **{name: seen.number(name) for name in seen.numbers}}
        now = Slices(len(tiers.steps), of).paid(number.whole(0), credited)
        was = Slices(len(tiers.steps), of, edge="was").paid(number.whole(0), start)
    else:
        reached_before = tiers.reached_in_year(seen, start, target_before)
        seen = seen.adding(
            rate=reached_rate(
                edges, seen.figures, Held(seen.number("attained"), seen.number("attained_rest"))
            ),
            rate_before=reached_rate(edges, seen.figures, reached_before).fill_null(number.whole(0)),
        )
        now = number.wide(credited) * number.wide(seen.number("rate"))
        was = number.wide(start) * number.wide(seen.number("rate_before"))
    micro = number.whole(number.MICRO)
    return seen.adding(due=number.divide(now, micro) - number.divide(was, micro))


def flaws(tiers: Any, draft: Any) -> Iterator[Flaw]:
    """Yield what has no meaning over several periods."""
    for place, factor in enumerate(tiers.times):
        if factor.choices is not None:
            yield Flaw("year_by_fact", ("times", place))
    if tiers.cap_each is not None:
        yield Flaw("year_cap_each", ("cap_each",))
    of = getattr(tiers, "of", None)
    if of not in (None, tiers.on):
        yield Flaw("year_of_another", ("of",), {"on": tiers.on, "of": str(of)})
    indicator = draft.indicators.get(tiers.on)
    if isinstance(getattr(indicator, "target", None), SumOf):
        yield Flaw("year_target", ("over",), {"name": tiers.on, "field": "sum_of"})
    for name in ("prorate", "ramp"):
        if indicator is not None and getattr(indicator, name, None) not in (None, ()):
            yield Flaw("year_target", ("over",), {"name": tiers.on, "field": name})
