"""Reviews from all sides: each role's mean, weighted; with a correction for lenient raters where agreed."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from tests.oracle.agreement import Part
from tests.oracle.amounts import MILLION, number
from tests.oracle.indicators.found import Found
from tests.oracle.indicators.over_ratings import asked_for, by_rater, mean

Row = dict[str, Any]


def reviewed(indicator: Part, ratings: Sequence[Row], leniency: Mapping[str, int]) -> Found:
    """Weigh the roles' means; `leniency` says how far above all others each rater rates."""
    rows = asked_for(indicator, ratings, None)
    if not rows:
        return Found(None, "no_facts")
    means: dict[str, int] = {}
    for role in indicator["roles"]:
        raters = by_rater([row for row in rows if row["role"] == role])
        if len(raters) >= max(int(indicator.get("at_least", {}).get(role, "1")), 1):
            means[role] = mean(
                [mean([_corrected(indicator, row, leniency) for row in own]) for own in raters.values()]
            )
    weights = _weights(indicator, means)
    used = sum(row["role"] in means for row in rows)
    if weights is None or not sum(weights.values()):
        return Found(None, "too_few", used)
    weighed = sum((weight * means[role] for role, weight in weights.items()), Fraction(0))
    return Found(weighed / sum(weights.values()), None, used)


def _weights(indicator: Part, means: Mapping[str, int]) -> dict[str, Fraction] | None:
    """Give the weights that count, after those of absent roles were left out or went elsewhere."""
    absent = indicator.get("absent", "re-weight")
    roles = {role: number(weight) for role, weight in indicator["roles"].items()}
    if absent == "block" and len(means) < len(roles):
        return None
    weights = {role: roles[role] for role in means}
    for role in roles.keys() - means.keys():
        into = absent["merge"].get(role) if isinstance(absent, dict) else None
        if into in weights:
            weights[into] += roles[role]
    return weights


def leniencies(indicator: Part, ratings: Sequence[Row]) -> dict[str, int]:
    """Tell how far each rater's mean lies above the mean of all ratings."""
    rows = asked_for(indicator, ratings, None)
    if not rows or indicator.get("leniency", "none") == "none":
        return {}
    whole = mean([row["value_micro"] for row in rows])
    return {rater: mean([row["value_micro"] for row in own]) - whole for rater, own in by_rater(rows).items()}


def _corrected(indicator: Part, row: Row, leniency: Mapping[str, int]) -> int:
    if indicator.get("leniency", "none") == "none":
        return int(row["value_micro"])
    scale = indicator["scale"]
    low, high = (int(number(scale[end]) * MILLION) for end in ("from", "to"))
    return int(min(max(row["value_micro"] - leniency[row["rater"]], low), high))
