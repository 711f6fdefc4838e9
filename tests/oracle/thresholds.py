"""Thresholds: an indicator must keep a limit. Gates of totals and of pay are made of them."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from tests.oracle.agreement import Agreement, Part
from tests.oracle.amounts import number
from tests.oracle.indicators.found import Measure

WORDS = ("at_least", "at_most", "above", "below")
LIMITS = frozenset({*WORDS, *(f"attainment_{word}" for word in WORDS)})


def kept(plan: Agreement, gate: Part, measure: Measure) -> bool | None:
    """Tell whether the limit is kept.

    Where what it looks at is missing, the indicator's rule decides: left out, the gate stands open; zero, it
    is not kept; block, nobody can say (None) and what hangs on it waits.
    """
    code = gate["indicator"]
    by_attainment = any(word.startswith("attainment_") for word in gate.keys() & LIMITS)
    looked_at = measure.attainment if by_attainment else measure.exact
    if looked_at is None:
        return {"leave out": True, "zero": False}.get(measure.rule)
    return within(gate, looked_at, lambda written: plan.level(code, written))


def within(gate: Part, looked_at: Fraction | int, level: Callable[[str], Fraction]) -> bool:
    """Tell whether an attainment, or a value, keeps the limit: exactly, a millionth short is short."""
    (limit,) = set(gate) & LIMITS
    edge = number(gate[limit]) if limit.startswith("attainment_") else level(gate[limit])
    if limit.endswith(("above", "below")):
        return looked_at > edge if limit.endswith("above") else looked_at < edge
    return looked_at >= edge if limit.endswith("at_least") else looked_at <= edge


def all_of(plan: Agreement, said: Part | list[Part], measures: Mapping[str, Measure]) -> bool | None:
    """Tell whether one threshold, or each of several, is kept; None while nobody can say."""
    return all_kept(plan, {"all": said} if isinstance(said, list) else said, measures)


def all_kept(plan: Agreement, gate: Part, measures: Mapping[str, Measure]) -> bool | None:
    """Tell of a gate of one threshold, of all of several, or of any of them; None while nobody can say."""
    if "indicator" in gate:
        return kept(plan, gate, measures[gate["indicator"]])
    wanted = "all" in gate
    each = [kept(plan, one, measures[one["indicator"]]) for one in gate["all" if wanted else "any"]]
    if (not wanted) in each:
        return not wanted
    return None if None in each else wanted
