"""A threshold: an indicator must reach something. Gates of scorecards and of pay are made of it."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import Any

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from steelyard.engine.curves.by_value import axis_in, too_fine
from steelyard.engine.figures import Figure, unit_scale
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.names import suggestion
from steelyard.engine.problems import Flaw
from steelyard.engine.shape import Shape
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Code, Level, Percent

COMPARED: dict[str, Callable[[Any, Any], Any]] = {"at_least": ge, "at_most": le, "above": gt, "below": lt}
OF_ATTAINMENT = "attainment_"
LIMITS = (*COMPARED, *(OF_ATTAINMENT + name for name in COMPARED))
SAYS = {
    "at_least": Words(
        "{indicator} is at least {limit}", "{indicator}不低于 {limit}", "{indicator}不低於 {limit}"
    ),
    "at_most": Words(
        "{indicator} is at most {limit}", "{indicator}不高于 {limit}", "{indicator}不高於 {limit}"
    ),
    "attainment_at_least": Words(
        "the attainment of {indicator} is at least {limit}",
        "{indicator}的达成率不低于 {limit}",
        "{indicator}的達成率不低於 {limit}",
    ),
    "above": Words("{indicator} is above {limit}", "{indicator}高于 {limit}", "{indicator}高於 {limit}"),
    "below": Words("{indicator} is below {limit}", "{indicator}低于 {limit}", "{indicator}低於 {limit}"),
    "attainment_at_most": Words(
        "the attainment of {indicator} is at most {limit}",
        "{indicator}的达成率不高于 {limit}",
        "{indicator}的達成率不高於 {limit}",
    ),
    "attainment_above": Words(
        "the attainment of {indicator} is above {limit}",
        "{indicator}的达成率高于 {limit}",
        "{indicator}的達成率高於 {limit}",
    ),
    "attainment_below": Words(
        "the attainment of {indicator} is below {limit}",
        "{indicator}的达成率低于 {limit}",
        "{indicator}的達成率低於 {limit}",
    ),
}


class Threshold(Shape):
    """An indicator and the limit it must keep: exactly one of them."""

    indicator: Code = Field(description="The indicator that is looked at.")
    at_least: Level | None = Field(None, description="Its value must be this or more.")
    at_most: Level | None = Field(None, description="Its value must be this or less.")
    above: Level | None = Field(None, description="Its value must be more than this.")
    below: Level | None = Field(None, description="Its value must be less than this.")
    attainment_at_least: Percent | None = Field(None, description="Its attainment must be this or more.")
    attainment_at_most: Percent | None = Field(None, description="Its attainment must be this or less.")
    attainment_above: Percent | None = Field(None, description="Its attainment must be more than this.")
    attainment_below: Percent | None = Field(None, description="Its attainment must be less than this.")

    @model_validator(mode="after")
    def _one_limit(self) -> "Threshold":
        if sum(getattr(self, limit) is not None for limit in LIMITS) != 1:
            raise PydanticCustomError("one_limit", "", {"limits": ", ".join(LIMITS)})
        return self

    @property
    def limit(self) -> str:
        """Name the limit that is set."""
        return next(limit for limit in LIMITS if getattr(self, limit) is not None)

    @property
    def by_attainment(self) -> bool:
        """Tell whether it looks at the attainment, else at the value."""
        return self.limit.startswith(OF_ATTAINMENT)

    @property
    def compare(self) -> Callable[[Any, Any], Any]:
        """Give how what it looks at must stand to the limit."""
        return COMPARED[self.limit.removeprefix(OF_ATTAINMENT)]

    def just_kept(self, indicator: Indicator, currency: str) -> int:
        """Give a figure that keeps the limit, as near to it as can be."""
        limit = self.limit_value(indicator, currency)
        return limit + {gt: 1, lt: -1}.get(self.compare, 0)

    def limit_value(self, indicator: Indicator, currency: str) -> int:
        """Give the limit in the scale of what is compared."""
        written = getattr(self, self.limit)
        return (
            int(written * unit_scale(indicator.unit, currency))
            if isinstance(written, Decimal)
            else int(written)
        )

    @property
    def looks_at(self) -> str:
        """Name the figure of a measure that is compared; its rest is named alike."""
        return "attainment" if self.by_attainment else "value"

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield an indicator that is not there, or has nothing to attain."""
        if self.indicator not in draft.names("indicators"):
            known = suggestion(self.indicator, draft.names("indicators"))
            yield Flaw("unknown_indicator", ("indicator",), {"name": self.indicator, "known": known})
        indicator = draft.indicators.get(self.indicator)
        if indicator is not None and self.by_attainment and indicator.target is None:
            yield Flaw("nothing_to_attain", (self.limit,), {"name": self.indicator})
        if indicator is not None and not self.by_attainment:
            axis, written = axis_in(draft, indicator), getattr(self, self.limit)
            if not axis.fits(written):
                yield too_fine(written, axis, (self.limit,))

    def words(self, indicator: Indicator, currency: str) -> Phrase:
        """Say what must be kept."""
        value = self.limit_value(indicator, currency)
        shown = Figure(value, "ratio") if self.by_attainment else indicator.figure(value, currency)
        return SAYS[self.limit](indicator=indicator.titles, limit=shown)
