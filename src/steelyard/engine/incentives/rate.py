"""Rate: a share of every credited amount; facts may have rates of their own, by product or region."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from steelyard.engine import number
from steelyard.engine.figures import percent_text
from steelyard.engine.filters import Filter
from steelyard.engine.incentives.chosen import Chosen
from steelyard.engine.incentives.incentive import PaysByFact
from steelyard.engine.incentives.line import Line, PaidLine
from steelyard.engine.personal import plain
from steelyard.engine.personal_words import written_figure
from steelyard.engine.problems import Flaw
from steelyard.engine.shape import Shape
from steelyard.engine.words import Language, Phrase, Words
from steelyard.engine.written import PERSONAL, OwnPercent, Percent

SAYS = Words(
    "Pays {rate} of every amount credited under “{on}”.",
    "按“{on}”每笔归属金额的 {rate} 支付。",
    "按「{on}」每筆歸屬金額的 {rate} 支付。",
)
SAYS_BY_FACT = Words(
    "Pays a share of every amount credited under “{on}”: the first rate whose condition is met, else {rate}.",
    "按“{on}”每笔归属金额的比例支付：取首个满足条件的比例，否则为 {rate}。",
    "按「{on}」每筆歸屬金額的比例支付：取首個滿足條件的比例，否則為 {rate}。",
)
ELSE = Words("all others", "其余", "其餘")


class WhenRate(Shape):
    """A condition and the rate of facts that meet it."""

    when: Filter = Field(description="Which facts.")
    rate: Percent = Field(description="The share of their amounts that is paid.")


class Rate(PaysByFact):
    """kind: rate."""

    kind: Literal["rate"]
    rate: OwnPercent = Field(description="The share that is paid, or `personal`: agreed with each person.")
    rates: tuple[WhenRate, ...] = Field((), description="Rates of certain facts; the first match counts.")

    @property
    def choices(self) -> Chosen | None:
        """As listed."""
        if not self.rates or not isinstance(self.rate, int):
            return None
        return Chosen(tuple(one.when for one in self.rates), (*(one.rate for one in self.rates), self.rate))

    def figures(self) -> dict[str, int]:
        """The rate, where it is one."""
        return {} if self.choices else plain(rate=self.rate)

    def pattern(self) -> str:
        """The conditions, and what it pays on."""
        return f"{self.kind} {self.on} {[one.when for one in self.rates]!r}"

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield rates of certain facts beside a personal one: nobody could say which comes first."""
        yield from super().flaws(draft)
        if self.rates and self.rate == PERSONAL:
            yield Flaw("personal_beside_rates", ("rates",))

    def exact(self, line: Line) -> Any:
        """Credit times rate."""
        rate = line.chosen if self.choices else line.of["rate"]
        return number.wide(line.credit_minor) * number.wide(rate)

    def says(self, plan: Any) -> Phrase:
        """Say what is paid."""
        words = SAYS_BY_FACT if self.rates else SAYS
        return words(rate=written_figure(self.rate, "ratio"), on=plan.indicators[self.on].titles)

    def rows(self, currency: str, language: Language) -> tuple[tuple[str, ...], ...]:
        """Give the rates by condition."""
        if not self.rates:
            return ()
        listed = [(one.when.words().text(language), percent_text(one.rate)) for one in self.rates]
        rate = written_figure(self.rate, "ratio").text(language)
        return (*listed, (ELSE.text(language), rate))

    def formula(self, line: PaidLine) -> str:
        """Show the product."""
        rate = self.choices.figures[line.choice] if self.choices else line.figure("rate", self.rate)
        return f"{line.money(line.credit_minor)} × {percent_text(rate)}"
