"""Latest: a column of the newest fact, by date and then id. No facts, no value."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import Field

from steelyard.engine.figures import Unit
from steelyard.engine.indicators.facts import CreditedFacts
from steelyard.engine.indicators.of_facts import OfFacts
from steelyard.engine.indicators.part import Part, Sums, facts_words
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Code

SAYS = Words(
    "“{of}” of the newest of {facts}.", "{facts}中最新一条的“{of}”。", "{facts}中最新一筆的「{of}」。"
)


class Latest(OfFacts):
    """kind: latest."""

    kind: Literal["latest"]
    of: Code = Field(description="The column that is taken.")

    def natural_unit(self, amounts: Mapping[str, str | None]) -> Unit:
        """Money, if it takes the credited amount; else an average, which may have decimals."""
        return "money" if amounts.get(self.from_) == self.of else "average"

    def parts(self) -> tuple[Part, ...]:
        """The facts whose column it takes."""
        return (Part("value", self.from_, self.where, self.of),)

    @property
    def adds_up(self) -> bool:
        """Only one heap has the last."""
        return False

    def gather(self, part: Part, facts: CreditedFacts) -> Sums:
        """The value of the row that comes last."""
        value: Any = facts.number(self.of)
        filled = facts.stands(facts.only(part.where) & value.notnull())
        order = facts.rows.counted_on.cast("string") + facts.rows.fact_id
        return {"last": value.argmax(order, where=filled)}

    def value(self, sums: Mapping[str, Sums]) -> Any:
        """That value."""
        return sums["value"]["last"]

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield an amount that may reach a manager in several parts: no one of them is the last."""
        yield from super().flaws(draft)
        credit = draft.credit.get(self.from_)
        if credit is not None and not credit.one_row_a_fact and self.of == credit.amount:
            yield Flaw("number_of_shared_facts", ("of",), {"column": self.of, "dataset": self.from_})

    def says(self, plan: Any) -> Phrase:
        """Say what is measured."""
        return SAYS(of=self.of, facts=facts_words(self.parts()[0], plan))
