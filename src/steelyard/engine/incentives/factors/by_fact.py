"""By fact: a factor for some facts, such as those of one product; the first condition that is met decides."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import Field

from steelyard.engine.figures import Figure, percent_text
from steelyard.engine.filters import Filter
from steelyard.engine.incentives.chosen import Chosen
from steelyard.engine.incentives.factors.factor import Factor
from steelyard.engine.incentives.seen import Seen
from steelyard.engine.number import MICRO
from steelyard.engine.problems import Flaw
from steelyard.engine.shape import Shape
from steelyard.engine.words import Listed, Phrase, Sayable, Words
from steelyard.engine.written import Percent

ASK_CHOICES = "by_fact multiplies each line by what its fact says: ask `choices`"
SAYS = Words(
    "What each fact pays is multiplied: {cases}; else by {otherwise}.",
    "每笔所得再乘以：{cases}；其余乘以 {otherwise}。",
    "每筆所得再乘以：{cases}；其餘乘以 {otherwise}。",
)
CASE = Words("by {factor} where {when}", "{when} 时 {factor}", "{when} 時 {factor}")
SEMICOLON = Words("; ", "；", "；")
TOLD = Words(
    "Each line is multiplied by what its fact says.",
    "每笔按其自身情况再乘以系数。",
    "每筆按其自身情況再乘以係數。",
)


class WhenFactor(Shape):
    """A condition and the factor of facts that meet it."""

    when: Filter = Field(description="Which facts.")
    factor: Percent = Field(description="What their pay is multiplied by.")


class ByFact(Factor):
    """kind: by_fact."""

    kind: Literal["by_fact"]
    rates: tuple[WhenFactor, ...] = Field(description="Conditions and their factors.", min_length=1)
    otherwise: Percent = Field(MICRO, description="The factor of all other facts.")

    @property
    def choices(self) -> Chosen:
        """As listed."""
        whens = tuple(one.when for one in self.rates)
        return Chosen(whens, (*(one.factor for one in self.rates), self.otherwise))

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield factors below 0."""
        for place, factor in enumerate(self.choices.figures):
            path = ("rates", place) if place < len(self.rates) else ("otherwise",)
            if factor < 0:
                yield Flaw("factor_negative", path, {"written": Figure(factor, "ratio")})

    def ppm(self, seen: Seen) -> Any:
        """None for a person: each line has its own (`choices`)."""
        raise TypeError(ASK_CHOICES)

    def says(self, plan: Any) -> Phrase:
        """Say the conditions and their factors."""
        cases: list[Sayable] = [
            CASE(factor=percent_text(one.factor), when=one.when.words()) for one in self.rates
        ]
        return SAYS(cases=Listed(tuple(cases), SEMICOLON), otherwise=percent_text(self.otherwise))

    def told(self, rows: Any, known: Mapping[str, int | None], ppm: int) -> Phrase:
        """Say that lines tell; each shows its own."""
        return TOLD()
