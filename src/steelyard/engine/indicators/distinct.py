"""Distinct: how many different values a column has, such as customers won. Empty cells are none."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field

from steelyard.engine import number
from steelyard.engine.figures import Unit
from steelyard.engine.indicators.facts import CreditedFacts
from steelyard.engine.indicators.of_facts import OfFacts
from steelyard.engine.indicators.part import Part, Sums, facts_words
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Code

SAYS = Words(
    "The number of different “{of}” in {facts}.",
    "{facts}中不同“{of}”的数量。",
    "{facts}中不同「{of}」的數量。",
)


class Distinct(OfFacts):
    """kind: distinct."""

    kind: Literal["distinct"]
    of: Code = Field(description="The column whose different values are counted.")

    def natural_unit(self, amounts: Mapping[str, str | None]) -> Unit:
        """A count."""
        return "count"

    def parts(self) -> tuple[Part, ...]:
        """The facts whose column it looks at; values are not summed, so shares do not matter."""
        return (Part("value", self.from_, self.where, also=(self.of,)),)

    @property
    def adds_up(self) -> bool:
        """One value may be in both heaps."""
        return False

    def gather(self, part: Part, facts: CreditedFacts) -> Sums:
        """One count of different values."""
        return {"count": facts.column(self.of).nunique(where=facts.stands(facts.only(part.where)))}

    def value(self, sums: Mapping[str, Sums]) -> Any:
        """The count; none is 0."""
        return sums["value"]["count"].fill_null(number.whole(0))

    def says(self, plan: Any) -> Phrase:
        """Say what is measured."""
        return SAYS(of=self.of, facts=facts_words(self.parts()[0], plan))
