"""Groups: parts stand in groups with a weight: perspectives, result areas, objectives or methods.

Group weights total 100 %, as do the parts' weights within each group. A part that is left out gives its
weight to the others of its group; a group without any part left gives its weight to the other groups.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from pydantic import Field

from steelyard.engine.figures import Figure
from steelyard.engine.number import MICRO
from steelyard.engine.problems import Flaw
from steelyard.engine.scorecards.part import ScorecardPart
from steelyard.engine.scorecards.scorecard import Place, Scorecard
from steelyard.engine.shape import Shape, Title
from steelyard.engine.words import Language, Listed, Phrase, Words
from steelyard.engine.written import Code, Percent

As = Literal["perspective", "result area", "objective", "method"]
AS = {
    "perspective": Words("perspectives", "维度", "構面"),
    "result area": Words("result areas", "结果领域", "結果領域"),
    "objective": Words("objectives", "目标项", "目標項"),
    "method": Words("methods", "考核方式", "考核方式"),
}
GROUPED = Words(
    "Parts are weighed within their {groups}, and these against each other: {weights}.",
    "先在各{groups}内加权，再按{groups}加权：{weights}。",
    "先在各{groups}內加權，再按{groups}加權：{weights}。",
)
ONE_GROUP = Words("{title} {weight}", "{title} {weight}", "{title} {weight}")


class Group(Shape):
    """Parts that belong together, with a weight of their own."""

    titles: Title = Field(alias="title", description="Its name, in each language.")
    weight: Percent = Field(description="Its share of the total.")
    parts: dict[Code, ScorecardPart] = Field(description="The indicators in it.", min_length=1)

    def title(self, language: Language) -> str:
        """Give its name."""
        return self.titles.text(language)

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield a weight that is none, and parts that do not total 100 %."""
        if self.weight <= 0:
            yield Flaw("weight_not_positive", ("weight",), {"written": Figure(self.weight, "ratio")})
        whole = sum(part.weight for part in self.parts.values())
        if whole != MICRO:
            yield Flaw("weights_not_whole", ("parts",), {"total": Figure(whole, "ratio")})


class Groups(Scorecard):
    """kind: groups."""

    kind: Literal["groups"]
    as_: As = Field("perspective", alias="as", description="What the groups are called; changes only words.")
    groups: dict[Code, Group] = Field(description="The groups, each with its parts.", min_length=1)

    @property
    def parts(self) -> dict[str, ScorecardPart]:
        """Give the parts of all groups by the indicator's code."""
        return {place.code: place.part for place in self.places()}

    def places(self) -> Sequence[Place]:
        """Every part, group by group."""
        return [
            Place.model_construct(code=code, part=part, group=name, group_weight=group.weight)
            for name, group in self.groups.items()
            for code, part in group.parts.items()
        ]

    def path(self, place: Place) -> tuple[str, ...]:
        """Tell where a part is written."""
        return ("groups", place.group or "", "parts", place.code)

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield weights that do not total 100 %, and what is wrong inside."""
        whole = sum(group.weight for group in self.groups.values())
        if whole != MICRO:
            yield Flaw("weights_not_whole", ("groups",), {"total": Figure(whole, "ratio")})
        for name, group in self.groups.items():
            yield from (flaw.below("groups", name) for flaw in group.flaws(draft))
        yield from super().flaws(draft)

    def says(self) -> Iterator[Phrase]:
        """Say what the groups weigh."""
        weights = tuple(
            ONE_GROUP(title=group.titles, weight=Figure(group.weight, "ratio"))
            for group in self.groups.values()
        )
        yield GROUPED(groups=AS[self.as_], weights=Listed(weights))
