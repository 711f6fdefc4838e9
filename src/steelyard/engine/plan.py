"""A plan: what people sign, read from YAML and fixed from then on. Its hash names it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import Field

from steelyard.engine.figures import unit_scale
from steelyard.engine.filters import Condition
from steelyard.engine.incentives.rounding import PLAIN, Rounding
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.indicators.of_facts import OfFacts
from steelyard.engine.kinds import (
    AnyCredit,
    AnyGate,
    AnyGrades,
    AnyIncentive,
    AnyIndicator,
    AnyScorecard,
    AnySettlement,
)
from steelyard.engine.paying import PeriodKind, kind_of
from steelyard.engine.period import Period, WindowName
from steelyard.engine.proration import by_months
from steelyard.engine.shape import Shape, Title
from steelyard.engine.words import Language, Sayable, Words, sentences
from steelyard.engine.written import Code

BECAUSE = Words("Because: {because}", "理由：{because}", "理由：{because}")
REFERENCE = Words("Source: {reference}", "依据：{reference}", "依據：{reference}")


class Plan(Shape):
    """A whole plan. Make one with `engine.read`, which also checks that its parts fit together."""

    code: Code = Field(alias="plan", description="The plan's code.")
    titles: Title = Field(alias="title", description="Its name, in each language.")
    currency: str = Field(description="The currency it measures and pays in.", pattern=r"^[A-Z]{3}$")
    pays_every: PeriodKind | None = Field(
        None,
        description="Which periods pay it; others score it and pay nothing. A plan that says nothing is "
        "paid by the kind of period it is first closed for.",
    )
    credit: dict[Code, AnyCredit] = Field(description="Whose facts are, by dataset.", min_length=1)
    indicators: dict[Code, AnyIndicator] = Field(description="What is measured.", min_length=1)
    scorecard: AnyScorecard | None = Field(None, description="How scores become a total.")
    grades: AnyGrades | None = Field(None, description="What totals are called.")
    gates: dict[Code, AnyGate] = Field(
        {}, description="Gates declared once, for components and settlement to name: `gate: quality`."
    )
    pay: dict[Code, AnyIncentive] = Field({}, description="What is paid.")
    rounding: Rounding | None = Field(
        None,
        description="How pay is rounded: `by line`, `by total`, or to a unit. Otherwise `by line`, half up.",
    )
    settlement: dict[Code, AnySettlement] = Field({}, description="What becomes of what was earned.")
    sha256: str = Field("", description="The hash of the text it was read from.")

    def __hash__(self) -> int:
        return hash(self.sha256)

    def title(self, language: Language) -> str:
        """Give its name."""
        return self.titles.text(language)

    def pays_in(self, period: Period) -> bool:
        """Tell whether a period pays it."""
        return bool(self.pay) and self.pays_every in (None, kind_of(period))

    def as_paid_in(self, period: Period) -> "Plan":
        """Give the plan as a period computes it: without pay, where another kind of period pays it."""
        if self.pays_every is None or self.pays_in(period):
            return self
        return self.model_copy(update={"pay": {}, "settlement": {}})

    @property
    def datasets(self) -> tuple[str, ...]:
        """Name the fact tables it needs."""
        return tuple(dict.fromkeys((*self.credit, *self.settled)))

    @property
    def settled(self) -> dict[str, tuple[str, ...]]:
        """Name the fact tables its settlement needs, and their columns beside the amount, dates first."""
        found: dict[str, tuple[str, ...]] = {}
        for item in self.settlement.values():
            for dataset, columns in item.datasets.items():
                found[dataset] = (*found.get(dataset, ()), *columns)
        return found

    @property
    def amounts(self) -> dict[str, str | None]:
        """Name each dataset's credited money column."""
        return {dataset: credit.amount for dataset, credit in self.credit.items()}

    @property
    def needs_others(self) -> bool:
        """Tell whether any part of it compares people, or shares something out among them."""
        parts = (*self.indicators.values(), *self.pay.values(), *self.settlement.values())
        cards = (self.scorecard, self.grades)
        return any(part.needs_others for part in (*parts, *cards) if part is not None)

    def climbs(self, indicator: Indicator) -> bool:
        """Tell whether what people below are credited with counts in an indicator of their manager, too."""
        credited = (self.credit.get(part.dataset) for part in indicator.parts())
        return any(credit is not None and credit.levels_up > 0 for credit in credited)

    @property
    def looks_at_months(self) -> bool:
        """Tell whether it divides periods by months for those who are on it for a part of one."""
        shapes: tuple[Shape, ...] = (
            *self.indicators.values(), *self.pay.values(), *self.settlement.values(),
        )  # fmt: skip
        return by_months([by for shape in shapes for by in shape.prorations])

    @property
    def minor_units(self) -> int:
        """Tell how many minor units make one of its currency."""
        return unit_scale("money", self.currency)

    def columns(self, dataset: str) -> frozenset[str]:
        """Name the columns of a dataset's facts that it looks at, beside the credited amount."""
        found: set[str] = set()
        for indicator in self.indicators.values():
            for part in indicator.parts():
                if part.dataset == dataset:
                    found |= {part.of} if part.of else set()
                    found |= set(part.also)
        for condition in self.conditions(dataset):
            found |= condition.columns
        return frozenset(found - ({self.credit[dataset].amount} if dataset in self.credit else set()))

    def conditions(self, dataset: str) -> Iterator[Condition]:
        """Yield everything it asks of a dataset's facts, to measure or to pay them."""
        for indicator in self.indicators.values():
            yield from (part.where for part in indicator.parts() if part.dataset == dataset and part.where)
        for incentive in self.pay.values():
            base = self.indicators[incentive.base] if incentive.base else None
            if base is not None and base.parts()[0].dataset == dataset:
                yield from incentive.whens()

    def windows(self, dataset: str) -> frozenset[WindowName]:
        """Name the stretches of days, beside the period, for which it looks at a dataset's facts."""
        found = (
            window
            for code, window in self._lookbacks()
            if any(part.dataset == dataset for part in self.indicators[code].parts())
        )
        return frozenset(found) - {"period"}

    def looked_at(self, window: WindowName) -> list[OfFacts]:
        """List the indicators of facts whose values its indicators need for some days."""
        looks = {pair for one in self.indicators.values() for pair in one.lookbacks}
        found = self.indicators if window == "period" else {code for code, then in looks if then == window}
        return [one for code in found if isinstance(one := self.indicators[code], OfFacts)]

    def _lookbacks(self) -> set[tuple[str, WindowName]]:
        shapes: tuple[Shape, ...] = (*self.indicators.values(), *self.pay.values())
        return {(code, window) for shape in shapes for code, window in shape.lookbacks}

    @property
    def adds_up_exactly(self) -> bool:
        """Tell whether pay is rounded by the total, which takes a line of its own."""
        return self.rounding is not None and self.rounding.rule == "by total"

    def rounds(self) -> Sayable:
        """Say how its pay is rounded."""
        return (self.rounding or PLAIN).says(self)

    def reasons(self, shape: Shape) -> Iterator[Sayable]:
        """Say why a part is so and where that was decided."""
        if shape.because:
            yield BECAUSE(because=Stopped(shape.because))
        if shape.reference:
            yield REFERENCE(reference=Stopped(shape.reference))

    @staticmethod
    def sentence(said: Iterable[Sayable], language: Language) -> str:
        """Put sentences together."""
        return sentences(said).text(language)


@dataclass(frozen=True)
class Stopped:
    """Words that end as a sentence does, in whichever language."""

    words: Sayable

    def text(self, language: Language) -> str:
        """Say them, with a full stop where they have none."""
        text = " ".join(self.words.text(language).split())
        stop = "." if language == "en" or text.isascii() else "。"
        return text if text.endswith((".", "。", "!", "?", "！", "？")) else text + stop
