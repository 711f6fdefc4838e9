"""By what a stretch of time is divided: by days, by months, or by a season's weights, one a month.

The same words serve targets of a longer stretch (`target_by`), and who is on a plan for a part of a period
(`prorate`).
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from steelyard.engine.calendars import YEAR
from steelyard.engine.figures import Figure
from steelyard.engine.number import MICRO
from steelyard.engine.problems import Flaw
from steelyard.engine.shape import Shape
from steelyard.engine.words import Listed, Sayable, Words
from steelyard.engine.written import Percent


class Season(Shape):
    """Weights of a fiscal year's months, in the order of the year."""

    season: tuple[Percent, ...] = Field(
        description="The part of the year that falls on each of its 12 months, from the fiscal year's first; "
        "in all 100 %."
    )

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield weights that make no year."""
        if len(self.season) != YEAR:
            yield Flaw("season_months", ("season",), {"count": len(self.season)})
        elif any(weight <= 0 for weight in self.season):
            yield Flaw("season_weight", ("season",))
        elif sum(self.season) != MICRO:
            yield Flaw("season_total", ("season",), {"total": Figure(sum(self.season), "ratio")})


def _how(written: Any) -> str:
    return "season" if isinstance(written, Mapping | Season) else "word"


Spread = Annotated[
    Annotated[Literal["period", "days", "months"], Tag("word")] | Annotated[Season, Tag("season")],
    Discriminator(_how),
]
Proration = Annotated[
    Annotated[Literal["days", "months", "begun months"], Tag("word")] | Annotated[Season, Tag("season")],
    Discriminator(_how),
]
By = Literal["period", "days", "months", "begun months"] | Season

BY = {
    "days": Words("by calendar days", "按日历天数", "按日曆天數"),
    "months": Words("by whole months", "按整月数", "按整月數"),
    "begun months": Words("by months begun", "按已开始的月数", "按已開始的月數"),
}
ALIKE = Words("by months, each alike", "按月均分", "按月均分")
BY_SEASON = Words(
    "by the weights of the fiscal year's months: {weights}",
    "按财年各月权重（{weights}）",
    "按財年各月權重（{weights}）",
)


def by_words(by: By) -> Sayable:
    """Say by what is divided."""
    if isinstance(by, Season):
        return BY_SEASON(weights=Listed(tuple(Figure(one, "ratio").text() for one in by.season)))
    return BY[by]


def spread_words(by: By) -> Sayable:
    """Say by what a longer stretch is divided among its months."""
    return ALIKE if by == "months" else by_words(by)


def season_flaws(by: By | None, field: str, draft: Any) -> Iterator[Flaw]:
    """Yield what is wrong with a season, if it is one."""
    if isinstance(by, Season):
        yield from (flaw.below(field) for flaw in by.flaws(draft))
