"""Indicators over what people were rated: the mean of ratings, and checklists."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from tests.oracle.agreement import Part
from tests.oracle.amounts import MILLION, half_up
from tests.oracle.indicators.found import Found

Row = dict[str, Any]


def rated(code: str, indicator: Part, ratings: Sequence[Row]) -> Found:
    """Give the exact mean over raters of each rater's mean over the items."""
    rows = asked_for(indicator, ratings, [code])
    if not rows:
        return Found(None, "no_facts")
    raters = by_rater(rows)
    means = [mean([row["value_micro"] for row in own]) for own in raters.values()]
    return Found(Fraction(sum(means), len(means)), None, len(rows))


def checked_off(indicator: Part, ratings: Sequence[Row]) -> Found:
    """Give the share of a list's items that are done: on the whole rated a half or more."""
    rows = asked_for(indicator, ratings, indicator["items"])
    answered = {
        item: [row["value_micro"] for row in rows if row["item"] == item] for item in indicator["items"]
    }
    answered = {item: values for item, values in answered.items() if values}
    if not answered:
        return Found(None, "no_facts")
    done = sum(Fraction(sum(values), len(values)) >= MILLION // 2 for values in answered.values())
    of = answered if indicator.get("unanswered") == "left out" else indicator["items"]
    return Found(Fraction(done * MILLION, len(of)), None, len(rows))


def asked_for(indicator: Part, ratings: Sequence[Row], items: Sequence[str] | None) -> list[Row]:
    """Pick the ratings of an indicator's items, by raters in its roles."""
    items, roles = indicator.get("items", items), indicator.get("roles")
    return [
        row
        for row in ratings
        if row["value_micro"] is not None
        and (items is None or row["item"] in items)
        and (roles is None or row["role"] in roles)
    ]


def by_rater(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Group ratings by who gave them."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["rater"], []).append(row)
    return found


def mean(values: Sequence[int]) -> int:
    """Give a mean that stands by itself, of a rater or of a role: rounded once."""
    return half_up(Fraction(sum(values), len(values)))
