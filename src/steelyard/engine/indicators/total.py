"""Total: the sum of a column. With no facts it is 0, and says so."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pydantic import Field

from steelyard.engine import number
from steelyard.engine.exact import Exact
from steelyard.engine.figures import Figure, Unit
from steelyard.engine.indicators.facts import CreditedFacts
from steelyard.engine.indicators.of_facts import OfFacts
from steelyard.engine.indicators.part import Part, Row, Sums, facts_words
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Code

SAYS = Words("The total of “{of}” of {facts}.", "{facts}的“{of}”合计。", "{facts}的「{of}」合計。")
SHOWN = 5  # parts of a sum that a formula shows


class Total(OfFacts):
    """kind: total."""

    kind: Literal["total"]
    of: Code = Field(description="The column that is summed.")

    @property
    def divides(self) -> bool:
        """Numbers come in millionths."""
        return self.unit != "money"

    def natural_unit(self, amounts: Mapping[str, str | None]) -> Unit:
        """Money, if it sums the credited amount; else a plain count."""
        return "money" if amounts.get(self.from_) == self.of else "count"

    def parts(self) -> tuple[Part, ...]:
        """The facts whose column it sums."""
        return (Part("value", self.from_, self.where, self.of),)

    def gather(self, part: Part, facts: CreditedFacts) -> Sums:
        """One sum."""
        return {"sum": facts.sum(self.of, facts.only(part.where))}

    def value(self, sums: Mapping[str, Sums]) -> Any:
        """The sum; numbers come in millionths, of which it takes a million to make one."""
        found = sums["value"]["sum"].fill_null(number.whole(0))
        return found if self.unit == "money" else Exact(number.wide(found), number.wide(number.MICRO))

    def formula(self, counted: Sequence[Row], value: Figure, plan: Any) -> str:
        """Show the sum, or its first few parts and how many there are."""
        unit: Unit = "money" if self.unit == "money" else "average"
        filled = [
            Figure(row["value"], unit, plan.currency).bare() for row in counted if row["value"] is not None
        ]
        shown = [*filled[:SHOWN], f"… ({len(filled)})"] if len(filled) > SHOWN else filled
        return f"{' + '.join(shown) or '0'} = {value.text()}".replace("+ -", "− ")

    def says(self, plan: Any) -> Phrase:
        """Say what is measured."""
        return SAYS(of=self.of, facts=facts_words(self.parts()[0], plan))
