"""Checklist: which of some steps are kept: the share of items whose ratings say done, at least by half."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.exact import Exact
from steelyard.engine.figures import Figure, Unit
from steelyard.engine.indicators.of_ratings import ROLES, OfRatings, Rated, one_of, shown_as, twice
from steelyard.engine.indicators.rating import ANYBODY
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Listed, Phrase, Words
from steelyard.engine.written import Code

SAYS = {
    "not done": Words(
        "The share of {items} that {roles} say are done; one nobody answered counts as not done.",
        "{roles}认定已完成的事项占比：{items}；无人填写的按未完成计。",
        "{roles}認定已完成的事項佔比：{items}；無人填寫的按未完成計。",
    ),
    "left out": Words(
        "The share of {items} that {roles} say are done; one nobody answered is left out.",
        "{roles}认定已完成的事项占比：{items}；无人填写的不计。",
        "{roles}認定已完成的事項佔比：{items}；無人填寫的不計。",
    ),
}
HALF = number.MICRO // 2
Row = Mapping[str, Any]


class Checklist(OfRatings):
    """kind: checklist."""

    kind: Literal["checklist"]
    items: Annotated[tuple[Code, ...], Field(min_length=1, description="The steps, as they are rated.")]
    roles: tuple[Code, ...] = Field((), description="Who may tick them; everybody when left out.")
    unanswered: Literal["not done", "left out"] = Field(
        "not done", description="What an item is that nobody answered."
    )

    def natural_unit(self, amounts: Mapping[str, str | None]) -> Unit:
        """A ratio."""
        return "ratio"

    def chosen(self, rows: ibis.Table, code: str) -> ibis.Table:
        """Take its items and roles."""
        rows = rows.filter(one_of(rows.item, self.items))
        return rows.filter(one_of(rows.role, self.roles)) if self.roles else rows

    def asked(self, code: str) -> dict[str, tuple[str, ...]]:
        """Its items and roles."""
        return {"item": self.items, "role": self.roles}

    @staticmethod
    def _by_item(rows: ibis.Table) -> ibis.Table:
        items = rows.group_by("plan", "person", "item").aggregate(
            summed=number.total(rows.value_micro), ratings=rows.value_micro.count()
        )
        return items.mutate(mean=number.divide(items.summed, items.ratings))

    def gathered(self, rows: ibis.Table) -> Rated:
        """Done over all, or over those answered."""
        items = self._by_item(rows)
        found = items.group_by("plan", "person").aggregate(
            done=items.count(
                where=number.wide(items.summed) >= number.wide(items.ratings) * number.wide(HALF)
            ),
            answered=items.count(),
            ratings=number.total(items.ratings),
        )
        of = found.answered if self.unanswered == "left out" else number.whole(len(self.items))
        value = Exact(number.wide(found.done) * number.wide(number.MICRO), number.wide(of))
        return Rated(found, value, found.ratings, "no_facts")

    def shown(self, rows: ibis.Table) -> list[ibis.Table]:
        """Each item's mean."""
        items = self._by_item(rows)
        return [shown_as(items, "item", items.item, items["mean"])]

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield items that come twice."""
        yield from super().flaws(draft)
        for name in twice(self.items):
            yield Flaw("item_twice", ("items",), {"name": name})

    def says(self, plan: Any) -> Phrase:
        """Say which items."""
        roles = Listed(tuple(ROLES.get(role, role) for role in self.roles)) if self.roles else ANYBODY
        return SAYS[self.unanswered](items=Listed(self.items), roles=roles)

    def formula(self, counted: Sequence[Row], value: Figure, plan: Any) -> str:
        """Show the division."""
        answered = {row["fact_id"]: row["value"] for row in counted}
        done = sum(mean >= HALF for mean in answered.values())
        of = len(answered) if self.unanswered == "left out" else len(self.items)
        return f"{done} ÷ {of} = {value.text()}" if value.value is not None else ""
