"""Ratio: one count or sum over another; over 0 or less there is no value."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from pydantic import Field

from steelyard.engine import number
from steelyard.engine.figures import Figure, Unit
from steelyard.engine.filters import Filter
from steelyard.engine.indicators.facts import CreditedFacts
from steelyard.engine.indicators.of_facts import OfFacts
from steelyard.engine.indicators.part import Part, Row, Sums, facts_in, facts_words
from steelyard.engine.problems import Flaw
from steelyard.engine.shape import Shape
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Code

SAYS = Words(
    "Divides {top} by {bottom}; by 0 or less there is no value.",
    "{top}除以{bottom}；除数为 0 或更低时无值。",
    "{top}除以{bottom}；除數為 0 或更低時無值。",
)
COUNT_OF = Words("the number of {facts}", "{facts}的数量", "{facts}的數量")
SUM_OF = Words("the total of “{of}” of {facts}", "{facts}的“{of}”合计", "{facts}的「{of}」合計")


class Side(Shape):
    """A numerator or a denominator: a count of facts, or the sum of a column of theirs."""

    of: Code | None = Field(None, description="The column that is summed; facts are counted when left out.")
    from_: Code | None = Field(None, alias="from", description="The dataset, where it is another.")
    where: Filter | None = Field(None, description="Which facts count.")


class Ratio(OfFacts):
    """kind: ratio."""

    kind: Literal["ratio"]
    numerator: Side = Field(description="What is divided.")
    denominator: Side = Field(description="What it is divided by.")

    def natural_unit(self, amounts: Mapping[str, str | None]) -> Unit:
        """A ratio."""
        return "ratio"

    def parts(self) -> tuple[Part, ...]:
        """The facts of both sides."""
        top, bottom = self.numerator, self.denominator
        return (
            Part("numerator", top.from_ or self.from_, top.where, top.of),
            Part("denominator", bottom.from_ or self.from_, bottom.where, bottom.of),
        )

    def gather(self, part: Part, facts: CreditedFacts) -> Sums:
        """A count or a sum, in millionths of one, so that any two can be divided."""
        only = facts.only(part.where)
        if part.of is None:
            return {"side": facts.count(only) * number.whole(number.MICRO)}
        scale = facts.minor_units(part.of) or number.MICRO
        return {"side": facts.sum(part.of, only) * number.whole(number.MICRO // scale)}

    def value(self, sums: Mapping[str, Sums]) -> Any:
        """Numerator over denominator, rounded once to a millionth."""
        top = sums["numerator"]["side"].fill_null(number.whole(0))
        bottom = sums["denominator"]["side"]
        usable = (bottom > number.whole(0)).ifelse(bottom, number.nothing())
        return number.divide(number.wide(top) * number.wide(number.MICRO), usable)

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield a filter that would apply to neither side, and sums that cannot be compared."""
        yield from super().flaws(draft)
        if self.where is not None:
            yield Flaw("ratio_where", ("where",))

    def formula(self, counted: Sequence[Row], value: Figure, plan: Any) -> str:
        """Show the division."""
        top, bottom = (self._side(part, counted, plan) for part in self.parts())
        return f"{top} ÷ {bottom} = {value.text()}" if value.value is not None else f"{top} ÷ {bottom}"

    @staticmethod
    def _side(part: Part, counted: Sequence[Row], plan: Any) -> str:
        rows = [row for row in counted if row["part"] == part.name]
        if part.of is None:
            return Figure(facts_in(rows), "count").text()
        unit: Unit = "money" if part.of == plan.credit[part.dataset].amount else "average"
        return Figure(sum(row["value"] or 0 for row in rows), unit, plan.currency).bare()

    def says(self, plan: Any) -> Phrase:
        """Say what is measured."""
        top, bottom = (
            SUM_OF(of=part.of, facts=facts_words(part, plan))
            if part.of
            else COUNT_OF(facts=facts_words(part, plan))
            for part in self.parts()
        )
        return SAYS(top=top, bottom=bottom)
