"""Rating: the mean of what raters gave on some items: each rater's mean first, then that of the raters."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.exact import Exact
from steelyard.engine.figures import Figure
from steelyard.engine.indicators.of_ratings import (
    EVERYBODY,
    ROLES,
    OfRatings,
    Rated,
    by_rater,
    one_of,
    over_raters,
    shown_as,
)
from steelyard.engine.words import Listed, Phrase, Words
from steelyard.engine.written import Code

SAYS = Words(
    "The mean rating on {items} by {roles}: each rater's mean first, then the mean of the raters.",
    "{roles}对{items}的评分：先求每位评价人的平均分，再求各评价人的平均。",
    "{roles}對{items}的評分：先求每位評價人的平均分，再求各評價人的平均。",
)
OWN_ITEM = Words("its own item", "本项", "本項")
ANYBODY = Words("everybody who rates", "所有评价人", "所有評價人")

Row = Mapping[str, Any]


class Rating(OfRatings):
    """kind: rating."""

    kind: Literal["rating"]
    items: tuple[Code, ...] = Field(
        (), description="The items rated; the indicator's own code when left out."
    )
    roles: tuple[Code, ...] = Field((), description="Whose ratings count; everybody's when left out.")

    def chosen(self, rows: ibis.Table, code: str) -> ibis.Table:
        """Take its items and roles."""
        rows = rows.filter(one_of(rows.item, self.items or (code,)))
        return rows.filter(one_of(rows.role, self.roles)) if self.roles else rows

    def asked(self, code: str) -> dict[str, tuple[str, ...]]:
        """Its items and roles."""
        return {"item": self.items or (code,), "role": self.roles}

    def gathered(self, rows: ibis.Table) -> Rated:
        """The mean over raters, whatever their role."""
        found = over_raters(by_rater(rows))
        return Rated(
            found, Exact(number.wide(found.summed), number.wide(found.raters)), found.ratings, "no_facts"
        )

    def shown(self, rows: ibis.Table) -> list[ibis.Table]:
        """Mean and number of raters, by role and in all."""
        roles = over_raters(by_rater(rows, "role"), "role")
        everybody = over_raters(by_rater(rows))
        return [
            shown_as(roles, "mean", roles.role, roles["mean"]),
            shown_as(roles, "raters", roles.role, roles.raters),
            shown_as(everybody, "raters", ibis.literal(EVERYBODY), everybody.raters),
        ]

    def says(self, plan: Any) -> Phrase:
        """Say whose ratings on what."""
        items = Listed(self.items) if self.items else OWN_ITEM
        roles = Listed(tuple(ROLES.get(role, role) for role in self.roles)) if self.roles else ANYBODY
        return SAYS(items=items, roles=roles)

    def formula(self, counted: Sequence[Row], value: Figure, plan: Any) -> str:
        """Show the means by role and of how many raters the value is."""
        raters = next((row["value"] for row in counted if row["fact_id"] == EVERYBODY), None)
        return f"x̄ (n = {raters}) = {value.text()}" if raters else ""
