"""Survey: what answers come to: their mean, the share of top answers, or promoters less detractors."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from pydantic import Field

from steelyard.engine import number
from steelyard.engine.exact import Exact
from steelyard.engine.figures import Figure, Unit, decimal_text
from steelyard.engine.indicators.facts import CreditedFacts
from steelyard.engine.indicators.of_facts import OfFacts
from steelyard.engine.indicators.part import Part, Row, Sums, facts_words
from steelyard.engine.number import MICRO
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Code, Points, Whole

Method = Literal["mean", "top box", "net promoter"]
SAYS = {
    "mean": Words(
        "The mean of the answers in “{of}” over {facts}{few}.",
        "{facts}中“{of}”答案的平均值{few}。",
        "{facts}中「{of}」答案的平均值{few}。",
    ),
    "top box": Words(
        "The share of answers of {top} or more in “{of}” over {facts}{few}.",
        "{facts}中“{of}”答案不低于 {top} 的占比{few}。",
        "{facts}中「{of}」答案不低於 {top} 的佔比{few}。",
    ),
    "net promoter": Words(
        "The percentage of answers of {top} or more less that of {bottom} or less in “{of}” "
        "over {facts}{few}.",
        "{facts}中“{of}”答案不低于 {top} 的百分比减去不高于 {bottom} 的百分比{few}。",
        "{facts}中「{of}」答案不低於 {top} 的百分比減去不高於 {bottom} 的百分比{few}。",
    ),
}
FEW = Words(
    "; fewer than {least} answers give no value", "；少于 {least} 份时无值", "；少於 {least} 份時無值"
)
UNITS: dict[str, Unit] = {"mean": "average", "top box": "ratio", "net promoter": "points"}


class Survey(OfFacts):
    """kind: survey."""

    kind: Literal["survey"]
    of: Code = Field(description="The column of answers, a number.")
    method: Method = Field("mean", description="What they come to.")
    top: Points = Field(9 * MICRO, description="From which answer on it is a top answer, or a promoter's.")
    bottom: Points = Field(6 * MICRO, description="Up to which answer it is a detractor's.")
    at_least: Whole = Field(1, description="How many answers there must be.")

    @property
    def divides(self) -> bool:
        """It does."""
        return True

    def natural_unit(self, amounts: Mapping[str, str | None]) -> Unit:
        """An average, a ratio, or points from -100 to 100."""
        return UNITS[self.method]

    def parts(self) -> tuple[Part, ...]:
        """The answers."""
        return (Part("value", self.from_, self.where, self.of),)

    def gather(self, part: Part, facts: CreditedFacts) -> Sums:
        """How many answers there are, and what the method needs of them."""
        answer: Any = facts.number(self.of)
        given = facts.only(part.where) & answer.notnull()
        sums = {"answers": facts.count(given)}
        if self.method == "mean":
            return sums | {"sum": number.total(answer, where=facts.stands(given))}
        sums["top"] = facts.count(given & (answer >= number.whole(self.top)))
        if self.method == "net promoter":
            sums["bottom"] = facts.count(given & (answer <= number.whole(self.bottom)))
        return sums

    def value(self, sums: Mapping[str, Sums]) -> Any:
        """What the answers come to; missing where there are too few."""
        found = sums["value"]
        answers = found["answers"]
        enough = (answers >= number.whole(max(self.at_least, 1))).ifelse(answers, number.nothing())
        if self.method == "mean":
            return Exact(number.wide(found["sum"]), number.wide(enough))
        if self.method == "top box":
            return Exact(number.wide(found["top"]) * number.wide(MICRO), number.wide(enough))
        more = number.wide(found["top"]) - number.wide(found["bottom"])
        return Exact(more * number.wide(100 * MICRO), number.wide(enough))

    def why_missing(self, sums: Mapping[str, Sums]) -> Any:
        """Too few answers."""
        return "too_few"

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield money for answers, levels that overlap, and a number of answers that is none."""
        yield from super().flaws(draft)
        if draft.amounts.get(self.from_) == self.of:
            yield Flaw("answers_are_money", ("of",), {"column": self.of})
        if self.method == "net promoter" and self.bottom >= self.top:
            top, bottom = (decimal_text(level, 6) for level in (self.top, self.bottom))
            yield Flaw("promoters_overlap", ("bottom",), {"top": top, "bottom": bottom})
        if self.at_least < 1:
            yield Flaw("at_least_one", ("at_least",), {"written": self.at_least})

    def formula(self, counted: Sequence[Row], value: Figure, plan: Any) -> str:
        """Show what was divided by what."""
        answers = [row["value"] for row in counted if row["stands"] and row["value"] is not None]
        if not answers or value.value is None:
            return ""
        if self.method == "mean":
            return f"{decimal_text(sum(answers), 6)} ÷ {len(answers)} = {value.text()}"
        top = sum(answer >= self.top for answer in answers)
        if self.method == "top box":
            return f"{top} ÷ {len(answers)} = {value.text()}"
        bottom = sum(answer <= self.bottom for answer in answers)
        return f"({top} − {bottom}) × 100 ÷ {len(answers)} = {value.text()}"

    def says(self, plan: Any) -> Phrase:
        """Say what is measured."""
        top, bottom = (decimal_text(level, 6) for level in (self.top, self.bottom))
        facts = facts_words(self.parts()[0], plan)
        few = FEW(least=self.at_least) if self.at_least > 1 else ""
        return SAYS[self.method](of=self.of, facts=facts, top=top, bottom=bottom, few=few)
