"""What somebody can be brought to: the edges of their figures that one deal, or one target, can reach."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tests.oracle.agreement import Agreement
from tests.oracle.drawn.edges import Edges
from tests.oracle.indicators.found import Measure


@dataclass(frozen=True)
class Aim:
    """A figure and an edge of it: a level of the value, or a share of a target still to be agreed."""

    person: str
    code: str
    measure: Measure
    edge: Fraction
    is_average: bool
    by_target: bool


def aims_of(
    plan: Agreement, at: Mapping[str, Edges], person: str, measures: Mapping[str, Measure]
) -> list[Aim]:
    """List what somebody can be brought to: by changing a sum of money, or by agreeing a target."""
    found = []
    for code, measure in measures.items():
        indicator = plan.indicators[code]
        kind = indicator["kind"] if plan.unit(code) == "money" else None
        if kind in {"total", "average"}:
            levels = sorted(at[code].values)
            levels += [
                _share(edge, measure) * measure.target
                for edge in sorted(at[code].attainments)
                if measure.target
            ]
            found += [Aim(person, code, measure, level, kind == "average", False) for level in levels]
        if measure.exact and measure.exact > 0 and indicator.get("target") == "personal":
            shares = [_share(edge, measure) for edge in sorted(at[code].attainments)]
            found += [Aim(person, code, measure, share, False, True) for share in shares if share > 0]
    return found


def _share(edge: Fraction, measure: Measure) -> Fraction:
    """Give the value, as a share of the target, that attains so much."""
    return edge if measure.better == "more" else 2 - edge
