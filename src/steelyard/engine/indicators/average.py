"""Average: the mean over facts; of an amount, of what one is credited with. No facts, no value."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pydantic import Field

from steelyard.engine import number
from steelyard.engine.exact import Exact
from steelyard.engine.figures import Figure, Unit
from steelyard.engine.indicators.facts import CreditedFacts
from steelyard.engine.indicators.of_facts import OfFacts
from steelyard.engine.indicators.part import Part, Row, Sums, facts_in, facts_words
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Code

SAYS = Words(
    "The average of “{of}” over {facts}; empty cells are left out.",
    "{facts}的“{of}”平均值；空白不计。",
    "{facts}的「{of}」平均值；空白不計。",
)


class Average(OfFacts):
    """kind: average."""

    kind: Literal["average"]
    of: Code = Field(description="The column that is averaged.")

    @property
    def divides(self) -> bool:
        """It does."""
        return True

    def natural_unit(self, amounts: Mapping[str, str | None]) -> Unit:
        """Money, if it averages the credited amount; else an average."""
        return "money" if amounts.get(self.from_) == self.of else "average"

    def parts(self) -> tuple[Part, ...]:
        """The facts whose column it averages."""
        return (Part("value", self.from_, self.where, self.of),)

    def gather(self, part: Part, facts: CreditedFacts) -> Sums:
        """A sum, and how many facts it is of."""
        filled = facts.only(part.where) & facts.number(self.of).notnull()
        return {"sum": facts.sum(self.of, filled), "count": facts.count(filled)}

    def value(self, sums: Mapping[str, Sums]) -> Any:
        """The sum over the count."""
        count = sums["value"]["count"].nullif(number.whole(0))
        return Exact(number.wide(sums["value"]["sum"]), number.wide(count))

    def formula(self, counted: Sequence[Row], value: Figure, plan: Any) -> str:
        """Show the division."""
        filled = [row for row in counted if row["value"] is not None]
        total = Figure(sum(row["value"] for row in filled), self.unit, plan.currency)
        facts = facts_in(filled)
        return f"{total.bare()} ÷ {facts} = {value.text()}" if facts else ""

    def says(self, plan: Any) -> Phrase:
        """Say what is measured."""
        return SAYS(of=self.of, facts=facts_words(self.parts()[0], plan))
