"""The story of ratings: roles and items with their means, how many rated, who is absent; not who said it."""

from collections.abc import Iterator
from typing import Any

from steelyard.engine.figures import Figure
from steelyard.engine.indicators import review_words as words
from steelyard.engine.indicators.checklist import HALF, Checklist
from steelyard.engine.indicators.of_ratings import EVERYBODY, ROLES, OfRatings
from steelyard.engine.indicators.reviews import Reviews
from steelyard.engine.stories.rows import PersonRows
from steelyard.engine.story import Story
from steelyard.engine.words import Phrase

Shown = dict[str, dict[str, int]]  # part, then role or item


def ratings_stories(rows: PersonRows, code: str, indicator: OfRatings) -> Iterator[Story]:
    """Tell what the ratings came to, role by role or item by item."""
    shown: Shown = {}
    for row in rows.counted.get(code, []):
        shown.setdefault(row["part"], {})[row["fact_id"]] = row["value"]
    if isinstance(indicator, Reviews):
        told = _roles(indicator, shown)
    elif isinstance(indicator, Checklist):
        told = _items(indicator, shown)
    else:
        told = _means(shown)
    for name, said, value in told:
        yield Story(f"measure/{code}/{name}", said, "", value, "average")


def _roles(indicator: Reviews, shown: Shown) -> Iterator[tuple[str, Phrase, int | None]]:
    means, raters, given = (shown.get(part, {}) for part in ("mean", "raters", "given"))
    weights = indicator.weights_with(means)
    for role, weight in indicator.roles.items():
        values: dict[str, Any] = {"role": ROLES.get(role, role), "raters": raters.get(role, 0)}
        if role not in means:
            then = _then(indicator, role, Figure(weight, "ratio"))
            yield role, words.ROLE_ABSENT(fewest=indicator.fewest(role), then=then, **values), None
            continue
        values |= {"mean": Figure(means[role], "average"), "weight": Figure(weights[role], "ratio")}
        said = words.ROLE_MEAN(**values)
        if role in given:
            said = words.ROLE_CORRECTED(given=Figure(given[role], "average"), **values)
        yield role, said, means[role]


def _then(indicator: Reviews, role: str, weight: Figure) -> Phrase:
    taker = indicator.merged.get(role)
    if taker:
        return words.THEN["merge"](weight=weight, taker=ROLES.get(taker, taker))
    return words.THEN["block"]() if indicator.absent == "block" else words.THEN["re-weight"](weight=weight)


def _items(indicator: Checklist, shown: Shown) -> Iterator[tuple[str, Phrase, int | None]]:
    answered = shown.get("item", {})
    for item in indicator.items:
        if item not in answered:
            yield item, words.UNANSWERED[indicator.unanswered](item=item), None
            continue
        said = words.DONE if answered[item] >= HALF else words.NOT_DONE
        yield item, said(item=item, mean=Figure(answered[item], "average")), answered[item]


def _means(shown: Shown) -> Iterator[tuple[str, Phrase, int | None]]:
    raters = shown.get("raters", {})
    for role, mean in sorted(shown.get("mean", {}).items()):
        if role != EVERYBODY:
            said = words.MEAN(
                role=ROLES.get(role, role), raters=raters.get(role, 0), mean=Figure(mean, "average")
            )
            yield role, said, mean
