"""Ratio: one count or sum over another; over 0 or less there is no value."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from pydantic import Field

from steelyard.engine import number
from steelyard.engine.exact import Exact
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
IN_PARTS = "in_"  # before how many of a sum make one


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

    @property
    def divides(self) -> bool:
        """It does."""
        return True

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
        """A count or a sum; its name tells how many of it make one, so that any two can be divided."""
        only = facts.only(part.where)
        if part.of is None:
            return {f"{IN_PARTS}1": facts.count(only)}
        scale = facts.minor_units(part.of) or number.MICRO
        return {f"{IN_PARTS}{scale}": facts.sum(part.of, only)}

    def value(self, sums: Mapping[str, Sums]) -> Any:
        """Numerator over denominator, in millionths."""
        (top, of_top), (bottom, of_bottom) = (_side(sums[part.name]) for part in self.parts())
        usable = (bottom > number.whole(0)).ifelse(bottom, number.nothing())
        alike = math.gcd(number.MICRO * of_bottom, of_top)
        times, by = number.MICRO * of_bottom // alike, of_top // alike
        over = number.wide(top.fill_null(number.whole(0))) * number.wide(times)
        return Exact(over, number.wide(usable) * number.wide(by) if by > 1 else number.wide(usable))

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


def _side(sums: Sums) -> tuple[Any, int]:
    """Find a side's sum, and how many of it make one."""
    name = next(name for name in sums if name.startswith(IN_PARTS))
    return sums[name], int(name.removeprefix(IN_PARTS))
