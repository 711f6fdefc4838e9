"""What every component of pay has: a title, a gate, a cap; and how shapes plug in.

A shape makes the exact pay of one line in millionths of a minor unit (`exact`). Gate and rounding are applied
to it once, afterwards, the same for all shapes; the cap is a line of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import Field

from steelyard.engine.figures import Figure
from steelyard.engine.names import suggestion
from steelyard.engine.problems import Flaw
from steelyard.engine.shape import Clause, Shape, Title
from steelyard.engine.threshold import Threshold
from steelyard.engine.words import Language, Phrase, Sayable, Words
from steelyard.engine.written import Code, Money, Percent

GATED = Words(
    "Unless {threshold}, it pays {otherwise} of that.",
    "除非{threshold}，只支付其 {otherwise}。",
    "除非{threshold}，只支付其 {otherwise}。",
)
CAPPED = Words(
    "It pays at most {cap} a period; what is above is taken off in a line of its own.",
    "每个周期最多支付 {cap}，超出部分以单独一行扣除。",
    "每個週期最多支付 {cap}，超出部分以單獨一行扣除。",
)


class PayGate(Threshold):
    """A threshold without which only a part is paid."""

    otherwise: Percent = Field(0, description="The part that is paid while the threshold is not kept.")


@dataclass(frozen=True)
class Line:
    """One fact on its way to a pay line: expressions, all 64-bit integers."""

    credit_minor: Any  # what the fact was credited with
    before_minor: Any  # credited in the period before it, by date and id
    after_minor: Any  # and with it
    period_minor: Any  # credited in the whole period
    attainment_ppm: Any  # of the indicator it pays by; missing when there is none
    target: Any  # likewise


@dataclass(frozen=True)
class PaidLine:
    """The same, once paid, as plain numbers: what a story is told from."""

    credit_minor: int
    running_minor: int
    period_minor: int
    amount_minor: int
    attainment_ppm: int | None
    target: int | None
    gate_ppm: int
    currency: str

    def money(self, minor: int) -> str:
        """Show an amount as it stands in a formula."""
        return Figure(minor, "money", self.currency).bare()


class Incentive(Shape):
    """One component of pay. `title` in YAML is `titles` here; `title(language)` gives the words."""

    kind: str
    titles: Title = Field(alias="title", description="Its name, in each language.")
    gate: PayGate | None = Field(None, description="What must be kept for it to be paid in full.")
    cap: Money | None = Field(None, description="The most it pays in a period.")

    def title(self, language: Language) -> str:
        """Give its name."""
        return self.titles.text(language)

    # What a shape fills in.

    @property
    def base(self) -> str | None:
        """Name the indicator whose facts it pays for, if it pays by fact."""
        return None

    @property
    def against(self) -> str | None:
        """Name the indicator whose attainment it looks at, if any."""
        return None

    def exact(self, line: Line) -> Any:
        """Make the pay of one line in millionths of a minor unit, widened."""
        raise NotImplementedError

    def says(self, plan: Any) -> Phrase:
        """Say what is paid."""
        raise NotImplementedError

    def rows(self, currency: str, language: Language) -> tuple[tuple[str, ...], ...]:
        """Give the rate table, if there is one."""
        return ()

    def formula(self, line: PaidLine) -> str:
        """Show how one line came about, with its values, before any gate."""
        raise NotImplementedError

    # What all shapes share.

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield indicators that are not there or cannot be paid on, and a cap that is none."""
        for field, code in (("on", self.base), ("against", self.against)):
            if code is not None and code not in draft.names("indicators"):
                known = suggestion(code, draft.names("indicators"))
                place = field if field in self.model_fields_set else "on"
                yield Flaw("unknown_indicator", (place,), {"name": code, "known": known})
        base = draft.indicators.get(self.base)
        if base is not None and (base.kind != "total" or draft.unit(base) != "money"):
            yield Flaw("not_payable", ("on",), {"name": str(self.base)})
        if self.cap is not None and self.cap <= 0:
            yield Flaw("cap_not_positive", ("cap",), {"written": Figure(self.cap, "money", draft.currency)})
        if self.gate is not None:
            yield from (flaw.below("gate") for flaw in self.gate.flaws(draft))

    def clause(self, plan: Any, language: Language) -> Clause:
        """Say the whole component, gate and cap included."""
        said: list[Sayable] = [self.says(plan)]
        if self.gate is not None:
            threshold = self.gate.words(plan.indicators[self.gate.indicator], plan.currency)
            said.append(GATED(threshold=threshold, otherwise=Figure(self.gate.otherwise, "ratio")))
        if self.cap is not None:
            said.append(CAPPED(cap=Figure(self.cap, "money", plan.currency)))
        sentence = plan.sentence([*said, *plan.reasons(self)], language)
        return Clause(self.title(language), sentence, self.rows(plan.currency, language))


class PaysByFact(Incentive):
    """A component that pays for each fact of an indicator."""

    on: Code = Field(description="The indicator, a total of money, whose facts are paid for.")

    @property
    def base(self) -> str | None:
        """As declared."""
        return self.on
