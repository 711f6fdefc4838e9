"""Tiers that are whole up to an edge and marginal beyond."""

from typing import Any

from tests.oracle import bands
from tests.oracle.amounts import number
from tests.oracle.paying.tiers import Tiers


def of_mixed_way(tiers: Tiers, row: dict[str, Any]) -> int:
    """Give the exact pay, in millionths of a minor unit, of the way a fact takes on the running total."""
    before, after, total = row["before"], row["running_minor"], row["period"]
    edges = [number(str(bands.low_edge(tier) or "0")) for tier in tiers.tiers]
    first = edges.index(number(tiers.says["marginal_from"]), 1)
    whole = Tiers(tiers.plan, _open(tiers, first), tiers.attainment, tiers.target)
    edge = tiers.edge(str(bands.low_edge(tiers.tiers[first])))
    nothing = [{"rate": "0 %"} | {"below": bands.low_edge(tiers.tiers[first])}, *tiers.tiers[first:]]
    above = Tiers(tiers.plan, tiers.says | {"tiers": nothing}, tiers.attainment, tiers.target)
    below: int = min(after, edge) - min(before, edge)
    return below * whole.at(total) + above.of_way(before, after)


def _open(tiers: Tiers, first: int) -> dict[str, object]:
    """Take the tiers below, the last of them without end, as whole tiers."""
    *lower, last = tiers.tiers[:first]
    last = {name: value for name, value in last.items() if name not in {"below", "up_to"}}
    return tiers.says | {"method": "whole", "tiers": [*lower, last]}
