"""Whole below and marginal above: up to an edge all at the one rate reached, beyond it each part at its own.

A retroactive accelerator that stops at the quota: reaching 50 % lifts all deals so far to the full rate, and
what is sold beyond 100 % is paid at a higher one that leaves the rest alone.
"""

from collections.abc import Iterator
from typing import Any

from steelyard.engine.incentives.line import Line, PaidLine
from steelyard.engine.incentives.seen import Seen
from steelyard.engine.incentives.tier_rates import Edges, Slices, reached_rate
from steelyard.engine.problems import Flaw

METHOD = "whole then marginal"


def first_marginal(tiers: Any) -> int:
    """Tell which tier is the first that is paid part by part; 0, if none begins at the edge named."""
    lows = [tier.low for tier in tiers.steps]
    return lows.index(tiers.marginal_from, 1) if tiers.marginal_from in lows[1:] else 0


def terms(tiers: Any, seen: Seen) -> Seen:
    """Find the one rate reached below, and put the edges above on the running total."""
    first = first_marginal(tiers)
    below = Edges("whole", tiers.edges.belongs[:first])
    rate = reached_rate(below, seen.figures, tiers.reached(seen))
    above = range(first, len(tiers.steps))
    edges = {f"edge_{n}": tiers.edge_minor(seen, seen.figures[f"at_{n}"]) for n in above}
    return seen.adding(rate=rate, **edges)


def exact(tiers: Any, line: Line) -> Any:
    """Sum what lies below at the one rate, and each slice above at its own."""
    return _slices(tiers, line.of).paid(line.before_minor, line.after_minor)


def cut(tiers: Any, line: PaidLine) -> list[tuple[int, int]]:
    """Cut one line's credit: (minor units, rate)."""
    of = {**line.of, **tiers.figures(), "rate": line.of.get("rate") or 0}
    return _slices(tiers, of).cut_plainly(line.running_minor - line.credit_minor, line.running_minor)


def _slices(tiers: Any, of: Any) -> Slices:
    """See all tiers below as one, at the rate reached."""
    first, above = first_marginal(tiers), range(first_marginal(tiers), len(tiers.steps))
    rates = {f"rate_{n - first + 1}": of[f"rate_{n}"] for n in above}
    edges = {f"edge_{n - first + 1}": of[f"edge_{n}"] for n in above}
    return Slices(len(rates) + 1, {"rate_0": of["rate"], **rates, **edges})


def flaws(tiers: Any) -> Iterator[Flaw]:
    """Yield an edge that no tier begins at, or that nothing asks for, and other than the period's totals."""
    if tiers.method != METHOD:
        if tiers.marginal_from is not None:
            yield Flaw("marginal_from_idle", ("marginal_from",), {"method": METHOD})
        return
    if tiers.marginal_from is None:
        yield Flaw("missing_key", (), {"name": "marginal_from"})
    elif not first_marginal(tiers):
        yield Flaw("marginal_from_nowhere", ("marginal_from",))
    if tiers.over != "period":
        yield Flaw("mixed_over", ("over",))
