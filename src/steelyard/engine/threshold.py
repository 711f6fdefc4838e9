"""A threshold: an indicator must reach something. Gates of scorecards and of pay are made of it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from steelyard.engine.figures import Figure, unit_scale
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.names import suggestion
from steelyard.engine.problems import Flaw
from steelyard.engine.shape import Shape
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Code, Level, Percent

LIMITS = ("at_least", "at_most", "attainment_at_least")
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
}


class Threshold(Shape):
    """An indicator and the limit it must keep: exactly one of three."""

    indicator: Code = Field(description="The indicator that is looked at.")
    at_least: Level | None = Field(None, description="Its value must be this or more.")
    at_most: Level | None = Field(None, description="Its value must be this or less.")
    attainment_at_least: Percent | None = Field(None, description="Its attainment must be this or more.")

    @model_validator(mode="after")
    def _one_limit(self) -> "Threshold":
        if sum(getattr(self, limit) is not None for limit in LIMITS) != 1:
            raise PydanticCustomError("one_limit", "", {"limits": ", ".join(LIMITS)})
        return self

    @property
    def limit(self) -> str:
        """Name the limit that is set."""
        return next(limit for limit in LIMITS if getattr(self, limit) is not None)

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
        return "attainment" if self.limit == "attainment_at_least" else "value"

    def holds(self, at: Any, limit: Any) -> Any:
        """Compare two notches (exact.py), as expressions or as plain numbers."""
        return at <= limit if self.limit == "at_most" else at >= limit

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield an indicator that is not there, or has nothing to attain."""
        if self.indicator not in draft.names("indicators"):
            known = suggestion(self.indicator, draft.names("indicators"))
            yield Flaw("unknown_indicator", ("indicator",), {"name": self.indicator, "known": known})
        indicator = draft.indicators.get(self.indicator)
        if indicator is not None and self.limit == "attainment_at_least" and indicator.target is None:
            yield Flaw("nothing_to_attain", (self.limit,), {"name": self.indicator})

    def words(self, indicator: Indicator, currency: str) -> Phrase:
        """Say what must be kept."""
        value = self.limit_value(indicator, currency)
        shown = (
            Figure(value, "ratio")
            if self.limit == "attainment_at_least"
            else indicator.figure(value, currency)
        )
        return SAYS[self.limit](indicator=indicator.titles, limit=shown)
