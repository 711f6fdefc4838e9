"""Latest: a column of the newest fact, by date and then id. No facts, no value."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field

from steelyard.engine.figures import Unit
from steelyard.engine.indicators.facts import CreditedFacts
from steelyard.engine.indicators.indicator import Indicator, Part, Sums, facts_words
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Code

SAYS = Words(
    "“{of}” of the newest of {facts}.", "{facts}中最新一条的“{of}”。", "{facts}中最新一筆的「{of}」。"
)


class Latest(Indicator):
    """kind: latest."""

    kind: Literal["latest"]
    of: Code = Field(description="The column that is taken.")

    def natural_unit(self, amounts: Mapping[str, str | None]) -> Unit:
        """Money, if it takes the credited amount; else an average, which may have decimals."""
        return "money" if amounts.get(self.from_) == self.of else "average"

    def parts(self) -> tuple[Part, ...]:
        """The facts whose column it takes."""
        return (Part("value", self.from_, self.where, self.of),)

    def gather(self, part: Part, facts: CreditedFacts) -> Sums:
        """The value of the row that comes last."""
        value: Any = facts.number(self.of)
        filled = facts.only(part.where) & value.notnull()
        order = facts.rows.counted_on.cast("string") + facts.rows.fact_id
        return {"last": value.argmax(order, where=filled)}

    def value(self, sums: Mapping[str, Sums]) -> Any:
        """That value."""
        return sums["value"]["last"]

    def says(self, plan: Any) -> Phrase:
        """Say what is measured."""
        return SAYS(of=self.of, facts=facts_words(self.parts()[0], plan))
