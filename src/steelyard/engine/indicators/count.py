"""Count: how many facts. A shared deal is one deal for each who has a share, and one for their manager."""

from collections.abc import Mapping
from typing import Any, Literal

from steelyard.engine import number
from steelyard.engine.figures import Unit
from steelyard.engine.indicators.facts import CreditedFacts
from steelyard.engine.indicators.of_facts import OfFacts
from steelyard.engine.indicators.part import Part, Sums, facts_words
from steelyard.engine.words import Phrase, Words

SAYS = Words("The number of {facts}.", "{facts}的数量。", "{facts}的數量。")


class Count(OfFacts):
    """kind: count."""

    kind: Literal["count"]

    def natural_unit(self, amounts: Mapping[str, str | None]) -> Unit:
        """A count."""
        return "count"

    def gather(self, part: Part, facts: CreditedFacts) -> Sums:
        """One count."""
        return {"count": facts.count(facts.only(part.where))}

    def value(self, sums: Mapping[str, Sums]) -> Any:
        """The count; none is 0."""
        return sums["value"]["count"].fill_null(number.whole(0))

    def says(self, plan: Any) -> Phrase:
        """Say what is measured."""
        return SAYS(facts=facts_words(self.parts()[0], plan))
