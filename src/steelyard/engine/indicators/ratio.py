"""Ratio: one count or sum over another, such as deals won over deals decided. A denominator of 0 gives no value."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import Field

from steelyard.engine import number
from steelyard.engine.figures import Unit
from steelyard.engine.filters import Filter
from steelyard.engine.indicators.facts import CreditedFacts
from steelyard.engine.indicators.indicator import Indicator, Part, Sums, facts_words
from steelyard.engine.problems import Flaw
from steelyard.engine.shape import Shape
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Code

SAYS = Words("{top}, divided by {bottom}.", "{top}除以{bottom}。", "{top}除以{bottom}。")
COUNT_OF = Words("The number of {facts}", "{facts}的数量", "{facts}的數量")
SUM_OF = Words("The total of “{of}” of {facts}", "{facts}的“{of}”合计", "{facts}的「{of}」合計")


class Side(Shape):
    """A numerator or a denominator: a count of facts, or the sum of a column of theirs."""

    of: Code | None = Field(None, description="The column that is summed; facts are counted when left out.")
    from_: Code | None = Field(None, alias="from", description="The dataset, where it is another.")
    where: Filter | None = Field(None, description="Which facts count.")


class Ratio(Indicator):
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

    def says(self) -> Phrase:
        """Say what is measured."""
        top, bottom = (
            SUM_OF(of=part.of, facts=facts_words(part)) if part.of else COUNT_OF(facts=facts_words(part))
            for part in self.parts()
        )
        return SAYS(top=top, bottom=bottom)
